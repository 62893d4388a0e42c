"""Where an order really stands, from what the carrier says."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from bot.commerce.shops.port import Order, OrderStatus
from bot.complaints.rules import Law


class Situation(str, Enum):
    """Where an order stands on a day."""

    CANCELLED = "cancelled"
    PREPARING = "preparing"
    ON_TIME = "on_time"
    OVERDUE = "overdue"
    LOST = "lost"
    DELIVERED = "delivered"


NOT_COME = frozenset({Situation.OVERDUE, Situation.LOST})
CANCELLABLE = NOT_COME | {Situation.PREPARING}
IN_TIME = frozenset({Situation.PREPARING, Situation.ON_TIME})


def situation(order: Order, on: date, law: Law) -> Situation:
    """Classify an order on a day. A parcel without a date counts as being prepared."""
    parcel = order.shipment
    if order.status == OrderStatus.cancelled:
        return Situation.CANCELLED
    if OrderStatus.delivered in {order.status, parcel.status if parcel else None}:
        return Situation.DELIVERED
    if parcel is None:
        return Situation.PREPARING
    if parcel.status == OrderStatus.lost or _long_gone(parcel.promised_on, on, law):
        return Situation.LOST
    if parcel.promised_on < on:
        return Situation.OVERDUE
    return Situation.PREPARING if order.status == OrderStatus.preparing else Situation.ON_TIME


def delivered_days_ago(order: Order, on: date) -> int | None:
    """Whole days since delivery; None where the order is not delivered."""
    delivered = order.shipment.delivered_at if order.shipment else None
    return (on - delivered.date()).days if delivered else None


def _long_gone(promised_on: date, on: date, law: Law) -> bool:
    return on > promised_on + timedelta(days=law.lost_after_days)
