"""Where an order stands: it is stored as it was sold, and its actions say what happened since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from bot.commerce.shops.demo.service.lines import without
from bot.commerce.shops.port import (
    ActionKind,
    ActionResult,
    ActionStatus,
    Amount,
    Order,
    OrderStatus,
    Refund,
    Request,
    Shipment,
)

# Said again, it stands in the place of what was said before; undone, the earlier one is back.
RESTATED: Final = frozenset({ActionKind.change_address, ActionKind.company_invoice})


@dataclass(frozen=True)
class Action:
    """A request that the shop has accepted, with its answer."""

    request: Request
    result: ActionResult
    created_at: datetime


def standing(actions: Sequence[Action]) -> list[Action]:
    """The actions that nobody has taken back, nor said again in other words."""
    kept = [one for one in actions if one.result.status is not ActionStatus.withdrawn]
    last = {one.request.kind: one for one in kept}
    return [
        one for one in kept if one.request.kind not in RESTATED or last[one.request.kind] is one
    ]


def _restated(action: Action) -> bool:
    return action.request.kind in RESTATED


def current(sold: Order, actions: Sequence[Action]) -> Order:
    """Return an order as it stands after these actions."""
    order, kept = sold, standing(actions)
    for action in kept:
        effect = _EFFECTS.get(action.request.kind)
        order = _with_refund(effect(order, action) if effect else order, action)
    if order.status is OrderStatus.cancelled:
        # However many steps it took: what was cancelled is what was bought.
        order = replace(order, items=sold.items, total=sold.total)
    return replace(order, actions=tuple(action.result for action in kept))


def _with_refund(order: Order, action: Action) -> Order:
    amount, due = action.result.amount, action.result.resolved_by
    if amount is None or due is None:
        return order
    return replace(order, refunds=(*order.refunds, Refund(amount, action.created_at.date(), due)))


def _cancelled(order: Order, action: Action) -> Order:
    order = _refunded(order, action)
    left = without(order.items, action.request.lines)
    if left:
        total = Amount(order.total - (action.result.amount or Decimal(0)))
        return replace(order, items=left, total=total)
    parcel = order.shipment
    called_back = parcel and replace(parcel, status=OrderStatus.returning)
    return replace(
        order,
        status=OrderStatus.cancelled,
        shipment=called_back if parcel and parcel.tracking_number else None,
        cancelled_at=action.created_at,
        cancelled_by="customer",
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
