"""Wishes without a verb, each for the thing that is named: "bardaklar için para, elbise için L"."""

from __future__ import annotations

from bot.commerce.shops.port import Order
from bot.complaints.case import Case, Problem
from bot.complaints.reading.expressions import FOR
from bot.complaints.reading.heard import Heard
from bot.complaints.reading.items import named_items, same_thing

_REMEDIES = {
    **dict.fromkeys(("para", "iade", "ucre"), "refund"),
    **{"degi": "exchange", "yeni": "replacement", "indi": "price_reduction"},
    **dict.fromkeys(("onar", "tami"), "repair"),
}


def take_named(case: Case, heard: Heard, order: Order | None) -> bool:
    """Give each named thing's problem its wish, or the size that is wanted; whether one was named.

    Changes the case.
    """
    found = False
    for thing, what, size in FOR.findall(heard.folded) if len(case.open) > 1 else ():
        problem = next((one for one in case.open if _is(one, thing, order)), None)
        found = found or problem is not None
        if problem and size:
            problem.variant, problem.wish = size, "exchange"
        elif problem:
            problem.wish = _REMEDIES[what[:4]]
    return found


def _is(problem: Problem, thing: str, order: Order | None) -> bool:
    named = named_items(order, thing) if order else []
    return problem.skus == named if named else same_thing(problem.about, thing)
