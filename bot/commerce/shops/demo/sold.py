"""The demo shop's own answer about an order: the order, and beside it what proves whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot import wire
from bot.commerce.shops.port import Order


@dataclass(frozen=True)
class _Proof:
    phone_last4: str


@dataclass(frozen=True)
class Sold:
    """An order and its phone's last four digits, which stay out of `repr`, so out of logs."""

    order: Order
    phone_last4: str = field(repr=False)

    def to_json(self) -> dict[str, Any]:
        """The order's JSON object with one key more, `phone_last4`."""
        return {**self.order.to_json(), "phone_last4": self.phone_last4}

    @classmethod
    def from_json(cls, data: object) -> Sold:
        """Read what `to_json` wrote; raises ValueError for anything else."""
        return cls(Order.from_json(data), wire.decode(_Proof, data).phone_last4)
