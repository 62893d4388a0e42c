"""What every shop can tell and do: the one address of these names for everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Protocol

from bot.commerce.values import (
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
    "Factor",
    "Ground",
    "Order",
    "OrderItem",
    "OrderStatus",
    "Shipment",
    "Shop",
]


class Factor(str, Enum):
    """What a shop knows of an order that only its owner can name, beside the number."""

    phone_last4 = "phone_last4"


class Shop(Protocol):
    """A shop system. Only `order_number` never raises the errors of `bot.commerce.errors`."""

    def order_number(self, text: str, *, bare: bool = False) -> str | None:
        """Return the one order number in a customer's text, as the shop writes it, or None.

        `bare` also takes digits alone: for the answer to "what is your order number?".
        """

    @property
    def factor(self) -> Factor:
        """The second factor that this shop knows."""

    @property
    def abilities(self) -> frozenset[ActionKind]:
        """What this shop can do at all: nothing else is offered to a customer."""

    def owned_order(self, order_number: str, factor: str) -> Order | None:
        """Return the order if `factor` proves that the asker owns it.

        None for an unknown order and for a wrong factor alike: neither the answer nor its time
        says which.
        """

    def find_order(self, order_number: str) -> Order | None:
        """Return an order whose ownership is proven, or None when the shop has no such order."""

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

        The same key does it once. Raises `NotAllowed` when the shop refuses, with `open_action`
        where it runs already, and ValueError for an empty key. `note` is for the shop's people.
        """

    def change(self, action_id: str, kind: ActionKind, *, idempotency_key: str) -> ActionResult:
        """Do something else instead, as long as no courier has collected the goods.

        The same key does it once. Raises `NotAllowed` when it is too late or the shop refuses.
        """

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

    def action(self, action_id: str) -> ActionResult:
        """How an action stands now; raises `NotAllowed` ('action_not_found') for an unknown one."""

    def ping(self) -> None:
        """Return when the shop answers and takes our token; raise otherwise."""
