"""Plain answers: what an action would bring, what was done, and the common questions."""

from __future__ import annotations

from bot.commerce.shops.port import ActionResult
from bot.complaints.kind import Matter
from bot.complaints.move import Say
from bot.complaints.reading.heard import Heard
from bot.labels import DONE
from bot.wording import day, lira

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


def terms(matter: Matter, quote: ActionResult) -> Say:
    """What an action would bring, in the words that the customer agrees to."""
    which = wording(matter, quote, quote.kind.value)
    return Say(f"utter_terms_{which}", values(matter, quote))


def values(matter: Matter, result: ActionResult) -> dict[str, str]:
    """The gaps of a sentence about an action."""
    parcel = matter.order.shipment
    return {
        "items": " ve ".join(item.title for item in matter.items),
        "amount": lira(result.amount),
        "pickup_on": day(result.pickup_on),
        "resolved_by": day(result.resolved_by),
        "return_code": result.return_code or "",
        "order_number": matter.order.order_number,
        "carrier": parcel.carrier if parcel else "Kargo firması",
    }


def done(matter: Matter) -> dict[str, str]:
    """What was set in motion last, for the question whether to take it back."""
    problem = matter.problem
    what = DONE["cancel" if problem.wish == "cancel" else problem.resolution]
    return {"order_number": matter.order.order_number, "what": what}


def wording(matter: Matter, result: ActionResult, kind: str) -> str:
    """Which of the sentences about a kind of action fits."""
    if kind == "enquiry" and matter.problem.found is None:
        return "enquiry_wait"
    # Nothing to collect where the parcel was lost or incomplete.
    return "refund_only" if kind == "refund" and result.pickup_on is None else kind
