"""Short answers about the photo and the carrier's report: "tutulmadı", "çekmedik", "ikisi de yok".

Their verb alone says which of the two they are about, and a no before it is part of the answer: so
the whole message has to be one, and then it denies nothing else and counts no pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.nlu.entities.entity import Entity, Spelled

PHOTO, REPORT = "photo_answer", "damage_report"
_PHOTO: Final = r"(?:foto\w*|resim\w*|resmi\w*|gorsel\w*|gorunt\w*)"
_REPORT: Final = r"(?:tutana[kg]\w*|rapor\w*)"
_BESIDE: Final = r"(?:hayir|hyr|yok|yo+|maalesef|malesef|valla\w*|ya|yani|ki|de|da|bende|bizde|su|an|anda|elimde|hic|hicbir|bir|bi|sey|oyle|o|onu|bunu|kargocu|kurye|kargo|kimse|biz|ben|abi|ne|yazik|daha|henuz|onlar\w*|simdi|acele\w*|vakit|firsat|olmadi)"
_GAP: Final = rf"(?:\W+|\W+(?:{_BESIDE}\W+){{1,5}})"
_LEAD: Final = rf"\W*(?:{_BESIDE}\W+){{0,5}}"
_END: Final = rf"(?:\W+{_BESIDE}){{0,4}}\W*"
_BOTH: Final = r"(?:(?:her )?ikisi ?(?:de|ni de|nide|ni|nden de|nden)?|ikiside|ikisinide|hicbiri(?:si)?(?: de|ni)?|hic biri(?:si)?(?:ni)?(?: de)?|(?:foto\w*|resim) (?:da|de|ve) (?:tutanak|rapor) (?:da|de)?)"
_NONE: Final = r"(?:yok(?:tu|tur)?|mevcut degil|yapma(?:di|mis)\w*|alma(?:di|mis)\w*|cekme(?:di|mis)\w*|tutma(?:di|mis)\w*|tutulma(?:di|mis)\w*|olmadi)"
_UNTAKEN: Final = r"(?:cek(?:me|ile?me|eme)(?:di|mis)\w*|cekilme(?:di|mis)\w*|cekmedi[mk]\w*|atam[iu]yo\w*|atamam|yukleyem\w*|cekem\w*)"
_UNREPORTED: Final = (
    r"(?:tut(?:ma|ulma|tur(?:ma|ama|ulma)|ama)(?:di|mis)\w*|tutturamad\w*|imzalatma(?:di|mis)\w*)"
)
_NEITHER: Final = re.compile(
    rf"{_LEAD}(?:ne (?:foto\w*|resim|tutanak) ne (?:de )?(?:foto\w*|resim|tutanak|rapor)(?: var)?|{_BOTH}{_GAP}?{_NONE}|{_NONE} ?(?:her )?{_BOTH}|(?:i )?(?:(?:have|got) (?:neither|none)|neither(?: (?:of them|one|of those))?|none of (?:them|those|that|these)|(?:don'?t|do not) have (?:either|any of (?:that|those|them|these)|both)|no photo (?:and|or) no report)){_END}"
)
_NO_PHOTO: Final = re.compile(
    rf"{_LEAD}(?:{_PHOTO}{_GAP})?{_UNTAKEN}{_END}|{_LEAD}{_PHOTO}{_GAP}{_UNTAKEN}{_END}"
)
_NO_REPORT: Final = re.compile(rf"{_LEAD}(?:{_REPORT}{_GAP})?{_UNREPORTED}{_END}")
_SAID: Final = (
    (_NEITHER, ((PHOTO, "none"), (REPORT, "no"))),
    (_NO_PHOTO, ((PHOTO, "none"),)),
    (_NO_REPORT, ((REPORT, "no"),)),
)


def evidence(text: Spelled) -> Iterator[Entity]:
    """What a message that says nothing else tells of the photo and the report: none, no."""
    folded = text.folded.replace("’", "'")
    for expression, found in _SAID:
        if expression.fullmatch(folded):
            yield from (Entity(name, value, 0, len(text.folded)) for name, value in found)
            return


def only_evidence(text: str) -> bool:
    """Whether a message is such an answer and nothing else."""
    return any(True for _ in evidence(Spelled.of(text)))
