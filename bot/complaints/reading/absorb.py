"""Takes into the case whatever a message says, asked for or not: nothing is asked twice."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commerce.shops.port import Order, Shop
from bot.complaints.case import NONE, Case, Problem
from bot.complaints.reading.answers import take_answer
from bot.complaints.reading.expressions import ARRIVED_LATE, VAGUE
from bot.complaints.reading.heard import Heard
from bot.complaints.reading.items import meant_items
from bot.complaints.reading.problems import take_problems
from bot.complaints.step import Step
from bot.numbers import only_digits, phone_answer
from bot.turkish import fold


@dataclass(frozen=True)
class Absorbed:
    """What of the message was of use; `added`: a further problem; `corrected`: we were wrong."""

    useful: bool
    added: bool = False
    corrected: bool = False


def absorb(
    case: Case, heard: Heard, asked: str | None, shop: Shop, order: Order | None
) -> Absorbed:
    """Take a message into the case, which it changes.

    `order`: the proven one, for its items; None too where nothing may be looked up.
    """
    before = repr(case)
    number = shop.order_number(heard.text, bare=asked == Step.ORDER)
    proven = bool(case.proven_at)
    elsewhere = proven and number not in {None, case.order_number}
    corrected, added = take_problems(case, heard, asked, elsewhere)
    # A number or a photo without a word about the trouble: the first question is what it is.
    problem = case.current or case.add("", heard.text)
    digits = _digits(case, heard, asked, number)
    if elsewhere and added:
        # A further problem with another order: its turn comes, and its proof.
        case.problems[-1].order_number, case.problems[-1].phone_last4 = number, digits
    elif elsewhere or not proven:
        _ownership(case, number, digits)
    _details(problem, order if case.proven_at else None, heard, asked)
    for one in case.problems:
        one.arrived_late = ARRIVED_LATE.search(fold(one.said)) is not None
    return Absorbed(useful=repr(case) != before, added=added, corrected=corrected)


def _ownership(case: Case, number: str | None, digits: str | None) -> None:
    if case.proven_at:
        _leave_order(case)
    if number:
        case.order_number, case.failed = number, False
    if digits:
        case.phone_last4, case.failed = digits, False


def _leave_order(case: Case) -> None:
    """Another order is meant: what was chosen from the first does not hold for it."""
    case.leave_order()
    for problem in case.problems:
        if not problem.done:
            problem.skus, problem.found = [], None


def _digits(case: Case, heard: Heard, asked: str | None, number: str | None) -> str | None:
    """The last digits of the phone: named, beside the order's number, or what was asked for."""
    named: str | None = heard.entities.get("phone_last4", (None,))[-1]
    if named:
        return named
    if asked == Step.PHONE or (number and asked == Step.ORDER):
        digits = phone_answer(heard.text, number or case.order_number)
        # "1004" in answer to the number's question is the number, not the phone.
        return None if number and digits == number[-4:] else digits
    # Nothing but four digits, while they are all that is missing.
    waited_for = case.order_number is not None and not (case.proven_at or case.phone_last4)
    return only_digits(heard.text) if waited_for and asked != Step.ORDER else None


def _details(problem: Problem, order: Order | None, heard: Heard, asked: str | None) -> None:
    if order and not problem.skus:
        problem.skus = meant_items(order, heard, problem.said, asked)
    received = heard.first("received")
    if received and not VAGUE.search(fold(received)):
        problem.received = problem.received or received
    problem.report = problem.report or heard.first("damage_report")
    if heard.photo:
        problem.photo = heard.photo
    elif heard.first("photo_answer") and not problem.photo:
        problem.photo = NONE
    take_answer(problem, heard, asked)
