"""Which order a message is about, and what proves that it is the customer's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commerce.shops.port import Shop
from bot.complaints.case import Case, Problem
from bot.complaints.reading.heard import Heard
from bot.complaints.step import PROOF, Step
from bot.numbers import groups, only_digits, phone_answer

WAYS = frozenset({"find_number", "find_phone"})
"""The topics of who does not know the number, or whose phone it is."""


def take_orders(
    case: Case, heard: Heard, asked: str | None, shop: Shop, added: Sequence[Problem]
) -> None:
    """Take the order numbers, the phone's digits and the e-mail of a message. Changes the case.

    `added`: the further problems that come with another order's number; they wait for their turn.
    """
    number, *further = _numbers(heard, asked, shop) or (None,)
    digits = _digits(case, heard, asked, number)
    if case.proven_at and number == case.order_number:
        number, further = (further[0], further[1:]) if further else (None, [])
    if case.proven_at and number and added:
        # A further problem with another order: its turn comes, and its proof.
        _put_off(added, number, digits)
    elif number and case.proven_at:
        _other_order(case, number, digits)
    elif not case.proven_at:
        _ownership(case, heard, number, digits)
    for other in further:
        _second_order(case, heard, other)
    if asked in PROOF and _knows_not(heard) and not (number or digits):
        case.lost_number += 1


def _numbers(heard: Heard, asked: str | None, shop: Shop) -> tuple[str, ...]:
    # Digits alone are the number where it is asked for, and nothing else is asked with it.
    found = shop.order_numbers(heard.text)
    if found or asked != Step.ORDER:
        return found
    first = next(iter(groups(heard.text)), heard.text)
    bare = shop.order_number(first, bare=True)
    return (bare,) if bare else ()


def _knows_not(heard: Heard) -> bool:
    unknown = any(heard.act(name) for name in ("undecided", "skip"))
    return unknown or heard.choice in WAYS or bool(WAYS & set(heard.topics))


def _ownership(case: Case, heard: Heard, number: str | None, digits: str | None) -> None:
    if number:
        case.order_number, case.failed = number, False
    if digits:
        case.phone_last4, case.failed = digits, False
    email = heard.first("email")
    if email:
        case.email, case.failed = email, False
    if heard.choice in case.found:
        case.order_number = heard.choice


def _other_order(case: Case, number: str, digits: str | None) -> None:
    """Another order is meant: what was chosen from the first does not hold for it."""
    case.leave_order()
    case.order_number, case.phone_last4, case.failed = number, digits, False
    for problem in case.open:
        problem.skus, problem.found = [], None


def _put_off(added: Sequence[Problem], number: str, digits: str | None) -> None:
    for problem in added:
        problem.order_number, problem.phone_last4 = number, digits


def _second_order(case: Case, heard: Heard, number: str) -> None:
    """ "TS-1014 ve TS-1017": the same trouble with both, where none is told of the second alone."""
    told = next((act for act in heard.reports if act.order_number == number), None)
    same = next((one for one in case.open if told and one.type == told.problem), None)
    if same and len(case.open) > 1:
        same.order_number = number
    elif all(one.order_number != number for one in case.problems) and number != case.order_number:
        first = case.current
        problem = case.add(first.type if first else "", heard.text)
        problem.order_number = number


def _digits(case: Case, heard: Heard, asked: str | None, number: str | None) -> str | None:
    """The last digits of the phone: named, beside the order's number, or what was asked for."""
    named: str | None = heard.entities.get("phone_last4", (None,))[-1]
    # Digits alone are the number where it is asked for, whatever they look like.
    taken = asked == Step.ORDER and number is not None and named == number[-4:]
    if named and not taken:
        return named
    if asked == Step.PHONE or (number and asked == Step.ORDER):
        digits = phone_answer(heard.text, number or case.order_number)
        # "1004" in answer to the number's question is the number, not the phone.
        return None if number and digits == number[-4:] else digits
    # Nothing but four digits, while they are all that is missing.
    waited_for = case.order_number or case.email
    missing = waited_for and not (case.proven_at or case.phone_last4)
    return only_digits(heard.text) if missing and asked != Step.ORDER else None
