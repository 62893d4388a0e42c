"""Turkish letters: case and folding that Python's own str methods get wrong for İ and ı."""

from __future__ import annotations

import re
import unicodedata

_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_FOLD = str.maketrans("çğıöşüâîû", "cgiosuaiu")
# Zero-width and direction marks: invisible, and they break every comparison.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Drop control characters and lone surrogates, compose letters (NFC), trim the ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text)).strip()


def blank(text: str) -> bool:
    """Whether a text shows nothing: spaces and invisible marks only."""
    return not _INVISIBLE.sub("", text).strip()


def visible(text: str) -> str:
    """Without invisible marks and with composed letters: what `fold` folds, letter by letter."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def lower(text: str) -> str:
    """Lower-case as Turkish does: İ -> i, I -> ı."""
    # Other programs' lower() makes of İ an i with a dot of its own.
    return unicodedata.normalize("NFC", text).translate(_LOWER).lower().replace("i\u0307", "i")


def fold(text: str) -> str:
    """Lower-case and write with ASCII letters, so that 'Şikâyet' and 'SIKAYET' are one word."""
    return lower(_INVISIBLE.sub("", text)).translate(_FOLD)


def same(left: str, right: str) -> bool:
    """Whether two short texts are the same words, whatever their case, spelling and marks."""
    words, others = (re.findall(r"\w+", fold(text)) for text in (left, right))
    return words == others if words or others else clean(left) == clean(right)
