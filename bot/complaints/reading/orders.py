"""Which order a message is about, and what proves that it is the customer's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.commerce.shops.port import Shop
from bot.complaints.case import Case, Problem
from bot.complaints.reading.heard import Heard
from bot.complaints.step import PROOF, Step
from bot.numbers import groups, only_digits, only_four, pair, phone_answer

UNKNOWN = ""
"""The number of another order that was only spoken of."""
WAYS = frozenset({"find_number", "find_phone"})
"""The topics of who does not know the number, or whose phone it is."""


def take_orders(
    case: Case, heard: Heard, asked: str | None, shop: Shop, added: Sequence[Problem]
) -> None:
    """Take the order numbers, the phone's digits and the e-mail of a message. Changes the case.

    `added`: the further problems that come with another order's number; they wait for their turn.
    """
    number, *further = _numbers(case, heard, asked, shop) or (None,)
    digits = _digits(case, heard, asked, number)
    if case.proven_at and number == case.order_number:
        number, further = (further[0], further[1:]) if further else (None, [])
    if case.proven_at and number and added:
        # A further problem with another order: its turn comes, and its proof.
        _put_off(added, number, digits)
    elif case.proven_at and added and heard.first("other_order"):
        # "Önceki siparişimde": its number is asked for when its turn comes.
        _put_off(added, UNKNOWN, digits)
    elif number and case.proven_at:
        _other_order(case, number, digits)
    elif not case.proven_at:
        _ownership(case, heard, number, digits)
    for other in further:
        _second_order(case, heard, other, digits)
    told = asked in PROOF and _knows_not(heard)
    if (told or _says_lost(case, heard)) and not (number or digits):
        case.lost_number += 1


def _numbers(case: Case, heard: Heard, asked: str | None, shop: Shop) -> tuple[str, ...]:
    found = shop.order_numbers(heard.text)
    if found or case.proven_at or heard.first("email"):
        return found
    # "1011 7061" are number and phone; digits alone are the number until there is one.
    both = pair(heard.text) if asked != Step.PHONE else None
    waits = case.order_number is None and not case.email and not case.tried
    alone = only_digits(heard.text) if waits or asked == Step.ORDER else None
    loose = next(iter(groups(heard.text)), heard.text) if asked == Step.ORDER else None
    first = both[0] if both else alone or loose
    bare = shop.order_number(first, bare=True) if first and not _retry(case, heard) else None
    return (bare,) if bare else ()


def _retry(case: Case, heard: Heard) -> bool:
    """ "Pardon 9047", after a try that did not match: the digits, with the number of before.

    The number's own, where it is that which the digits resemble.
    """
    again = only_four(heard.text) if case.tried else None
    if again is None:
        return False
    number, digits = (_alike(again, tried[-4:]) for tried in case.tried)
    return digits >= number


def _alike(one: str, other: str) -> int:
    """How much two groups of four resemble each other: turned digits most of all."""
    same = sum(a == b for a, b in zip(one, other, strict=True))
    return same + 4 * (sorted(one) == sorted(other))


def _says_lost(case: Case, heard: Heard) -> bool:
    """ "Çantam gelmedi, numarasını bilmiyorum": before anybody asked for it."""
    trouble = case.current is not None and case.current.type != ""
    return trouble and not case.proven_at and "find_number" in heard.topics


def _knows_not(heard: Heard) -> bool:
    unknown = any(heard.act(name) for name in ("undecided", "skip"))
    return unknown or heard.choice in WAYS or bool(WAYS & set(heard.topics))


def _ownership(case: Case, heard: Heard, number: str | None, digits: str | None) -> None:
    if number:
        case.order_number, case.failed = number, False
    if digits:
        case.phone_last4, case.failed = digits, False
    if case.tried and bool(number) != bool(digits):
        # One of the two is put right: the other is as it was.
        case.order_number = number or case.tried[0]
        case.phone_last4 = digits or case.tried[1]
    if number or digits:
        case.tried = []
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


def _second_order(case: Case, heard: Heard, number: str, digits: str | None) -> None:
    """ "TS-1014 ve TS-1017": the same trouble with both, where none is told of the second alone."""
    told = next((act for act in heard.reports if same_order(act.order_number, number)), None)
    same = next((one for one in case.open if told and one.type == told.problem), None)
    # Its own digits, or those of the order beside it: one customer has mostly one phone.
    phone = _of_number(heard, number) or digits
    if same and len(case.open) > 1:
        same.order_number, same.phone_last4 = number, phone
    elif all(one.order_number != number for one in case.problems) and number != case.order_number:
        first = case.current
        problem = case.add(first.type if first else "", heard.text)
        problem.order_number, problem.phone_last4 = number, phone


def same_order(said: str, number: str | None) -> bool:
    """Whether a number as the customer wrote it is this one of the shop's."""
    return bool(said and number) and said[-4:] == str(number)[-4:]


def _of_number(heard: Heard, number: str | None) -> str | None:
    """The phone's digits that stand with an order's number; the last ones where none does."""
    told = [act for act in heard.acts if act.act == "identify"]
    said = [act for act in told if act.order_number or act.phone_last4]
    said.sort(key=lambda act: act.start)
    for one, following in pairwise(said):
        if same_order(one.order_number, number) and following.phone_last4:
            return following.phone_last4
    return heard.entities.get("phone_last4", (None,))[-1]


def _digits(case: Case, heard: Heard, asked: str | None, number: str | None) -> str | None:
    """The last digits of the phone: named, beside the order's number, or what was asked for."""
    if "find_phone" in heard.topics:
        # "Onun telefonunu bilmem, benimki ...": not the order's.
        return None
    named = _of_number(heard, number)
    # Digits alone are the number until there is one, whatever they look like.
    if named and not (number is not None and named == number[-4:]):
        return named
    if heard.first("email") and len(found := groups(heard.text)) == 1:
        return found[0]
    if number is None and case.tried and (again := only_four(heard.text)):
        return again
    if asked != Step.PHONE and (both := pair(heard.text)):
        return both[1]
    if asked == Step.PHONE or (number and asked == Step.ORDER):
        digits = phone_answer(heard.text, number or case.order_number)
        # "1004" in answer to the number's question is the number, not the phone.
        return None if number and digits == number[-4:] else digits
    # Nothing but four digits, while they are all that is missing.
    waited_for = case.order_number or case.email
    missing = waited_for and not (case.proven_at or case.phone_last4)
    return only_digits(heard.text) if missing and asked != Step.ORDER else None
