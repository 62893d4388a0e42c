"""The demo orders: each stands for a branch of the conversation, whatever day it is.

`orders.csv` holds them; its `days` are days ago (overdue, lost: since the promised date;
preparing, on_time: until it).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.commerce.carriers.links import tracking_url
from bot.commerce.shops.demo.service.catalogue import GOODS
from bot.commerce.shops.port import Amount, Order, OrderItem, OrderStatus, Shipment

ISTANBUL: Final = ZoneInfo("Europe/Istanbul")
INVOICES: Final = "https://magaza.example/fatura"  # a reserved name: nobody's real site
REFUND_DAYS: Final = 14
_FILE: Final = Path(__file__).with_name("orders.csv")


@dataclass(frozen=True)
class Sale:
    """An order with the branch that it stands for, and the last digits of its phone."""

    situation: str
    phone_last4: str = field(repr=False)
    order: Order


@dataclass(frozen=True)
class Course:
    """An order's way, in days before today; negative: still to come."""

    status: OrderStatus
    raw: str
    placed: int
    promised: int
    scanned: int | None = None
    delivered: int | None = None
    delivered_to: str | None = None


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


def _cancelled(days: int) -> Course:
    return Course(OrderStatus.cancelled, "", placed=days + 1, promised=-1)


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
}


def sales(today: date) -> tuple[Sale, ...]:
    """Return every demo order as it looks on that day."""
    with _FILE.open(encoding="utf-8", newline="") as rows:
        return tuple(_sale(row, today) for row in csv.DictReader(rows))


def _sale(row: Mapping[str, str], today: date) -> Sale:
    return Sale(row["situation"], row["phone_last4"], _order(row, today))


def _order(row: Mapping[str, str], today: date) -> Order:
    course = COURSES[row["situation"]](int(row["days"]))
    items = tuple(GOODS[sku] for sku in row["skus"].split())
    invoiced = course.scanned is not None
    off = today - timedelta(days=int(row["days"])) if course.raw == "" else None
    return Order(
        order_number=row["number"],
        placed_at=_at(today, course.placed, time(14, 20)),
        status=course.status,
        items=items,
        shipment=_shipment(row, course, today),
        total=_total(items),
        warehouse=row["warehouse"],
        region=row["region"],
        invoice_url=f"{INVOICES}/{row['number']}.pdf" if invoiced else None,
        cancelled_at=_at(off, 0, time(11, 5)) if off else None,
        refund_due_on=off + timedelta(days=REFUND_DAYS) if off else None,
    )


def _shipment(row: Mapping[str, str], course: Course, today: date) -> Shipment | None:
    if course.status is OrderStatus.cancelled:
        return None
    scanned, carrier = course.scanned, row["carrier"]
    # Before the first scan there is no parcel, so no number to follow.
    number = "" if scanned is None else f"7310{row['phone_last4']}{row['number'][-4:]}"
    delivered = course.delivered
    return Shipment(
        carrier=carrier,
        tracking_number=number,
        tracking_url=tracking_url(carrier, number),
        status=course.status,
        raw_status=course.raw,
        promised_on=today - timedelta(days=course.promised),
        delivered_at=None if delivered is None else _at(today, delivered, time(16, 40)),
        delivered_to=course.delivered_to,
        last_scan_at=None if scanned is None else _at(today, scanned, time(16, 40)),
        last_scan_place=row["place"],
    )


def _total(items: tuple[OrderItem, ...]) -> Amount:
    return Amount(sum((item.unit_price * item.quantity for item in items), Decimal(0)))


def _at(today: date, days_ago: int, clock: time) -> datetime:
    return datetime.combine(today - timedelta(days=days_ago), clock, ISTANBUL)
