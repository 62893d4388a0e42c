"""What came, where what was ordered is named elsewhere or not at all: "bunun yerine terlik geldi"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.nlu.entities.entity import Entity, Spelled
from bot.nlu.entities.products import COLOURS
from bot.nlu.entities.things import noun

_CAME: Final = (
    r"(?:gel(?:di|mis)|cik(?:ti|mis)|(?:yolla|gonder|koy|ver|getir|birak|kargola|paketle)(?:mis|di|du|mus))\w*|"
    r"(?:yollan|gonderil|konul|konmus|kondu)\w*(?:mis|di|du|mus)\w*"
)
_INSTEAD: Final = re.compile(
    rf"(?<!\w)(?:(?:bunun|onun|onlarin|bunlarin|urunun|aldigimin|istedigimin|siparisimin|\w+n[iu]n) |\A\W*|[.,;!?]\W*)yerine (?:bana |bize |baska (?:bir )?|bir |bi )*(?P<said>(?:\w+ ){{1,3}}?)(?:{_CAME})(?!\w)"
)
_ENGLISH: Final = re.compile(
    r"(?<!\w)(?:(?:got|received|sent me|sent|came|there was|were) (?:an? |some |the )?(?P<said>[a-z]+(?: [a-z]+)?) instead)(?!\w)"
)


def instead(text: Spelled, taken: Sequence[Entity]) -> Iterator[Entity]:
    """The thing or colour that came instead; nothing where `taken` knows it, or a part of it."""
    if any(one.entity == "received" for one in taken):
        return
    for expression, known in ((_INSTEAD, True), (_ENGLISH, False)):
        match = expression.search(text.folded)
        if not match or (known and not _names(match["said"].split()[-1])):
            continue
        start = match.start("said")
        end = start + len(match["said"].rstrip())
        if not any(one.start < end and start < one.end for one in taken):
            yield Entity("received", text.own(start, end), start, end)
            return


def _names(word: str) -> bool:
    return word in COLOURS or noun(word) is not None
