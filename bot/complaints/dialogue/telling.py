"""What an action would bring, and what was done, in the gaps of a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from bot.commerce.shops.port import ActionResult, Ground, Line, Order, OrderItem
from bot.complaints.case import Problem
from bot.complaints.kind import Matter
from bot.complaints.kinds import KINDS, errands
from bot.complaints.move import Say, Value
from bot.complaints.reading.items import named_items
from bot.complaints.situation import Situation
from bot.labels import DONE, label


def terms(matter: Matter, quote: ActionResult, kind: str) -> Say:
    """What an action would bring, in the words that the customer agrees to."""
    return Say(f"utter_terms_{wording(matter, quote, kind)}", values(matter, quote))


def values(matter: Matter, result: ActionResult) -> dict[str, Value]:
    """The gaps of a sentence about an action."""
    parcel = matter.order.shipment
    return {
        "items": items(matter, result),
        "amount": result.amount,
        "pickup_on": result.pickup_on,
        "resolved_by": result.resolved_by,
        "return_code": result.return_code or "",
        "order_number": matter.order.order_number,
        "carrier": parcel.carrier if parcel else "Kargo firması",
        "detail": result.detail or matter.problem.detail,
    }


def items(matter: Matter, result: ActionResult) -> str:
    """The things that an action is about: how many pieces, and which size or colour instead."""
    asked = {line.sku: line for line in result.lines}
    named = " ve ".join(_item(one, asked.get(one.sku)) for one in matter.items)
    part = lacking_part(matter.problem, matter.order)
    return f"{named} (eksik: {part})" if part else named


def titles(items: Iterable[OrderItem]) -> str:
    """What things are called, for a sentence."""
    return " ve ".join(item.title for item in items)


def lacking_part(problem: Problem, order: Order) -> str:
    """What is missing of a thing that came, such as its charger; '' for the thing itself."""
    kind, part = KINDS.get(problem.type), problem.about
    lacks = kind is not None and kind.ground is Ground.missing and not named_items(order, part)
    return part if lacks else ""


def _item(item: OrderItem, line: Line | None) -> str:
    whole = item.quantity * item.pieces
    some = f" ({line.quantity} adet)" if line and line.quantity and line.quantity < whole else ""
    other = f" ({line.variant})" if line and line.variant else ""
    return f"{item.title}{some}{other}"


def of_variant(response: str, matter: Matter, variant: str = "") -> Say:
    """A sentence about a size or colour of the one item, and what else there is."""
    named = {"item": matter.items[0].title, "variant": variant, "there_is": matter.there_is}
    return Say(response, named)


def running(matter: Matter, result: ActionResult) -> dict[str, Value]:
    """An action that is there already, as what it is."""
    return {**values(matter, result), "what": label(DONE, result.kind.value)}


def done(matter: Matter) -> dict[str, Value]:
    """What was set in motion last, for the question whether to take it back."""
    problem = matter.problem
    own = {"cancel", *errands()}
    what = label(DONE, problem.wish if problem.wish in own else problem.resolution)
    return {"order_number": matter.order.order_number, "what": what}


def wording(matter: Matter, result: ActionResult, kind: str) -> str:
    """Which of the sentences about a kind of action fits."""
    missed = matter.where == Situation.DELIVERED and matter.problem.found is not None
    if kind == "enquiry" and not missed:
        return "enquiry_wait"
    if kind == "cancel" and matter.problem.skus and len(matter.items) < len(matter.order.items):
        return "cancel_items"
    return _refund(matter, result) if kind == "refund" else kind


def _refund(matter: Matter, result: ActionResult) -> str:
    """Nothing to collect where the parcel was lost or incomplete, or is not there yet."""
    if result.pickup_on:
        return "refund"
    if matter.where is not Situation.ON_TIME:
        return "refund_only"
    some = result.amount is not None and result.amount < matter.order.total
    return "refund_early_items" if some else "refund_early"
