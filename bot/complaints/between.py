"""Questions in between: answered from the shop or the rules, and nothing is chosen by them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

from bot.commerce.errors import ShopError
from bot.commerce.shops.port import Shop
from bot.complaints import facts
from bot.complaints.case import Case
from bot.complaints.consent import KEEP, alike
from bot.complaints.heard import Heard
from bot.complaints.move import Move
from bot.complaints.options import fitting, options
from bot.complaints.plan import deed, plan
from bot.complaints.remedy import quoted


def answer_between(
    case: Case,
    heard: Heard,
    asked: str | None,
    useful: bool,
    shop: Shop,
    move: Move,
    on: date,
) -> bool:
    """Answer a question that came instead of (or with) the answer to ours.

    `useful`: the message said something for the case as well.
    """
    common = facts.common_question(heard)
    if common:
        move.says.append(common)
        return True
    if not asked:
        return False
    return _explained(case, heard, shop, move, on) or (not useful and _told(case, heard, move, on))


def _told(case: Case, heard: Heard, move: Move, on: date) -> bool:
    order, problem = case.order, case.current
    asks_status = heard.intent == "order_status" and problem and problem.type != "late_delivery"
    if order and (asks_status or heard.intent == "invoice"):
        is_invoice = heard.intent == "invoice"
        move.says.append(facts.invoice(order) if is_invoice else facts.status(order, on))
        return True
    return False


def _explained(case: Case, heard: Heard, shop: Shop, move: Move, on: date) -> bool:
    """ "İndirim ne kadar olur?": what it would bring, from the shop; nothing is chosen by it."""
    problem, order = case.current, case.order
    if not heard.wondered or problem is None or order is None:
        return bool(heard.wondered)
    kind = fitting(heard.wondered[0], options(problem, order, on))
    if kind in {None, KEEP}:
        return False
    would = plan(replace(problem, wish=kind), order, on)
    if would and alike(heard.wondered[0], would):
        with suppress(ShopError):
            quote = quoted(shop, problem, deed(problem, order, would))
            move.says.append(facts.terms(problem, order, quote))
    move.say("utter_only_with_yes")
    return True
