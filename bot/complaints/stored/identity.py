"""Proof that an order is the customer's: its number and the shop's second factor, asked once."""

from __future__ import annotations

from enum import Enum

from django.utils import timezone

from bot.commerce.shops.port import Order
from bot.complaints.rules import Policy, Rules
from bot.complaints.stored.models import OwnershipTry
from bot.conversations.storage import unit_of_work


class Refusal(Enum):
    """Why an order is not shown."""

    # Unknown and somebody else's read the same, here and in what the customer is told.
    NO_MATCH = "no_match"
    LOCKED = "locked"


def verify(rules: Rules, customer_id: int, order_number: str, factor: str) -> Order | Refusal:
    """Return the order, or why not. Raises the shop's errors.

    As many wrong tries as `Policy` says (five) lock the customer who made them, and the order, for
    its fifteen minutes: guessing from many sessions must not pay. An owner who meets a locked order
    gets people.
    """
    policy = rules.policy
    if _locked(customer_id, order_number, policy):
        return Refusal.LOCKED
    order = rules.shop.owned_order(order_number, factor)
    if order is not None:
        return order
    with unit_of_work():
        OwnershipTry.objects.create(
            customer_id=customer_id, order_number=order_number, at=timezone.now()
        )
    locked = _locked(customer_id, order_number, policy)
    return Refusal.LOCKED if locked else Refusal.NO_MATCH


def _locked(customer_id: int, order_number: str, policy: Policy) -> bool:
    recent = OwnershipTry.objects.filter(at__gt=timezone.now() - policy.lock)
    by_customer = recent.filter(customer_id=customer_id).count()
    by_order = recent.filter(order_number=order_number).count()
    return max(by_customer, by_order) >= policy.max_tries
