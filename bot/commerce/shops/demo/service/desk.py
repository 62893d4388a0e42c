"""The demo shop's counter: looks things up, accepts a write once, remembers its answer."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from bot import wire
from bot.commerce.shops.demo.emails import normalise_email
from bot.commerce.shops.demo.service import catalogue, pickups, rules
from bot.commerce.shops.demo.service.models import DemoAction, DemoOrder
from bot.commerce.shops.demo.service.refusals import refusal
from bot.commerce.shops.demo.service.standing import Action, current
from bot.commerce.shops.demo.sold import PickupDays, Sold, Variants
from bot.commerce.shops.port import ActionResult, Order, Request

Json = dict[str, Any]
NOTE_LIMIT: Final = 500


def order_of(number: str) -> Json:
    """Return the order as it stands, with its proof; raises NotAllowed('order_not_found')."""
    return _sold(_row(number))


def orders_of(email: str) -> Json:
    """Return the orders bought with this address, each with its proof."""
    rows = DemoOrder.objects.filter(email=normalise_email(email)).exclude(email="")
    return {"orders": [_sold(row) for row in rows.prefetch_related("actions")]}


def variants_of(number: str, sku: str) -> Json:
    """How the product of a line is sold; raises NotAllowed for an unknown order or line."""
    order = Order.from_json(_row(number).data)
    return dict(wire.encode(Variants(catalogue.variants(order, sku))))


def action_of(action_id: str) -> Json:
    """Return an action as it stands now; raises NotAllowed('action_not_found')."""
    return dict(_last(action_id).answer)


def pickup_days_of(action_id: str) -> Json:
    """Days on which the courier can come; raises NotAllowed('action_not_found')."""
    days = pickups.pickup_days(_action(_last(action_id)), timezone.localdate())
    return dict(wire.encode(PickupDays(days)))


def act(number: str, request: Request, key: str, note: str) -> Json:
    """Accept a request once; raises NotAllowed when the shop refuses.

    'key_reused' is a refusal too: the key came with another request before.
    """
    digest = _hash([number, wire.encode(request), note])
    with transaction.atomic():
        row = _locked(number)
        known = _answered(key, digest)
        if known is not None:
            return known
        return _stored(
            row, _accepted(row, request, f"DS-{secrets.token_hex(6)}"), key, digest, note
        )


def undo(action_id: str, key: str) -> Json:
    """Take an action back, once; raises NotAllowed when it is too late."""
    digest = _hash([action_id, "undo"])
    # Before the transaction, so that its first statement is the write of `_locked`.
    number = _last(action_id).order.number
    with transaction.atomic():
        row = _locked(number)
        known = _answered(key, digest)
        if known is not None:
            return known
        last = _last(action_id)
        action = rules.undone(_action(last), timezone.localtime())
        return _stored(row, action, key, digest, last.note)


def quote(number: str, request: Request) -> Json:
    """What `act` would answer; raises NotAllowed as it would."""
    return _accepted(_row(number), request, "").result.to_json()


def _accepted(row: DemoOrder, request: Request, new_id: str) -> Action:
    order, now = Order.from_json(row.data), timezone.localtime()
    return rules.accept(order, _actions(row), request, now, new_id)


def _sold(row: DemoOrder) -> Json:
    order = current(Order.from_json(row.data), _actions(row))
    return Sold(order, row.phone_last4, row.email).to_json()


def _row(number: str) -> DemoOrder:
    row = DemoOrder.objects.filter(number=number).first()
    if row is None:
        raise refusal("order_not_found")
    return row


def _last(action_id: str) -> DemoAction:
    last = DemoAction.objects.filter(action_id=action_id).select_related("order").last()
    if last is None:
        raise refusal("action_not_found")
    return last


def _locked(number: str) -> DemoOrder:
    # A write first: it makes the others wait, on SQLite (no row locks) and PostgreSQL alike.
    if not DemoOrder.objects.filter(number=number).update(number=F("number")):
        raise refusal("order_not_found")
    return DemoOrder.objects.get(number=number)


def _answered(key: str, digest: str) -> Json | None:
    """Return the answer that this key got before; raises NotAllowed for another body."""
    known = DemoAction.objects.filter(idempotency_key=key).first()
    if known is None:
        return None
    if known.request_hash != digest:
        raise refusal("key_reused")
    return dict(known.answer)


def _actions(row: DemoOrder) -> list[Action]:
    # Later rows of an action replace the earlier ones, in the place of the first.
    latest = {stored.action_id: stored for stored in row.actions.all()}
    return [_action(stored) for stored in latest.values()]


def _action(stored: DemoAction) -> Action:
    request = wire.decode(Request, stored.request)
    moment = timezone.localtime(stored.created_at)
    return Action(request, ActionResult.from_json(stored.answer), moment)


def _stored(row: DemoOrder, action: Action, key: str, digest: str, note: str) -> Json:
    answer = action.result.to_json()
    DemoAction.objects.create(
        action_id=action.result.id,
        order=row,
        request=wire.encode(action.request),
        note=note[:NOTE_LIMIT],
        idempotency_key=key,
        request_hash=digest,
        answer=answer,
        created_at=action.created_at,
    )
    return answer


def _hash(body: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(body).encode()).hexdigest()
