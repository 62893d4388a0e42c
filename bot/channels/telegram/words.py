"""What the channel itself says, in the shop's language; the dialogue's words are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.channels import words as common
from bot.channels.words import Words
from bot.privacy import notice

_TURKISH: Final[Words] = {
    "start": "Merhaba",
    "order": "Merhaba, sipariş numaram {payload}",
    "human": "Bir temsilciyle görüşmek istiyorum.",
    "erase": "Kişisel verilerimin silinmesini istiyorum.",
    "help": (
        "Ben {shop} mağazasının dijital asistanıyım. Yanlış, hasarlı, eksik ya da geciken "
        "siparişleriniz için sorununuzu kendi sözlerinizle yazabilirsiniz; fotoğraf da "
        "gönderebilirsiniz.\n\n"
        "/temsilci: bir insanla görüşün\n"
        "/gizlilik: verilerinizi nasıl işlediğimizi okuyun\n"
        "/sil: verilerinizin silinmesini isteyin"
    ),
    "group": "Size burada yardımcı olamıyorum; siparişinizle ilgili bana özelden yazar mısınız?",
    "chosen": "✓ {title}",
    "pressed": "Seçiminizi aldım.",
    "way_on": "Dilerseniz /temsilci yazın, bir temsilcimiz ilgilensin.",
    "command_help": "Nasıl yardımcı olabilirim?",
    "command_human": "Bir temsilciyle görüşün",
    "command_privacy": "Verilerinizi nasıl işliyoruz?",
    "command_erase": "Verilerinizin silinmesini isteyin",
}
_ENGLISH: Final[Words] = {
    "start": "Hello",
    "order": "Hello, my order number is {payload}",
    "human": "I want to talk to a person.",
    "erase": "I want my personal data to be deleted.",
    "help": (
        "I am the digital assistant of {shop}. Tell me in your own words what went wrong with your "
        "order: wrong, damaged, missing or late; photos are welcome too.\n\n"
        "/temsilci: talk to a person\n"
        "/gizlilik: how we use your data\n"
        "/sil: ask us to delete your data"
    ),
    "group": "I can't help you in here; would you write to me in private about your order?",
    "chosen": "✓ {title}",
    "pressed": "Got it.",
    "way_on": "Or send /temsilci, and a person will look at it.",
    "command_help": "How can I help?",
    "command_human": "Talk to a person",
    "command_privacy": "How we use your data",
    "command_erase": "Ask us to delete your data",
}
WORDS: Final[Mapping[str, Words]] = {"tr": _TURKISH, "en": _ENGLISH}


def said(language: str, key: str, **values: str) -> str:
    """One of the sentences; `values` fill its braces."""
    return common.said(WORDS, language, key, **values)


def privacy(language: str, shop: str, url: str) -> str:
    """The notice that is given once, with its version."""
    return notice.text(language, shop, f"{url}/gizlilik" if url else "")
