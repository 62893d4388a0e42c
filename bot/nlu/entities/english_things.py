"""The thing of an English clause: "cancel only the backpack"."""

from __future__ import annotations

import re
from typing import Final

_THINGS: Final = (
    r"(?:back ?pack|bag|suitcase|wallet|belt|shoe|sneaker|trainer|boot|sandal|slipper|dress|skirt|shirt|t-?shirt|blouse|sweater|jumper|coat|jacket|trouser|pant|jean|hat|scarf|"
    r"glass|cup|mug|plate|pan|pot|kettle|vase|lamp|mirror|chair|table|desk|pillow|blanket|duvet|curtain|carpet|rug|bed sheet|bed ?ding|coffee machine|toaster|blender|iron|vacuum(?: cleaner)?|"
    r"head ?phone|ear ?phone|ear ?bud|speaker|phone|tablet|laptop|computer|keyboard|mouse|monitor|camera|watch|charger|book|toy|puzzle|block|serum|cream|perfume)(?:e?s)?"
)
_NAMED: Final = re.compile(
    rf"\b(?:the|my|our|this|that|these|those|only|just|an?|of) (?:\w+ )?(?P<thing>{_THINGS})\b"
)
# "My phone number" is no thing.
_NOT_AFTER: Final = re.compile(r"\W+(?:number|no\b|order|screen is)")


def english_thing(folded: str) -> str:
    """The first one; '' where none is named."""
    return next(
        (
            match["thing"]
            for match in _NAMED.finditer(folded)
            if not _NOT_AFTER.match(folded[match.end() :])
        ),
        "",
    )
