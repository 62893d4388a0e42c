"""Which size, colour or model a customer means, by the shop's own names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.commerce.shops.port import Variant
from bot.turkish import fold

_LETTERS = ("xs", "s", "m", "l", "xl", "xxl", "xxxl")
_STEP = r"\b(?:bir|bi|1|daha) (?:(?:numara|beden|boy) )?(?:daha )?"
_BIGGER = re.compile(rf"{_STEP}(?:buyu[kg]|ust)|\bone size (?:up|bigger)")
_SMALLER = re.compile(rf"{_STEP}(?:kucu[kg]|alt)|\bone size (?:down|smaller)")
_SIZE = re.compile(r"\d+|x{0,3}[sml]\b")


def meant_variant(words: str, variants: Sequence[Variant], bought: str) -> Variant | None:
    """The one that the words mean; where they name a size or a colour alone the rest stays as
    it was bought. None where the shop has no such one, or nothing says which.
    """
    folded = fold(words)
    exact = next((one for one in variants if fold(one.name) == folded), None)
    if exact:
        return exact
    said = _stepped(folded, bought) or _parts(folded)
    most = max((_named(one, said) for one in variants), default=0)
    fitting = [one for one in variants if most and _named(one, said) == most]
    same = [one for one in fitting if _keeps(one, said, bought)]
    found = same or fitting
    return found[0] if len(found) == 1 else _in_stock(found)


def _in_stock(found: Sequence[Variant]) -> Variant | None:
    there = [one for one in found if one.in_stock]
    return there[0] if len(there) == 1 else None


def _parts(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _named(variant: Variant, said: Sequence[str]) -> int:
    """How many parts of the shop's name the words name."""
    return sum(_is(fold(part).strip(), said) for part in variant.name.split(","))


def _keeps(variant: Variant, said: Sequence[str], bought: str) -> bool:
    """Whether what was not named is as it was bought."""
    ours = [fold(part).strip() for part in variant.name.split(",")]
    theirs = [fold(part).strip() for part in bought.split(",")]
    if len(ours) != len(theirs):
        return False
    return all(_is(one, said) or one == other for one, other in zip(ours, theirs, strict=True))


def _is(part: str, said: Sequence[str]) -> bool:
    """Whether one of the words is this size or colour, whatever its ending."""
    if _SIZE.fullmatch(part):
        return part in said
    return any(word.startswith(part[:5]) for word in said if len(word) > 2)


def _stepped(folded: str, bought: str) -> list[str]:
    """ "Bir numara büyüğü", counted from what was bought; [] where nothing is counted."""
    step = 1 if _BIGGER.search(folded) else -1 if _SMALLER.search(folded) else 0
    sizes = [part for part in _parts(fold(bought)) if _SIZE.fullmatch(part)]
    if not step or not sizes:
        return []
    size = sizes[0]
    if size.isdecimal():
        return [str(int(size) + step)]
    place = _LETTERS.index(size) + step if size in _LETTERS else -1
    return [_LETTERS[place]] if 0 <= place < len(_LETTERS) else []
