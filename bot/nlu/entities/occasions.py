"""What a thing was bought for: "doğum gününe yetişmedi". Values fit "... için"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.nlu.entities.entity import Entity, Spelled

# Without its mark "nişan" is April too: a day before it, or no ending of its own, leaves it a month.
_ENGAGED: Final = r"nisan(?:im(?!iz?l)\w*|imiz\w*| toren\w*| icin| gun\w*| var| yap\w*| elbise\w*|a (?:yetis|kaldi|hazir)\w*)"
_OCCASIONS: Final = tuple(
    (value, re.compile(rf"(?<!\w)(?:{expression})"))
    for value, expression in (
        ("doğum günü", r"dogu?m ?gu?n(?!lu)\w*|dogumgn\w*|dgm gn\w*|yas gunu\w*|(?:birth|b-?)day\w*"),
        ("düğün", r"dugu?n(?!c)\w*|wedding\w*"),
        ("nişan", rf"(?<!\d ){_ENGAGED}|engagement (?:party|day)"),
        ("kına", r"kina(?:m|mi[zn]|ya|da|si\w*|mda|miza)?(?: gece\w*)?(?!\w)(?! (?:rengi|tasi))|henna night"),
        ("bayram", r"bayram(?:a|da|im\w*|lik\w*|dan|i|in|imiz\w*)?(?!\w)(?! (?:bey|abi|usta))|(?:ramazan|kurban) bayram\w*|eid\b"),
        ("yılbaşı", r"yil ?bas(?!l)\w*|yeni yil(?:a|da| icin| hediye\w*)|noel\w*|christmas|new year\w*"),
        ("sevgililer günü", r"sevgililer? gun\w*|14 subat\w*|valentine\w*"),
        ("anneler günü", r"anneler ?gun\w*|mother'?s day"),
        ("babalar günü", r"babalar ?gun\w*|father'?s day"),
        ("mezuniyet", r"mezuniyet\w*|mezun ol\w+|graduation|prom\b"),
        ("yıldönümü", r"(?:evlilik )?yil ?donum\w*|anniversary"),
        ("tatil", r"tatil(?:e|im\w*|imiz\w*| icin| once\w*|den once)(?!\w)|(?:our|my|for) (?:holiday|vacation)\w*"),
        ("bebek", r"bebe(?:k|ge|gim\w*)(?: hediye\w*)? (?:icin|gorme\w*|ziyaret\w*|bekli\w+|gelmeden|dogmadan)|dogmadan once|yeni dogan\w*|baby shower|newborn"),
        ("sünnet", r"sunnet\w*"),
        ("mevlit", r"mevl[iu][td]\w*"),
        ("misafir", r"misafir(?:im\w*|imiz\w*|ler\w*|e)?(?: \w+)? (?:gele\w+|geli\w+|icin|var|ayip|agirla\w+)|misafirlerim\w*|guests? (?:are )?coming"),
        ("okul", r"okul(?:lar)? (?:icin|acil\w+|basla\w+)|okula (?:yetis|basl|gid|lazim)\w*|back to school|for (?:his |her |the )?school"),
        ("iş görüşmesi", r"is gorusme\w*|mulakat\w*|(?:job )?interview"),
        ("taşınma", r"tasin(?:ma(?!z)|iyor|aca|ip)\w*|moving (?:house|out|in)\b"),
    )
)  # fmt: skip


def occasions(text: Spelled) -> Iterator[Entity]:
    """Each occasion once, where it is first named."""
    for value, expression in _OCCASIONS:
        if match := expression.search(text.folded):
            yield Entity("occasion", value, *match.span())
