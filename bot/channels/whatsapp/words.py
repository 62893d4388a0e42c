"""What the channel itself says, in the shop's language; the dialogue's words are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Words = Mapping[str, str]

_TURKISH: Final[Words] = {
    "phone": "Telefonum {number}",
    "voice": "Sesli mesajınızı dinleyemiyorum; sorununuzu kısaca yazar mısınız?",
    "video": "Videonuzu izleyemiyorum; sorununuzu kısaca yazar, bir de fotoğraf gönderir misiniz?",
    "document": "Bu dosyayı okuyamıyorum; sorununuzu kısaca yazar mısınız?",
    "location": "Konumunuzu okuyamıyorum; adresi yazar mısınız?",
    "other": "Bunu okuyamıyorum; sorununuzu kısaca yazar mısınız?",
    "way_on": "Dilerseniz “temsilci” yazın, bir temsilcimiz ilgilensin.",
    "kept": "Gönderdiğinizi gördük; temsilcimiz yanıtlarken dikkate alacak.",
}
_ENGLISH: Final[Words] = {
    "phone": "My phone number is {number}",
    "voice": "I can't listen to voice messages; would you write in a few words what happened?",
    "video": "I can't watch videos; would you write what happened and send a photo?",
    "document": "I can't read this file; would you write in a few words what happened?",
    "location": "I can't read locations; would you write the address?",
    "other": "I can't read this; would you write in a few words what happened?",
    "way_on": "Or write “human”, and a person will look at it.",
    "kept": "We have seen it; our colleague will take it into account.",
}
WORDS: Final[Mapping[str, Words]] = {"tr": _TURKISH, "en": _ENGLISH}


def said(language: str, key: str, **values: str) -> str:
    """One of the sentences; `values` fill its braces."""
    return WORDS[language][key].format(**values)
