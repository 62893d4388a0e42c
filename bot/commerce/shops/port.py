"""What every shop can tell and do: the one address of these names for everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.commerce.shops.values import (
    ActionKind,
    ActionResult,
    ActionStatus,
    Amount,
    Ground,
    Order,
    OrderItem,
    OrderStatus,
    Shipment,
)

__all__ = [
    "ActionKind",
    "ActionResult",
    "ActionStatus",
    "Amount",
    "Ground",
    "Order",
    "OrderItem",
    "OrderStatus",
    "Shipment",
    "Shop",
]


class Shop(Protocol):
    """A shop system. Every method but `order_number` raises the errors of `bot.commerce.errors`."""

    def order_number(self, text: str, *, bare: bool = False) -> str | None:
        """Return the one order number in a customer's text, as the shop writes it, or None.

        `bare` also takes digits alone: for the answer to "what is your order number?".
        """

    def find_order(self, order_number: str) -> Order | None:
        """Return the order, or None when the shop has no such order."""

    def act(
        self,
        order_number: str,
        kind: ActionKind,
        skus: Sequence[str],
        *,
        idempotency_key: str,
        note: str = "",
        ground: Ground = Ground.withdrawal,
    ) -> ActionResult:
        """Have the shop do something for these lines of the order; no lines means all of them.

        The same key does it once. Raises `NotAllowed` when the shop refuses.
        """

    def change(self, action_id: str, kind: ActionKind, *, idempotency_key: str) -> ActionResult:
        """Do something else instead, as long as no courier has collected the goods."""

    def quote(
        self,
        order_number: str,
        kind: ActionKind,
        skus: Sequence[str],
        *,
        ground: Ground = Ground.withdrawal,
        instead_of: str = "",
    ) -> ActionResult:
        """What `act` would answer now (`change`, with the action `instead_of`); does nothing.

        The dates and the amount are those that the customer is asked to agree to. Raises
        `NotAllowed` where the shop would refuse.
        """

    def undo(self, action_id: str, *, idempotency_key: str) -> ActionResult:
        """Take an action back, once for each key; raises `NotAllowed` after its `undo_until`."""

    def ping(self) -> None:
        """Return when the shop answers and takes our token; raise otherwise."""
