"""Where an order is, in one sentence, by what the carrier says."""

from __future__ import annotations

from collections.abc import Mapping

from bot.commerce.shops.port import Order
from bot.complaints.move import Say, Value
from bot.complaints.situation import Situation
from bot.labels import STATUSES


def status(order: Order, where: Situation) -> Say:
    """The sentence for an order that stands there."""
    return Say(f"utter_info_{where.value}", _values(order))


def _values(order: Order) -> Mapping[str, Value]:
    parcel = order.shipment
    return {
        "order_number": order.order_number,
        "status": STATUSES[order.status.value],
        "carrier": parcel.carrier if parcel else "kargo firması",
        "promised_on": parcel.promised_on if parcel else None,
        "delivered_on": parcel.delivered_at if parcel else None,
        "place": (parcel.last_scan_place if parcel else "") or "yolda",
        "tracking": (parcel.tracking_url if parcel else "") or "bağlantısı henüz yok",
        "refund_due": order.refund_due_on,
    }
