"""Proof that an order is the customer's: its number and the shop's second factor, asked once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import TypeVar

from django.utils import timezone

from bot.commerce.shops.port import Order
from bot.complaints.rules import Policy, Rules
from bot.complaints.stored.models import OwnershipTry
from bot.conversations.storage import unit_of_work

Found = TypeVar("Found")


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
    return _tried(
        rules.policy,
        customer_id,
        order_number,
        lambda: rules.shop.owned_order(order_number, factor),
    )


def verify_email(
    rules: Rules, customer_id: int, email: str, factor: str
) -> tuple[Order, ...] | Refusal:
    """Return the orders bought with an address, or why not: guessed and locked as a number is.

    Raises the shop's errors.
    """
    # The table holds what was tried, not whose address it was.
    name = f"@{hashlib.sha256(email.lower().encode()).hexdigest()[:32]}"
    return _tried(
        rules.policy, customer_id, name, lambda: rules.shop.orders_of(email, factor) or None
    )


def forget_tries(now: datetime) -> int:
    """Delete the tries that lock nobody any more; returns how many. They name orders."""
    old = OwnershipTry.objects.filter(at__lte=now - Policy().lock)
    # Looking costs no write lock; most looks find nothing.
    return old.delete()[0] if old.exists() else 0


def _tried(
    policy: Policy, customer_id: int, what: str, look: Callable[[], Found | None]
) -> Found | Refusal:
    if _locked(customer_id, what, policy):
        return Refusal.LOCKED
    found = look()
    if found is not None:
        return found
    with unit_of_work():
        OwnershipTry.objects.create(customer_id=customer_id, order_number=what, at=timezone.now())
    return Refusal.LOCKED if _locked(customer_id, what, policy) else Refusal.NO_MATCH


def _locked(customer_id: int, order_number: str, policy: Policy) -> bool:
    recent = OwnershipTry.objects.filter(at__gt=timezone.now() - policy.lock)
    by_customer = recent.filter(customer_id=customer_id).count()
    by_order = recent.filter(order_number=order_number).count()
    return max(by_customer, by_order) >= policy.max_tries
