"""What still has to be asked: the next step of a problem, one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum

from bot.commerce.shops.port import Order
from bot.complaints.case import Case, Problem
from bot.complaints.consent import agreed
from bot.complaints.options import CHOSEN, fitting, options
from bot.complaints.plan import above_limit, deed, plan
from bot.complaints.situation import Situation, arrived_late, situation


class Step(str, Enum):
    """The questions, by the names of the form's slots."""

    TYPE = "problem_type"
    ORDER = "order_number"
    PHONE = "phone_last4"
    ITEM = "item"
    RECEIVED = "received"
    PHOTO = "photo"
    REPORT = "damage_report"
    NEIGHBOURS = "neighbours"
    WISH = "wish"
    CONFIRM = "confirm"


def next_step(case: Case, on: date) -> Step | None:
    """The next question, or None where the problem can be settled (or nothing is open)."""
    problem = case.current
    if problem is None:
        return None
    if not problem.type:
        return Step.TYPE
    order = case.order
    if order is None:
        return Step.ORDER if case.order_number is None else Step.PHONE
    return _STEPS[problem.type](problem, order, on) or _consent(problem, order, on)


def _consent(problem: Problem, order: Order, on: date) -> Step | None:
    """Nothing is set in motion at the shop without a yes to it."""
    kind = plan(problem, order, on)
    if kind is None or above_limit(kind, order):
        return None
    if problem.type in CHOSEN and not options(problem, order, on):
        return None
    return None if agreed(problem, deed(problem, order, kind)) else Step.CONFIRM


def _item(problem: Problem, order: Order) -> Step | None:
    return None if problem.skus or len(order.items) == 1 else Step.ITEM


def _wish(problem: Problem, order: Order, on: date) -> Step | None:
    choices = options(problem, order, on)
    # Nothing to choose from is for people to decide, not for another question.
    return None if not choices or fitting(problem.wish, choices) else Step.WISH


def _wrong_product(problem: Problem, order: Order, on: date) -> Step | None:
    if step := _item(problem, order):
        return step
    if problem.received is None and problem.photo is None:
        return Step.RECEIVED
    return _wish(problem, order, on)


def _damaged_product(problem: Problem, order: Order, on: date) -> Step | None:
    if step := _item(problem, order):
        return step
    if problem.photo is None:
        return Step.PHOTO
    if problem.report is None:
        return Step.REPORT
    return _wish(problem, order, on)


def _late_delivery(problem: Problem, order: Order, on: date) -> Step | None:
    where = situation(order, on)
    if where == Situation.DELIVERED:
        asks = problem.found is None and not arrived_late(problem.said)
        return Step.NEIGHBOURS if asks else None
    if where in {Situation.OVERDUE, Situation.LOST}:
        return _wish(problem, order, on)
    # In time or already cancelled: there is a date to tell, and nothing to choose.
    return None


def _item_and_wish(problem: Problem, order: Order, on: date) -> Step | None:
    return _item(problem, order) or _wish(problem, order, on)


def _cancel_order(problem: Problem, order: Order, on: date) -> Step | None:
    return _wish(problem, order, on)


def _nothing(problem: Problem, order: Order, on: date) -> Step | None:
    return None


_STEPS: dict[str, Callable[[Problem, Order, date], Step | None]] = {
    "wrong_product": _wrong_product,
    "damaged_product": _damaged_product,
    "late_delivery": _late_delivery,
    "missing_item": _item_and_wish,
    "not_as_expected": _item_and_wish,
    "return_refund": _item_and_wish,
    "cancel_order": _cancel_order,
    "order_status": _nothing,
    "invoice": _nothing,
}
