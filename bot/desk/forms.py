"""What an agent may send, with Turkish words for what is wrong."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator

from bot.conversations.errors import Refused
from bot.conversations.intake import MAX_CHARACTERS
from bot.conversations.media import Media
from bot.conversations.photos import read_photo
from bot.labels import RESULTS
from bot.turkish import clean


class CleanText(forms.CharField):
    """Text without control characters, checked as it will be stored."""

    widget = forms.Textarea

    def __init__(self, *, rows: int, hint: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # A validator, not `max_length`: that would let the browser cut a pasted text silently.
        self.validators.append(
            MaxLengthValidator(MAX_CHARACTERS, "En çok 4.096 karakter yazabilirsiniz.")
        )
        self.widget.attrs.update({"rows": str(rows), "class": "input", "placeholder": hint})

    def to_python(self, value: Any) -> str:
        """Before the validators: what they count is what is stored."""
        return clean(super().to_python(value) or "")


class PhotoField(forms.FileField):
    """A photo that may be sent on; its clean value is `Media`, or None without one."""

    widget = forms.FileInput(
        attrs={"accept": "image/jpeg,image/png,image/webp", "class": "visually-hidden"}
    )

    def clean(self, data: Any, initial: Any = None) -> Media | None:
        """Decoded and written anew, as a customer's would be."""
        if data is None:
            return None
        try:
            return read_photo(data, data.size, settings.MAX_UPLOAD_BYTES)
        except Refused as refused:
            raise forms.ValidationError(refused.message) from refused


class ReplyForm(forms.Form):
    """`text`: at most 4,096 characters; `photo`: Media or None; one of both at least."""

    text = CleanText(label="Yanıtınız", rows=3, hint="Müşteriye yanıtınızı yazın", required=False)
    photo = PhotoField(label="Fotoğraf ekle", required=False)

    def clean(self) -> dict[str, Any]:
        """A photo needs no words."""
        fields = self.cleaned_data
        if not self.errors and not fields["text"] and fields["photo"] is None:
            raise forms.ValidationError("Yanıt boş olamaz.")
        return fields


class ResolveForm(forms.Form):
    """`result`: a code of `labels.RESULTS`; `farewell`: said to the customer, may be ''."""

    result = forms.ChoiceField(
        label="Sonuç",
        choices=[("", "Seçin"), *RESULTS.items()],
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={
            "required": "Lütfen bir sonuç seçin.",
            "invalid_choice": "Bu sonuç listede yok. Lütfen listeden seçin.",
        },
    )
    farewell = CleanText(
        label="Son mesaj (isteğe bağlı)",
        rows=2,
        hint="Müşteriye son bir söz",
        required=False,
    )


class GiveBackForm(forms.Form):
    """`note`: for the bot and colleagues; `sentence`: said to the customer, may be ''."""

    note = CleanText(
        label="İç not (müşteri görmez)",
        rows=3,
        hint="Ne konuşuldu, ne kararlaştırıldı? Asistan ve arkadaşlarınız okur.",
        error_messages={"required": "Lütfen kısa bir iç not yazın."},
    )
    sentence = CleanText(
        label="Müşteriye son söz (isteğe bağlı, müşteri okur)",
        rows=2,
        hint="Örneğin: Değişiminizi onayladım, kurye yarın gelecek.",
        required=False,
    )
