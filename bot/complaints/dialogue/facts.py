"""Answers to what the customer asks, from the shop or the rules; nothing is chosen by them."""

from __future__ import annotations

from collections.abc import Callable

from bot.commerce.shops.port import ActionResult
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.telling import of_variant
from bot.complaints.kinds import KINDS
from bot.complaints.money import refunds
from bot.complaints.move import Say
from bot.complaints.period import period_over, told_period
from bot.complaints.reading.orders import WAYS
from bot.complaints.reading.variants import meant_variant
from bot.complaints.situation import Situation
from bot.complaints.status import status

# What is true of every order.
_GENERAL = (
    *("return_cost", "return_period", "how_to_return", "cancel_cost", "how_to_cancel"),
    *("refund_time", "pickup_day", "hours", "product", "coupon"),
    *("find_number", "find_phone", "data", "are_you_human"),
)
_MOST = 2


def facts(scene: Scene) -> list[Say]:
    """What the message asks, answered; [] where it asks nothing that is known here.

    Raises the shop's errors.
    """
    topics = (topic for topic in scene.heard.topics if not _told_anyway(scene, topic))
    said = [say for topic in topics for say in _fact(scene, topic)]
    return said[:_MOST]


def _fact(scene: Scene, topic: str) -> list[Say]:
    own = _OF_ORDER.get(topic)
    said = (own(scene) if own else _told(scene, topic)) if scene.order else []
    return said or _general(topic)


def _told_anyway(scene: Scene, topic: str) -> bool:
    """Whether the question that follows, or the settling of the problem, tells it."""
    case, current = scene.case, scene.case.current
    if topic in WAYS and (case.lost_number or case.proven_at or case.phone_last4):
        return True
    kind = KINDS.get(current.type) if current else None
    return kind is not None and kind.only_tells and topic in kind.answers


def _general(topic: str) -> list[Say]:
    if topic in _GENERAL:
        return [Say(f"utter_fact_{topic}")]
    own = (kind.in_general for kind in KINDS.values() if topic in kind.answers)
    return [Say(response) for response in own if response]


def _refund_time(scene: Scene) -> list[Say]:
    """The day of the customer's own money, where it is on its way."""
    action = _running(scene, "amount")
    if action is None:
        return _refund_status(scene) if scene.order and scene.order.refunds else []
    return [Say("utter_fact_refund_due", {"amount": action.amount, "due_on": action.resolved_by})]


def _refund_status(scene: Scene) -> list[Say]:
    matter = scene.any_matter()
    return refunds(matter) if matter else []


def _pickup(scene: Scene) -> list[Say]:
    action = _running(scene, "pickup_on")
    if action is None:
        # Before anything is collected it is the parcel that is waited for.
        matter = scene.any_matter()
        on_its_way = matter is not None and matter.where != Situation.DELIVERED
        return _where(scene) if on_its_way else []
    return [Say("utter_fact_pickup", {"pickup_on": action.pickup_on, "code": action.return_code})]


def _when(scene: Scene) -> list[Say]:
    """By when what runs is done; without anything running, when the parcel comes."""
    action = _running(scene, "resolved_by")
    if action is None:
        return _where(scene)
    return [Say("utter_fact_due", {"resolved_by": action.resolved_by})]


def _where(scene: Scene) -> list[Say]:
    """Where the parcel is; the question about a late one tells it by itself."""
    matter = scene.any_matter()
    asked = scene.matter
    told_by_question = asked and asked.kind.where and asked.kind.next_step(asked) is not None
    if matter is None or told_by_question:
        return []
    return [status(matter.order, matter.where)]


def _told(scene: Scene, topic: str) -> list[Say]:
    """What a type tells by itself, such as the invoice's link."""
    matter = scene.any_matter()
    kind = next((kind for kind in KINDS.values() if topic in kind.answers), None)
    return kind.tell(matter) if kind and matter else []


def stock(scene: Scene) -> list[Say]:
    """Whether a size or colour of the order's own thing is there."""
    matter, named_one = scene.any_matter(), scene.heard.first("wanted")
    if matter is None or not matter.variants:
        return []
    word = named_one or scene.heard.text
    meant = meant_variant(word, matter.variants, matter.items[0].variant)
    if meant is None:
        return [of_variant("utter_no_such_variant", matter)] if named_one else []
    response = "utter_fact_in_stock" if meant.in_stock else "utter_variant_gone"
    return [of_variant(response, matter, meant.name)]


def _return_period(scene: Scene) -> list[Say]:
    """How long it still is for this very order, or that it is over."""
    order, matter = scene.order, scene.any_matter()
    if order is None:
        return []
    return told_period(order, matter.items if matter else order.items, scene.rules)


def _how_to_return(scene: Scene) -> list[Say]:
    """Who can't send it back any more is not told how."""
    over = scene.order is not None and period_over(scene.order, scene.rules)
    return _return_period(scene) if over else []


def _running(scene: Scene, field: str) -> ActionResult | None:
    """The newest action of the order that has this field."""
    actions = scene.order.actions if scene.order else ()
    return next((one for one in reversed(actions) if getattr(one, field)), None)


_OF_ORDER: dict[str, Callable[[Scene], list[Say]]] = {
    "refund_time": _refund_time,
    "refund_status": _refund_status,
    "pickup_day": _pickup,
    "where_is_it": _where,
    "when": _when,
    "return_period": _return_period,
    "how_to_return": _how_to_return,
    "product": stock,
}
