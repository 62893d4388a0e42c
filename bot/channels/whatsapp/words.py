"""What the channel itself says, in the shop's language; the dialogue's words are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.channels import words as common
from bot.channels.words import Words

WORDS: Final[Mapping[str, Words]] = {
    "tr": {"way_on": "Dilerseniz “temsilci” yazın, bir temsilcimiz ilgilensin."},
    "en": {"way_on": "Or write “human”, and a person will look at it."},
}


def said(language: str, key: str, **values: str) -> str:
    """One of the sentences; `values` fill its braces."""
    return common.said(WORDS, language, key, **values)
