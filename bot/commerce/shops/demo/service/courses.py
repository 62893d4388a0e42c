"""The ways that a demo order can have gone, in days before today; negative: still to come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from bot.commerce.shops.port import Amount, OrderStatus

REFUND_DAYS: Final = 14


@dataclass(frozen=True)
class Refunded:
    """A refund that was asked for before, and what became of it."""

    asked: int
    paid: int | None = None
    deducted: Amount | None = None
    deducted_for: str = ""

    @property
    def due(self) -> int:
        """The shop has promised the money for this day."""
        return self.asked - REFUND_DAYS


@dataclass(frozen=True)
class Course:
    """An order's way; `raw` is the carrier's own word."""

    status: OrderStatus
    raw: str
    placed: int
    promised: int
    scanned: int | None = None
    delivered: int | None = None
    delivered_to: str | None = None
    refunded: Refunded | None = None
    cancelled_by: str = ""


def _preparing(days: int) -> Course:
    return Course(OrderStatus.preparing, "Hazırlanıyor", placed=1, promised=-days)


def _on_time(days: int) -> Course:
    return Course(OrderStatus.in_transit, "Transfer merkezinde", 2, -days, scanned=1)


def _overdue(days: int) -> Course:
    return Course(OrderStatus.in_transit, "Transfer sürecinde", days + 4, days, days + 1)


def _lost(days: int) -> Course:
    # Scanned last before the promised date, so silent for longer than the law's 20 days.
    return Course(OrderStatus.lost, "Transfer sürecinde", days + 5, days, days + 2)


def _delivered(days: int, to: str = "kendisi") -> Course:
    return Course(OrderStatus.delivered, "Teslim edildi", days + 4, days, days, days, to)


def _not_received(days: int) -> Course:
    return _delivered(days, "site görevlisi")


def _cancelled(days: int, by: str = "customer") -> Course:
    return Course(OrderStatus.cancelled, "", days + 1, -1, refunded=Refunded(days), cancelled_by=by)


def _shop_cancelled(days: int) -> Course:
    return _cancelled(days, "shop")


def _returned(delivered: int, refunded: Refunded) -> Course:
    arrived = _delivered(delivered)
    return replace(arrived, status=OrderStatus.returned, refunded=refunded)


def _refund_late(days: int) -> Course:
    return _returned(days + 4, Refunded(days))


def _refund_short(days: int) -> Course:
    kept = "kullandığınız 60 TL'lik kupon"
    return _returned(days + 14, Refunded(days + 10, days, Amount("60.00"), kept))


COURSES: Final[dict[str, Callable[[int], Course]]] = {
    "preparing": _preparing,
    "on_time": _on_time,
    "overdue": _overdue,
    "lost": _lost,
    "delivered_not_received": _not_received,
    "delivered": _delivered,
    "two_items": _delivered,
    "high_value": _delivered,
    "outside_window": _delivered,
    "cancelled": _cancelled,
    "refund_open": _cancelled,
    "refund_late": _refund_late,
    "refund_short": _refund_short,
    "shop_cancelled": _shop_cancelled,
}
