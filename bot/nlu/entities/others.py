"""That another order is meant than the one at hand: "önceki siparişimde", "my previous order"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.nlu.entities.entity import Entity, Spelled

_EARLIER: Final = r"(?:(?:bir |bi |bundan |daha )?onceki|gecen(?:ki)?(?: (?:seferki|ayki|haftaki|haftaki|yilki|gunku|sefer|defaki|ay|hafta))?|(?:diger|oteki|obur|oburku|eski|evvelki|ikinci|baska bir|baska bi|bambaska bir))"
_ORDER: Final = r"(?:sipari[sş]|alisveris)(?:im|imiz|in|i)?(?:d[ae](?:n|ki\w*)?|t[ae](?:n|ki\w*)?|n?[iu]n|n?[iu]|e|l[ae])?"
_GIVEN: Final = r"(?:(?:daha |bundan )?once(?:den)?|gecen (?:ay|hafta|sefer|defa|gun)|evvelce) (?:verdigim|verdigimiz|ettigim|aldigim|yaptigim) (?:diger )?(?:sipari[sş]|alisveris|urun)\w*"
_OTHER: Final = re.compile(
    rf"(?<!\w)(?:{_EARLIER} (?:(?:verdigim|aldigim|benim|olan) )?{_ORDER}|{_GIVEN}|gecen sefer(?:ki)?(?: (?:al|sip)\w+)?(?= (?:\w+ ){{0,2}}(?:eksik|kirik|yanlis|gelme|bozuk))"
    r"|(?:my|the|our|an?) (?:previous|earlier|other|another|last|old|older|past) order|another order of mine|(?:previous|earlier) order)(?!\w)"
)
# "Önceki siparişimde sorun yoktu", "başka bir sipariş vermem": nothing of it is told.
_FINE: Final = re.compile(
    r"\W+(?:de |da )?(?:\w+ )?(?:sorun(?:suz)?|problem|sikinti|gayet|cok guzel|cok iyi|memnun|guzeldi|iyiydi|sorunsuz|duzgun|tam|ver(?:mem|meyece|mey)|yap(?:mam|mayaca)|was (?:fine|good|great|ok|perfect))"
)


def other_orders(text: Spelled) -> Iterator[Entity]:
    """The first words for one, as they were written."""
    for match in _OTHER.finditer(text.folded):
        if not _FINE.match(text.folded[match.end() :]):
            yield Entity("other_order", text.own(*match.span()), *match.span())
            return
