"""What the demo shop does and refuses. Pure: no clock, no tables, so that the fake shop shares it.

An order is stored as it was sold; where it stands now is that order with its actions applied.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from bot.commerce.errors import NotAllowed
from bot.commerce.shops.demo.service.checks import CHECKS, GOODS, MESSAGES, Case
from bot.commerce.shops.port import (
    ActionKind,
    ActionResult,
    ActionStatus,
    Amount,
    Ground,
    Order,
    OrderItem,
    OrderStatus,
    Shipment,
)

CENT: Final = Decimal("0.01")
UNDO_WITHIN: Final = timedelta(hours=1)


@dataclass(frozen=True)
class Terms:
    """How an action goes: with a courier or without, until when, for which part of the price.

    `share`: 1 is the whole price; None where no money goes back.
    """

    pickup: bool
    days: int
    """Calendar days from the pick-up, or from today without one."""
    share: Decimal | None = None


TERMS: Final[dict[ActionKind, Terms]] = {
    ActionKind.exchange: Terms(pickup=True, days=10),
    # Three days back to us and the legal 14: the later of the two readings of the law.
    ActionKind.refund: Terms(pickup=True, days=17, share=Decimal(1)),
    ActionKind.replacement: Terms(pickup=True, days=10),
    ActionKind.repair: Terms(pickup=True, days=30),
    ActionKind.price_reduction: Terms(pickup=False, days=14, share=Decimal("0.20")),
    ActionKind.reship: Terms(pickup=False, days=4),
    ActionKind.enquiry: Terms(pickup=False, days=3),
    ActionKind.cancel: Terms(pickup=False, days=14, share=Decimal(1)),
}


@dataclass(frozen=True)
class Request:
    """What a customer wants done; no skus means every line."""

    kind: ActionKind
    skus: tuple[str, ...] = ()
    ground: Ground = Ground.withdrawal


@dataclass(frozen=True)
class Action:
    """A request that the shop has accepted, with its answer."""

    request: Request
    result: ActionResult
    created_at: datetime


def begin(
    order: Order, actions: Sequence[Action], request: Request, now: datetime, action_id: str
) -> Action:
    """Accept a request for an order that has these actions already.

    Raises NotAllowed with the code of the first check that it fails.
    """
    actions = standing(actions)
    order = current(order, actions)
    items = _chosen(order, request.skus)
    request = replace(request, skus=tuple(item.sku for item in items))
    _refuse_second(actions, request, order)
    case = Case(order, items, request.kind, request.ground, now, not _enquired(actions))
    for check in CHECKS[request.kind]:
        code = check(case)
        if code:
            raise refusal(code)
    return Action(request, _result(case, action_id), now)


def alter(
    order: Order, actions: Sequence[Action], action_id: str, kind: ActionKind, now: datetime
) -> Action:
    """Accept another wish in the place of an action whose goods no courier has collected.

    Raises NotAllowed where it is too late, or the shop does not do the new kind.
    """
    old = next((action for action in standing(actions) if action.result.id == action_id), None)
    if old is None:
        raise refusal("action_not_found")
    last_day = old.result.pickup_on or old.created_at.date() + timedelta(days=1)
    if old.request.kind not in GOODS or kind not in GOODS or now.date() >= last_day:
        raise refusal("not_changeable")
    others = [action for action in actions if action is not old]
    return begin(order, others, replace(old.request, kind=kind), now, action_id)


def undone(action: Action, now: datetime) -> Action:
    """Take an action back; raises NotAllowed ('not_undoable') where it is too late."""
    until = action.result.undo_until
    if until is None or now >= until:
        raise refusal("not_undoable")
    result = replace(action.result, status=ActionStatus.withdrawn, undo_until=None)
    return replace(action, result=result)


def standing(actions: Sequence[Action]) -> list[Action]:
    """The actions that nobody has taken back."""
    return [one for one in actions if one.result.status is not ActionStatus.withdrawn]


def current(order: Order, actions: Sequence[Action]) -> Order:
    """Return the order as it stands after these actions."""
    for action in standing(actions):
        effect = _EFFECTS.get(action.request.kind)
        order = effect(order, action) if effect else order
    return order


def refusal(code: str, open_action: ActionResult | None = None) -> NotAllowed:
    """The shop's refusal with its Turkish sentence; KeyError for a code without one."""
    return NotAllowed(code, MESSAGES[code], open_action=open_action)


