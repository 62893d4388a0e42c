"""The demo orders: each stands for a branch of the conversation, whatever day it is.

`orders.csv` holds them; its `days` are days ago (overdue, lost: since the promised date;
preparing, on_time: until it; refund_late: since the refund was asked for; refund_short: since it
was paid), its `skus` have their units behind a star.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.commerce.carriers.links import tracking_url
from bot.commerce.shops.demo.service.catalogue import GOODS
from bot.commerce.shops.demo.service.courses import COURSES, Course, Refunded
from bot.commerce.shops.port import Amount, Order, OrderItem, OrderStatus, Refund, Shipment

ISTANBUL: Final = ZoneInfo("Europe/Istanbul")
INVOICES: Final = "https://magaza.example/fatura"  # a reserved name: nobody's real site
_FILE: Final = Path(__file__).with_name("orders.csv")


@dataclass(frozen=True)
class Sale:
    """An order with the branch that it stands for, and what proves whose it is."""

    situation: str
    phone_last4: str = field(repr=False)
    order: Order
    email: str = field(repr=False)


def sales(today: date) -> tuple[Sale, ...]:
    """Return every demo order as it looks on that day."""
    with _FILE.open(encoding="utf-8", newline="") as rows:
        return tuple(_sale(row, today) for row in csv.DictReader(rows))


def _sale(row: Mapping[str, str], today: date) -> Sale:
    return Sale(row["situation"], row["phone_last4"], _order(row, today), row["email"])


def _order(row: Mapping[str, str], today: date) -> Order:
    course = COURSES[row["situation"]](int(row["days"]))
    items = tuple(map(_item, row["skus"].split()))
    refunds = _refunds(course.refunded, _total(items), today)
    owed = [refund.due_on for refund in refunds if refund.paid_on is None]
    cancelled = course.refunded if course.status is OrderStatus.cancelled else None
    return Order(
        order_number=row["number"],
        placed_at=_at(today, course.placed, time(14, 20)),
        status=course.status,
        items=items,
        shipment=_shipment(row, course, today),
        total=_total(items),
        warehouse=row["warehouse"],
        region=row["region"],
        invoice_url=None if course.scanned is None else f"{INVOICES}/{row['number']}.pdf",
        cancelled_at=_at(today, cancelled.asked, time(11, 5)) if cancelled else None,
        refund_due_on=owed[0] if owed else None,
        refunds=refunds,
        cancelled_by=course.cancelled_by,
    )


def _item(text: str) -> OrderItem:
    sku, _, units = text.partition("*")
    return replace(GOODS[sku], quantity=int(units or 1))


def _refunds(refunded: Refunded | None, total: Amount, today: date) -> tuple[Refund, ...]:
    if refunded is None:
        return ()
    paid, kept = refunded.paid, refunded.deducted
    refund = Refund(
        amount=Amount(total - kept) if kept else total,
        asked_on=today - timedelta(days=refunded.asked),
        due_on=today - timedelta(days=refunded.due),
        paid_on=None if paid is None else today - timedelta(days=paid),
        deducted=kept,
        deducted_for=refunded.deducted_for,
    )
    return (refund,)


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
        # What came back later was delivered all the same.
        status=course.status if delivered is None else OrderStatus.delivered,
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
