"""Four digits that no word calls a phone's, where they can be nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.nlu.entities.entity import Entity, Spelled
from bot.numbers import only_digits, phone_answer

_BEFORE: Final = (
    r"(?:(?:pardon|yanlis|yazdim|yazmisim|hayir|yok|evet|tamam|dogrusu|duzeltiyorum|buyrun|buyurun|su|bu|o|ozur|dilerim|sorry|it s|"
    r"son|dort|dordu|4u|hanesi|numaram|telefon\w*|tel|sonu)\W{1,3})*"
)
_ALONE: Final = re.compile(
    rf"\W*{_BEFORE}(?P<digits>\d{{2}}[ -]?\d{{2}})(?: (?:olacak(?:ti)?|dogrusu|lutfen|efendim|idi|sonu))*\W*"
)
_GROUP: Final = re.compile(
    r"(?<![\w.,/:%+#*-])(?P<digits>(?!(?:19|20)\d\d)\d{4})(?![\w.,/:%*-]*\d|\w)"
)
# What has digits in its name, or counts.
_NAMED: Final = re.compile(
    r"(?:model\w*|kod\w*|iphone|galaxy|seri\w*|tip|fatura\w*|daire|sokak|kapi|takip|kart\w*|toplam|fiyat\w*|tutar\w*|no|nolu|saat|yil\w*) ?$"
)


def bare_phone(text: Spelled, taken: Sequence[Entity]) -> Entity | None:
    """The phone's end as all that is said ("pardon 9047"), or loose beside an order's number."""
    if any(one.entity == "phone_last4" for one in taken):
        return None
    if taken:
        pass
    elif alone := _ALONE.fullmatch(text.folded):
        return _entity(alone)
    elif (digits := only_digits(text.source)) and not re.search(r"\d", text.folded):
        # "iki altı bir sekiz"
        return Entity("phone_last4", digits, 0, len(text.folded))
    orders = [one for one in taken if one.entity == "order_number"]
    loose = [
        match
        for match in _GROUP.finditer(text.folded)
        if not any(one.start <= match.start() < one.end for one in taken)
        and not _NAMED.search(text.folded[: match.start()])
    ]
    if len(orders) != 1 or len(loose) != 1:
        return None
    # The reading of an answer leaves out prices, sizes and dates.
    known = phone_answer(text.source, orders[0].value)
    return _entity(loose[0]) if known == loose[0]["digits"] else None


def _entity(match: re.Match[str]) -> Entity:
    return Entity("phone_last4", re.sub(r"\D", "", match["digits"]), *match.span("digits"))
