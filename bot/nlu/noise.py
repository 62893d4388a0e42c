"""What fingers do to words: noisy copies of training lines, over folded text.

A classifier that has only seen tidy spelling loses five points on messages that are typed in anger.
The copies are made at training, from a seed, and never stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

# So many of a line's longer words are spoilt, and so many lines lose their vowels.
_SPOILT, _SMS = 0.45, 0.15
_SHORTEST = 4
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    key: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in _ROWS
    for at, key in enumerate(row)
}
_VOWEL = re.compile("[aeiou]")


def noisy(folded: str, chance: Random) -> str:
    """A copy of a folded line with some words misspelt; the same for the same state of `chance`."""
    sms = chance.random() < _SMS
    words: list[str] = []
    for word in folded.split():
        if len(word) < _SHORTEST or chance.random() > _SPOILT:
            words.append(word)
        elif words and chance.random() < 1 / 7:
            words.append(words.pop() + word)
        else:
            slip = _without_vowels if sms and chance.random() < 0.6 else chance.choice(_SLIPS)
            words.append(slip(word, chance))
    return " ".join(words)


def _place(word: str, chance: Random) -> int:
    """Of a letter that is neither the first nor the last: those are seldom wrong."""
    return chance.randrange(1, len(word) - 1)


def _dropped(word: str, chance: Random) -> str:
    at = _place(word, chance)
    return word[:at] + word[at + 1 :]


def _swapped(word: str, chance: Random) -> str:
    at = _place(word, chance)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _neighbour(word: str, chance: Random) -> str:
    at = _place(word, chance)
    return word[:at] + chance.choice(_BESIDE.get(word[at]) or word[at]) + word[at + 1 :]


def _doubled(word: str, chance: Random) -> str:
    at = _place(word, chance)
    return word[:at] + word[at] + word[at:]


def _cut(word: str, chance: Random) -> str:
    return word[: -chance.randrange(1, 3)] if len(word) > 2 + _SHORTEST else word


def _vowel_less(word: str, chance: Random) -> str:
    places = [found.start() for found in _VOWEL.finditer(word) if found.start()]
    at = chance.choice(places) if places else len(word)
    return word[:at] + word[at + 1 :]


def _without_vowels(word: str, chance: Random) -> str:
    return word[0] + _VOWEL.sub("", word[1:])


_SLIPS: tuple[Callable[[str, Random], str], ...] = (
    *(_dropped, _swapped, _neighbour, _doubled),
    *(_cut, _vowel_less),
)
