"""The demo shop's own answers about orders: the order, and beside it what proves whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot import wire
from bot.commerce.shops.port import Order, Variant


@dataclass(frozen=True)
class _Proof:
    phone_last4: str
    email: str


@dataclass(frozen=True)
class _Found:
    orders: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Variants:
    """How a product is sold."""

    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class PickupDays:
    """Days on which the courier can come."""

    days: tuple[date, ...]


@dataclass(frozen=True)
class Sold:
    """An order and its buyer's address and last four digits: out of `repr`, so out of logs."""

    order: Order
    phone_last4: str = field(repr=False)
    email: str = field(repr=False)

    def to_json(self) -> dict[str, Any]:
        """The order's JSON object with two keys more, `phone_last4` and `email`."""
        return {**self.order.to_json(), "phone_last4": self.phone_last4, "email": self.email}

    @classmethod
    def from_json(cls, data: object) -> Sold:
        """Read what `to_json` wrote; raises ValueError for anything else."""
        proof = wire.decode(_Proof, data)
        return cls(Order.from_json(data), proof.phone_last4, proof.email)


def all_sold(data: object) -> tuple[Sold, ...]:
    """Read the answer to a search; raises ValueError for anything else."""
    return tuple(map(Sold.from_json, wire.decode(_Found, data).orders))


def newest_first(orders: Sequence[Order]) -> tuple[Order, ...]:
    """In the order in which they are told; those of one moment by their numbers."""
    ordered = sorted(orders, key=lambda one: (one.placed_at, one.order_number), reverse=True)
    return tuple(ordered)
