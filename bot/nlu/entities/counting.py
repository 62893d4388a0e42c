"""Numbers as customers say them: "2", "iki", "on iki", "onbeş", "yarım", "bir buçuk", "üç dört"."""

from __future__ import annotations

import re
from typing import Final

UNITS: Final = {
    "bir": 1, "bi": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8,
    "dokuz": 9,
}  # fmt: skip
TENS: Final = {
    "on": 10, "yirmi": 20, "otuz": 30, "kirk": 40, "elli": 50, "altmis": 60, "yetmis": 70,
    "seksen": 80, "doksan": 90,
}  # fmt: skip
_TENS: Final = "|".join(TENS)
_UNITS: Final = "|".join(sorted(UNITS, key=len, reverse=True))

WORD: Final = rf"(?:(?:{_TENS})(?:\s?(?:{_UNITS}))?|{_UNITS})"
"""An expression for one number in words, 1 to 99."""
NUMBER: Final = rf"(?:\d{{1,3}}|{WORD})"
"""An expression for one number in digits or words."""
_PARTS: Final = re.compile(rf"({_TENS})?\s?({_UNITS})?")


def count(said: str) -> int | None:
    """The number that folded words or digits say; None where they say none, or nought."""
    if said.isdecimal():
        return int(said) or None
    match = _PARTS.fullmatch(said)
    if not match or not said:
        return None
    return TENS.get(match[1], 0) + UNITS.get(match[2], 0)


# What a counted thing's number ends in: "ikisi", "üçü", "dördünün", "birini".
_ENDED: Final = {
    "bir": "biri(?:si)?", "iki": "ikisi", "uc": "ucu", "dort": "dordu", "bes": "besi", "alti": "altisi",
    "yedi": "yedisi", "sekiz": "sekizi", "dokuz": "dokuzu",
}  # fmt: skip
_OF_THEM: Final = {ended: UNITS[word] for word, ended in _ENDED.items()}
OF_THEM: Final = rf"(?:(?:\d{{1,2}}['’ ]?(?:s?[iu])|(?:{'|'.join(_OF_THEM)}|onu))(?:n[iua]n?|nd[ae]n?)?)(?=(?:d[ae])?(?!\w))"
"""An expression for "2'si", "ikisi", "3 ünün": so many of what was named before."""


def count_of_them(said: str) -> int | None:
    """The number in words that `OF_THEM` found."""
    if digits := re.match(r"\d+", said):
        return int(digits[0]) or None
    if said.startswith("onu"):
        return 10
    return next((value for ended, value in _OF_THEM.items() if re.match(ended, said)), None)
