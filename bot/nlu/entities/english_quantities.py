"""How many pieces an English message speaks of: "two of the six came broken"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.nlu.entities.entity import Entity

_WORDS: Final = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_NUMBER: Final = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"
_TROUBLE: Final = r"(?:broken|cracked|damaged|smashed|chipped|scratched|missing|faulty|defective|torn|stained|leaking|dented|bent)"
# Times count no pieces.
_NO_PIECE: Final = r"(?!(?:days?|weeks?|months?|hours?|times?|years?|minutes?|stars?|percent)\b)"
_SHAPES: Final = tuple(
    re.compile(expression)
    for expression in (
        # "two of the six tea glasses came broken", "2 of them are cracked"
        rf"\b(?P<n>{_NUMBER}) (?:out )?of (?:(?:the|my|our|these|those) )?(?:(?P<all>{_NUMBER})\b|them\b)?(?: [a-z]+){{0,6}}? {_TROUBLE}\b",
        # "the two broken ones", "3 damaged plates"
        rf"\b(?P<n>{_NUMBER}) {_TROUBLE} (?:ones|pieces|[a-z]+s)\b",
        # "two glasses are broken"
        rf"\b(?P<n>{_NUMBER}) {_NO_PIECE}(?:[a-z]+ ){{1,3}}?(?:are|were|came|arrived|is|was) (?:[a-z]+ )?{_TROUBLE}\b",
    )
)


def english_quantities(folded: str) -> Iterator[Entity]:
    """The first count of the pieces in trouble, and of all of them where that is said."""
    for shape in _SHAPES:
        if match := shape.search(folded):
            yield _entity("quantity", match, "n")
            if "all" in shape.groupindex and match["all"]:
                yield _entity("ordered_quantity", match, "all")
            return


def _entity(name: str, match: re.Match[str], group: str) -> Entity:
    said = match[group]
    return Entity(name, str(_WORDS.get(said, said)), *match.span(group))
