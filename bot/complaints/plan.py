"""What a problem comes to: the action at the shop that its answers add up to, if any."""

from __future__ import annotations

from datetime import date

from bot.commerce.shops.port import Order
from bot.complaints.case import Problem
from bot.complaints.consent import Deed
from bot.complaints.policy import POLICY, Policy
from bot.complaints.situation import Situation, arrived_late, situation

# What costs the shop money needs people above the policy's limit.
_COSTLY = frozenset({"refund", "exchange", "replacement", "price_reduction", "reship", "cancel"})
# The whole order, whatever item was named.
CANCELLABLE = frozenset({Situation.PREPARING, Situation.OVERDUE, Situation.LOST})
WHOLE = frozenset({"late_delivery", "cancel_order"})


def plan(problem: Problem, order: Order, on: date) -> str | None:
    """The kind of action to take, or None where there is only something to tell."""
    where = situation(order, on)
    if problem.wish == "keep" or problem.type in {"order_status", "invoice"}:
        return None
    if problem.type == "late_delivery":
        if where == Situation.DELIVERED:
            return None if problem.found or arrived_late(problem.said) else "enquiry"
        chosen = {"wait": "enquiry"}.get(problem.wish or "", problem.wish)
        return chosen if where in {Situation.OVERDUE, Situation.LOST} else None
    if problem.type == "cancel_order" and where not in CANCELLABLE:
        return None
    return problem.wish


def deed(problem: Problem, order: Order, kind: str) -> Deed:
    """The action of this kind for the problem's items."""
    skus = () if problem.type in WHOLE else tuple(problem.skus)
    return Deed(kind, order.order_number, skus)


def above_limit(kind: str, order: Order, policy: Policy = POLICY) -> bool:
    """Whether only people may decide this."""
    return kind in _COSTLY and order.total > policy.limit
