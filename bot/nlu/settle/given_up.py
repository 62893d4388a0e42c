"""Words that give up what is on its way: "yola çıkmış ama artık istemiyorum".

The heads hear the parcel in them, and ask where it is.
"""

from __future__ import annotations

import re
from typing import Final

_ON_ITS_WAY: Final = re.compile(
    r"\b(?:yola cik\w+|yolda\w*|kargoda\w*|kargoya (?:veril|cik)\w+|gonderil(?:mis|di)\w*"
    r"|on (?:its|the) way|(?:been )?shipped)\b"
)
# What is not wanted is the goods: "iade istemiyorum" and "yenisini istemiyorum" are refusals.
_NOT_WANTED: Final = re.compile(
    r"(?:[,.;!]|\b(?:artik|ben|biz|ama|fakat|ve|urunu|siparis\w*|onu|bunu|almak|paketi|kargoyu|hic))"
    r"\s+istemi(?:yorum|yoruz|yom|yoz)\b"
    r"|\balmayaca(?:gim|giz)\b|\bgelmesin\b|\b(?:don'?t|do not) want (?:it|this|them)\b"
)
_AWAITED: Final = re.compile(r"\b(?:gelmedi|gelmiyo|bekli|geci[kt]|gec kal|nerede|nerde|late\b)")


def given_up(folded: str) -> bool:
    """Whether what is on its way is not wanted any more, and nobody waits for it."""
    on_its_way = _ON_ITS_WAY.search(folded) and _NOT_WANTED.search(folded)
    return on_its_way is not None and not _AWAITED.search(folded)
