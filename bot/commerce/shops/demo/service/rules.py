"""What the demo shop does and refuses. Pure: no clock, no tables, so that the fake shop shares it.

Every refusal is a NotAllowed with the code of the first condition that does not hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from bot.commerce.shops.demo.service.checks import CHECKS, GOODS, WANTING, Case
from bot.commerce.shops.demo.service.lines import Part, parts_of, pieces_by_sku, price, taken, whole
from bot.commerce.shops.demo.service.pickups import first_day, moved, on_day, undo_until
from bot.commerce.shops.demo.service.refusals import refusal
from bot.commerce.shops.demo.service.standing import RESTATED, Action, current, standing
from bot.commerce.shops.port import (
    ActionKind,
    ActionResult,
    ActionStatus,
    Order,
    OrderStatus,
    Request,
)

UNDO_WITHIN: Final = timedelta(hours=1)
AT_ONCE: Final = frozenset({ActionKind.cancel, ActionKind.change_address})


@dataclass(frozen=True)
class Terms:
    """How an action goes: with a courier or without, until when, for which part of the price.

    `share`: 1 is the whole price; None where no money goes back.
    """

    pickup: bool
    days: int | None
    """Calendar days from the pick-up, or from today without one; None where nothing follows."""
    share: Decimal | None = None
    back: int = 0
    """Days that collected goods take back to us before the others begin."""

    def due(self, pickup: date | None, today: date) -> date | None:
        """The day that the shop stands for; what nobody collects counts from the notice."""
        if self.days is None:
            return None
        counted = today if pickup is None else pickup + timedelta(days=self.back)
        return counted + timedelta(days=self.days)


TERMS: Final[dict[ActionKind, Terms]] = {
    ActionKind.exchange: Terms(pickup=True, days=10),
    # Three days back to us and the legal 14: the later of the two readings of the law.
    ActionKind.refund: Terms(pickup=True, days=14, share=Decimal(1), back=3),
    ActionKind.replacement: Terms(pickup=True, days=10),
    ActionKind.repair: Terms(pickup=True, days=30),
    ActionKind.price_reduction: Terms(pickup=False, days=14, share=Decimal("0.20")),
    ActionKind.reship: Terms(pickup=False, days=4),
    ActionKind.enquiry: Terms(pickup=False, days=3),
    ActionKind.cancel: Terms(pickup=False, days=14, share=Decimal(1)),
    ActionKind.change_address: Terms(pickup=False, days=None),
    ActionKind.company_invoice: Terms(pickup=False, days=3),
}


def accept(
    order: Order, actions: Sequence[Action], request: Request, now: datetime, new_id: str
) -> Action:
    """Accept a request for an order, as it was sold, that has these actions already.

    The answer has `new_id`, or the id of the action in whose place it is done.
    """
    if request.kind is ActionKind.change_pickup:
        return moved(_found(actions, request.instead_of), request.detail, now)
    if request.instead_of:
        return _altered(order, actions, request, now)
    return _begun(order, actions, request, now, new_id)


def undone(action: Action, now: datetime) -> Action:
    """Take an action back; raises NotAllowed ('not_undoable') where it is too late."""
    until = action.result.undo_until
    if until is None or now >= until:
        raise refusal("not_undoable")
    result = replace(action.result, status=ActionStatus.withdrawn, undo_until=None)
    return replace(action, result=result)


def _begun(
    order: Order, actions: Sequence[Action], request: Request, now: datetime, action_id: str
) -> Action:
    order, actions = current(order, actions), standing(actions)
    _refuse_over(order, request)
    _refuse_gone(order, actions, request)
    parts = parts_of(order, request.lines)
    request = replace(request, lines=tuple(part.line for part in parts))
    _refuse_second(actions, request.kind, parts)
    case = Case(order, parts, request, now, not _enquired(actions))
    for check in CHECKS[request.kind]:
        code = check(case)
        if code:
            raise refusal(code)
    return Action(request, _result(case, action_id), now)


def _altered(order: Order, actions: Sequence[Action], request: Request, now: datetime) -> Action:
    """Another wish in the place of an action whose goods no courier has collected."""
    old = _found(actions, request.instead_of)
    last_day = old.result.pickup_on or old.created_at.date() + timedelta(days=1)
    goods = {old.request.kind, request.kind} <= GOODS and now.date() < last_day
    if not goods and not (old.request.kind is request.kind and request.kind in RESTATED):
        raise refusal("not_changeable")
    others = [action for action in actions if action.result.id != old.result.id]
    new = _begun(order, others, request, now, old.result.id)
    booked = old.result.pickup_on
    # The courier is booked: the day may be one that the customer has chosen.
    return on_day(new, booked, now) if booked and new.result.pickup_on else new


def _found(actions: Sequence[Action], action_id: str) -> Action:
    for action in standing(actions):
        if action.result.id == action_id:
            return action
    raise refusal("action_not_found")


def _refuse_over(order: Order, request: Request) -> None:
    if order.status is OrderStatus.cancelled:
        raise refusal("already_cancelled")
    if order.status is OrderStatus.returned and request.kind in WANTING:
        raise refusal("already_returned")


def _refuse_gone(order: Order, actions: Sequence[Action], request: Request) -> None:
    """A line of which every piece was cancelled is no stranger to the order."""
    gone = {line.sku for line in request.lines} - {item.sku for item in order.items}
    for action in actions:
        if action.request.kind is ActionKind.cancel and gone & _skus(action):
            raise refusal("already_open", action.result)


def _refuse_second(actions: Sequence[Action], kind: ActionKind, parts: Sequence[Part]) -> None:
    for action in actions:
        if action.request.kind is kind is ActionKind.enquiry:
            raise refusal("already_open", action.result)
    if kind not in WANTING:
        return
    # A cancel beside a refund would pay twice; so would two actions for one piece.
    holding = [action for action in actions if action.request.kind in GOODS]
    wanted = pieces_by_sku(parts)
    for item in {part.item.sku: part.item for part in parts}.values():
        held = [action for action in holding if item.sku in _skus(action)]
        pieces = sum(taken(action.request.lines, item) for action in held)
        if held and pieces + wanted[item.sku] > whole(item):
            raise refusal("already_open", held[0].result)


def _skus(action: Action) -> set[str]:
    return {line.sku for line in action.request.lines}


def _enquired(actions: Sequence[Action]) -> bool:
    return any(action.request.kind is ActionKind.enquiry for action in actions)


def _result(case: Case, action_id: str) -> ActionResult:
    terms, request = TERMS[case.request.kind], case.request
    pickup = first_day(case.today) if terms.pickup and case.with_customer else None
    status = ActionStatus.booked if pickup else ActionStatus.open
    return ActionResult(
        id=action_id,
        kind=request.kind,
        status=ActionStatus.done if request.kind in AT_ONCE else status,
        pickup_on=pickup,
        resolved_by=terms.due(pickup, case.today),
        return_code=f"IADE-{action_id[-6:].upper()}" if pickup else None,
        amount=None if terms.share is None else price(case.parts, terms.share),
        # Without a courier, the warehouse and the bank start after an hour.
        undo_until=undo_until(pickup, case.now) if pickup else case.now + UNDO_WITHIN,
        lines=request.lines,
        detail=request.detail,
    )
