"""What every shop can tell and do: the one address of these names for everybody else."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Protocol

from bot.commerce.values import (
    ActionKind,
    ActionResult,
    ActionStatus,
    Amount,
    Ground,
    Line,
    Order,
    OrderItem,
    OrderStatus,
    Refund,
    Request,
    Shipment,
    Variant,
)

__all__ = [
    "ActionKind",
    "ActionResult",
    "ActionStatus",
    "Amount",
    "Factor",
    "Ground",
    "Line",
    "Order",
    "OrderItem",
    "OrderStatus",
    "Refund",
    "Request",
    "Shipment",
    "Shop",
    "Variant",
]


class Factor(str, Enum):
    """What a shop knows of an order that only its owner can name, beside the number."""

    phone_last4 = "phone_last4"


class Shop(Protocol):
    """A shop system. Only the order numbers in a text never raise `bot.commerce.errors`."""

    def order_number(self, text: str, *, bare: bool = False) -> str | None:
        """Return the one order number in a customer's text, as the shop writes it, or None.

        `bare` also takes digits alone: for the answer to "what is your order number?".
        """

    def order_numbers(self, text: str) -> tuple[str, ...]:
        """Every order number in a customer's text, in its order, each once."""

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

    def orders_of(self, email: str, factor: str) -> tuple[Order, ...]:
        """The orders bought with this address that `factor` proves, the newest first.

        () for an unknown address and for a wrong factor alike, at the same cost.
        """

    def find_order(self, order_number: str) -> Order | None:
        """Return an order whose ownership is proven, or None when the shop has no such order."""

    def variants(self, order_number: str, sku: str) -> tuple[Variant, ...]:
        """How the product of this line is sold, the bought one included; () for the only one.

        Raises `NotAllowed` for an unknown order or line.
        """

    def act(
        self, order_number: str, request: Request, *, idempotency_key: str, note: str = ""
    ) -> ActionResult:
        """Have the shop do something for an order, in the place of `request.instead_of` if any.

        The same key does it once. Raises `NotAllowed` when the shop refuses, with `open_action`
        where it runs already, and ValueError for an empty key. `note` is for the shop's people.
        """

    def quote(self, order_number: str, request: Request) -> ActionResult:
        """What `act` would answer now; does nothing.

        The dates and the amount are those that the customer is asked to agree to. Raises
        `NotAllowed` where the shop would refuse.
        """

    def undo(self, action_id: str, *, idempotency_key: str) -> ActionResult:
        """Take an action back, once for each key; raises `NotAllowed` after its `undo_until`."""

    def action(self, action_id: str) -> ActionResult:
        """How an action stands now; raises `NotAllowed` ('action_not_found') for an unknown one."""

    def pickup_days(self, action_id: str) -> tuple[date, ...]:
        """Days on which the courier can come for it; () where none has to, or it is too late.

        Raises `NotAllowed` ('action_not_found') for an unknown one.
        """

    def ping(self) -> None:
        """Return when the shop answers and takes our token; raise otherwise."""
