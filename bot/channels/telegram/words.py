"""What the channel itself says, in the shop's language; the dialogue's words are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.privacy import notice

Words = Mapping[str, str]

_TURKISH: Final[Words] = {
    "start": "Merhaba",
    "order": "Merhaba, sipariş numaram {payload}",
    "human": "Bir temsilciyle görüşmek istiyorum.",
    "erase": "Kişisel verilerimin silinmesini istiyorum.",
    "phone": "Telefonum {number}",
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
    "voice": "Sesli mesajınızı dinleyemiyorum; sorununuzu kısaca yazar mısınız?",
    "video": "Videonuzu izleyemiyorum; sorununuzu kısaca yazar, bir de fotoğraf gönderir misiniz?",
    "document": "Bu dosyayı okuyamıyorum; sorununuzu kısaca yazar mısınız?",
    "location": "Konumunuzu okuyamıyorum; adresi yazar mısınız?",
    "other": "Bunu okuyamıyorum; sorununuzu kısaca yazar mısınız?",
    "way_on": "Dilerseniz /temsilci yazın, bir temsilcimiz ilgilensin.",
    "kept": "Gönderdiğinizi gördük; temsilcimiz yanıtlarken dikkate alacak.",
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
    "phone": "My phone number is {number}",
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
    "voice": "I can't listen to voice messages; would you write in a few words what happened?",
    "video": "I can't watch videos; would you write what happened and send a photo?",
    "document": "I can't read this file; would you write in a few words what happened?",
    "location": "I can't read locations; would you write the address?",
    "other": "I can't read this; would you write in a few words what happened?",
    "way_on": "Or send /temsilci, and a person will look at it.",
    "kept": "We have seen it; our colleague will take it into account.",
    "command_help": "How can I help?",
    "command_human": "Talk to a person",
    "command_privacy": "How we use your data",
    "command_erase": "Ask us to delete your data",
}
WORDS: Final[Mapping[str, Words]] = {"tr": _TURKISH, "en": _ENGLISH}


def said(language: str, key: str, **values: str) -> str:
    """One of the sentences; `values` fill its braces."""
    return WORDS[language][key].format(**values)


def privacy(language: str, shop: str, url: str) -> str:
    """The notice that is given once, with its version."""
    return notice.text(language, shop, f"{url}/gizlilik" if url else "")
