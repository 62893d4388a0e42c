"""Where a late order really stands, from what the carrier says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from bot.commerce.shops.port import Order, OrderStatus
from bot.complaints.policy import POLICY, Policy
from bot.turkish import fold


class Situation(str, Enum):
    CANCELLED = "cancelled"
    PREPARING = "preparing"
    ON_TIME = "on_time"
    OVERDUE = "overdue"
    LOST = "lost"
    DELIVERED = "delivered"


def situation(order: Order, on: date, policy: Policy = POLICY) -> Situation:
    """Classify an order on a day. A parcel without a date counts as being prepared."""
    parcel = order.shipment
    if order.status == OrderStatus.cancelled:
        return Situation.CANCELLED
    if OrderStatus.delivered in {order.status, parcel.status if parcel else None}:
        return Situation.DELIVERED
    if parcel is None:
        return Situation.PREPARING
    if parcel.status == OrderStatus.lost or _long_gone(parcel.promised_on, on, policy):
        return Situation.LOST
    if parcel.promised_on < on:
        return Situation.OVERDUE
    return Situation.PREPARING if order.status == OrderStatus.preparing else Situation.ON_TIME


def arrived_late(said: str) -> bool:
    """Whether a complaint is about a parcel that did come, only too late."""
    return re.search(r"\bgec (de )?(geldi|gelmis|teslim|ulas|getir)", fold(said)) is not None


def _long_gone(promised_on: date, on: date, policy: Policy) -> bool:
    return on > promised_on + timedelta(days=policy.lost_after_days)


def delivered_days_ago(order: Order, on: date) -> int | None:
    """Whole days since delivery; None where the order is not delivered."""
    delivered = order.shipment.delivered_at if order.shipment else None
    return (on - delivered.date()).days if delivered else None
