"""How the courier behaved: a report of its own, whatever else the message tells."""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from typing import Final

from bot.acts import Act
from bot.turkish import fold

CONDUCT: Final = "conduct"
_WHO: Final = r"(?:kurye|kuriye|kargocu|kargo (?:gorevli|calisan|eleman|personel|sofor)|dagitici|dagitim(?:ci| gorevli| eleman)|gorevli|sofor|teslimatci|getiren|courier|delivery (?:guy|man|person|driver)|driver)\w*"
_DOES: Final = (
    r"kaba(?!ca)\w*|saygisiz\w*|terbiyesiz\w*|bagir\w+|azarla\w+|kufu?r\w*|hakaret\w*|tersle\w+|ters (?:konus|davran|cevap)\w*|fir(?:lat|latt)\w+|"
    r"(?:yere|kapiya|bahceye|duvardan|camdan|balkona|apartmana) (?:at|firlat|birak)(?:ti|mis|ip|iyor)\w*|att?i gitti|atip (?:git|kac)\w+|tehdit\w*|tartis\w+|asabi\w*|sinirli\w*|kustah\w*|umursamaz\w*|"
    r"surat(?:siz\w*| asti| asik)|ukala\w*|kotu (?:konus|davran)\w*|yalan (?:soyle|beyan)\w*|yalanci\w*|kapiyi (?:calmad\w+|calmiy\w+|calmadan)|zili (?:calmad\w+|calmiy\w+|calmadan)|"
    r"kapiya (?:gelme|cikma)(?:den|dan|di|dI|mis)\w*|eve gelmeden|ugramadan|yukari cikma\w+|kata cikma\w+|telefonu (?:yuzume )?kapat\w+|(?:para|bahsis|ekstra ucret) iste\w+|imzami atmis|benim yerime imza\w*|sahte imza\w*|"
    r"gelmeden (?:\w+ ){0,2}(?:teslim|evde yok)\w*|evde yok (?:yazmis|dedi|demis|yazdi|diye)\w*|"
    r"rude\w*|shout\w*|yell\w*|threw|throws?|impolite|swore|insult\w*|lied|never (?:rang|knocked)|didn'?t (?:ring|knock)\w*|without (?:ringing|knocking|coming)"
)
_CONDUCT: Final = re.compile(
    rf"\b{_WHO}(?: [^\s.!?;]+){{0,6}}? (?:{_DOES})\b|\b(?:{_DOES})(?: [^\s.!?;]+){{0,2}}? {_WHO}"
)
# "Kaba değildi"
_NOT: Final = re.compile(r"^\W*(?:degil\w*|yok\w*)")


def conduct(text: str) -> tuple[Act, ...]:
    """A report without a problem of ours, kind "conduct"; nothing where there is none."""
    folded = fold(text)
    match = _CONDUCT.search(folded)
    if not match or _NOT.match(folded[match.end() :]):
        return ()
    return (Act("report", match[0], *match.span(), kind=CONDUCT),)
