"""What every messenger itself says of what nobody here can read, in the shop's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Words = Mapping[str, str]
"""Sentences by their keys."""

COMMON: Final[Mapping[str, Words]] = {
    "tr": {
        "phone": "Telefonum {number}",
        "voice": "Sesli mesajınızı dinleyemiyorum; sorununuzu kısaca yazar mısınız?",
        "video": (
            "Videonuzu izleyemiyorum; sorununuzu kısaca yazar, bir de fotoğraf gönderir misiniz?"
        ),
        "document": "Bu dosyayı okuyamıyorum; sorununuzu kısaca yazar mısınız?",
        "location": "Konumunuzu okuyamıyorum; adresi yazar mısınız?",
        "other": "Bunu okuyamıyorum; sorununuzu kısaca yazar mısınız?",
        "kept": "Gönderdiğinizi gördük; temsilcimiz yanıtlarken dikkate alacak.",
    },
    "en": {
        "phone": "My phone number is {number}",
        "voice": "I can't listen to voice messages; would you write in a few words what happened?",
        "video": "I can't watch videos; would you write what happened and send a photo?",
        "document": "I can't read this file; would you write in a few words what happened?",
        "location": "I can't read locations; would you write the address?",
        "other": "I can't read this; would you write in a few words what happened?",
        "kept": "We have seen it; our colleague will take it into account.",
    },
}


def said(words: Mapping[str, Words], language: str, key: str, **values: str) -> str:
    """One of a channel's own sentences, or of the common ones; `values` fill its braces."""
    own = words[language]
    return (own[key] if key in own else COMMON[language][key]).format(**values)
