"""Plain answers from the shop: where an order is, its invoice, and three common questions."""

from __future__ import annotations

import re
from datetime import date

from bot.commerce.shops.port import Order
from bot.complaints.heard import Heard
from bot.complaints.move import Say
from bot.complaints.situation import Situation, situation
from bot.complaints.wording import STATUSES, day

_COMMON: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "utter_fact_return_cost",
        re.compile(r"\b(kargo\w*|gonderi|gonderim) (ucret|para|bedel)\w*|ucretsiz mi"),
    ),
    (
        "utter_fact_refund_time",
        re.compile(
            r"(kac gun|ne zaman|ne kadar sur)\w*.{0,20}(yat|iade|gec|para)|(para|iade)\w*.{0,20}"
            r"(kac gun|ne zaman|ne kadar sur)"
        ),
    ),
    ("utter_fact_hours", re.compile(r"(calisma saat|kaca kadar|saat kac)\w*")),
)


def common_question(heard: Heard) -> Say | None:
    """The answer to a question in between that needs no order, or None."""
    for response, words in _COMMON:
        if words.search(heard.folded):
            return Say(response)
    return None


def status(order: Order, on: date) -> Say:
    """Where an order is, in one sentence, by what the carrier says."""
    parcel, where = order.shipment, situation(order, on)
    values = {
        "order_number": order.order_number,
        "status": STATUSES[order.status.value],
        "carrier": parcel.carrier if parcel else "kargo firması",
        "promised_on": day(parcel.promised_on if parcel else None),
        "delivered_on": day(parcel.delivered_at if parcel else None),
        "place": (parcel.last_scan_place if parcel else "") or "yolda",
        "tracking": (parcel.tracking_url if parcel else "") or "bağlantısı henüz yok",
        "refund_due": day(order.refund_due_on),
    }
    return Say(_STATUS[where], values)


def invoice(order: Order) -> Say:
    if order.invoice_url:
        return Say("utter_info_invoice", {"url": order.invoice_url})
    return Say("utter_info_no_invoice", {"order_number": order.order_number})


_STATUS = {
    Situation.CANCELLED: "utter_info_cancelled",
    Situation.PREPARING: "utter_info_preparing",
    Situation.ON_TIME: "utter_info_on_time",
    Situation.OVERDUE: "utter_info_overdue",
    Situation.LOST: "utter_info_lost",
    Situation.DELIVERED: "utter_info_delivered",
}
