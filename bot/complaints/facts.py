"""Plain answers from the shop: where an order is, its invoice, and three common questions."""

from __future__ import annotations

from datetime import date

from bot.commerce.shops.port import ActionResult, Order
from bot.complaints.case import Problem
from bot.complaints.heard import Heard
from bot.complaints.move import Say
from bot.complaints.options import chosen_items
from bot.complaints.situation import Situation, situation
from bot.complaints.wording import RESOLUTIONS, STATUSES, day, lira

_COMMON = {
    "return_cost": "utter_fact_return_cost",
    "refund_time": "utter_fact_refund_time",
    "return_period": "utter_fact_return_period",
    "hours": "utter_fact_hours",
}


def common_question(heard: Heard) -> Say | None:
    """The answer to a question in between that needs no order, or None."""
    asks = heard.act("ask")
    response = _COMMON.get(asks.topic) if asks else None
    return Say(response) if response else None


def terms(problem: Problem, order: Order, quote: ActionResult) -> Say:
    """What an action would bring, in the words that the customer agrees to."""
    which = wording(problem, quote, quote.kind.value)
    return Say(f"utter_terms_{which}", values(problem, order, quote))


def values(problem: Problem, order: Order, result: ActionResult) -> dict[str, str]:
    """The gaps of a sentence about an action."""
    return {
        "items": " ve ".join(item.title for item in chosen_items(problem, order)),
        "amount": lira(result.amount),
        "pickup_on": day(result.pickup_on),
        "resolved_by": day(result.resolved_by),
        "return_code": result.return_code or "",
        "order_number": order.order_number,
        "carrier": order.shipment.carrier if order.shipment else "Kargo firması",
    }


def done(problem: Problem, order: Order) -> dict[str, str]:
    """What was set in motion last, for the question whether to take it back."""
    what = RESOLUTIONS["cancel" if problem.wish == "cancel" else problem.resolution]
    return {"order_number": order.order_number, "what": what}


def wording(problem: Problem, result: ActionResult, kind: str) -> str:
    """Which of the sentences about a kind of action fits."""
    if kind == "enquiry" and problem.found is None:
        return "enquiry_wait"
    # Nothing to collect where the parcel was lost or incomplete.
    return "refund_only" if kind == "refund" and result.pickup_on is None else kind


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