def _chosen(order: Order, skus: Sequence[str]) -> tuple[OrderItem, ...]:
    if not set(skus) <= {item.sku for item in order.items}:
        raise refusal("unknown_sku")
    return tuple(item for item in order.items if not skus or item.sku in skus)


def _refuse_second(actions: Sequence[Action], request: Request, order: Order) -> None:
    if order.status is OrderStatus.cancelled:
        raise refusal("already_cancelled")
    for action in actions:
        same = action.request.kind is request.kind is ActionKind.enquiry
        # A cancel beside a refund would pay twice; so would two actions for one line.
        goods = action.request.kind in GOODS and request.kind in {*GOODS, ActionKind.cancel}
        if same or (goods and set(action.request.skus) & set(request.skus)):
            raise refusal("already_open", action.result)


def _enquired(actions: Sequence[Action]) -> bool:
    return any(action.request.kind is ActionKind.enquiry for action in actions)


def _result(case: Case, action_id: str) -> ActionResult:
    terms = TERMS[case.kind]
    pickup = _workday_after(case.today) if terms.pickup and case.with_customer else None
    start = pickup or case.today
    status = ActionStatus.booked if pickup else ActionStatus.open
    return ActionResult(
        id=action_id,
        kind=case.kind,
        status=ActionStatus.done if case.kind is ActionKind.cancel else status,
        pickup_on=pickup,
        resolved_by=start + timedelta(days=terms.days),
        return_code=f"IADE-{action_id[-6:].upper()}" if pickup else None,
        amount=_amount(case, terms.share),
        undo_until=_undo_until(case, pickup),
    )


def _undo_until(case: Case, pickup: date | None) -> datetime:
    """Until the day of the pick-up; without one the warehouse and the bank start after an hour."""
    if pickup is None:
        return case.now + UNDO_WITHIN
    return datetime.combine(pickup, time.min, case.now.tzinfo)


def _amount(case: Case, share: Decimal | None) -> Amount | None:
    if share is None:
        return None
    whole = sum((item.unit_price * item.quantity for item in case.items), Decimal(0))
    return Amount((whole * share).quantize(CENT))


def _workday_after(day: date) -> date:
    day += timedelta(days=1)
    return day if day.weekday() < 5 else _workday_after(day)


def _cancelled(order: Order, action: Action) -> Order:
    parcel = order.shipment
    called_back = parcel and replace(parcel, status=OrderStatus.returning)
    return replace(
        order,
        status=OrderStatus.cancelled,
        shipment=called_back if parcel and parcel.tracking_number else None,
        cancelled_at=action.created_at,
        refund_due_on=action.result.resolved_by,
    )


def _refunded(order: Order, action: Action) -> Order:
    return replace(order, refund_due_on=action.result.resolved_by)


def _sent_again(order: Order, action: Action) -> Order:
    due = action.result.resolved_by
    if order.status is OrderStatus.delivered or order.shipment is None or due is None:
        return order
    status = OrderStatus.preparing
    parcel = Shipment(order.shipment.carrier, "", "", status, "Yeniden hazırlanıyor", due)
    return replace(order, status=status, shipment=parcel)


_EFFECTS: Final[dict[ActionKind, Callable[[Order, Action], Order]]] = {
    ActionKind.cancel: _cancelled,
    ActionKind.refund: _refunded,
    ActionKind.reship: _sent_again,
}
