"""The demo shop's counter: looks things up, accepts a write once, remembers its answer."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from bot.commerce.shops.demo.service import rules
from bot.commerce.shops.demo.service.models import DemoAction, DemoOrder
from bot.commerce.shops.demo.sold import Sold
from bot.commerce.shops.port import ActionKind, ActionResult, Ground, Order

Json = dict[str, Any]
NOTE_LIMIT: Final = 500


def order_of(number: str) -> Json:
    """Return the order as it stands, with its proof; raises NotAllowed('order_not_found')."""
    row = DemoOrder.objects.filter(number=number).first()
    if row is None:
        raise rules.refusal("order_not_found")
    order = rules.current(Order.from_json(row.data), _actions(row))
    return Sold(order, row.phone_last4).to_json()


def action_of(action_id: str) -> Json:
    """Return an action as it stands now; raises NotAllowed('action_not_found')."""
    return dict(_last(action_id).answer)


def act(number: str, request: rules.Request, key: str, note: str) -> Json:
    """Accept a request once; raises NotAllowed when the shop refuses.

    'key_reused' is a refusal too: the key came with another request before.
    """
    body = [number, request.kind.value, sorted(request.skus), request.ground.value, note]
    with transaction.atomic():
        row = _locked(number)
        known = _answered(key, _hash(body))
        if known is not None:
            return known
        order = Order.from_json(row.data)
        new_id = f"DS-{secrets.token_hex(6)}"
        action = rules.begin(order, _actions(row), request, timezone.localtime(), new_id)
        return _stored(row, action, key, _hash(body), note)


def change(action_id: str, kind: ActionKind, key: str) -> Json:
    """Accept another wish in an action's place, once; raises NotAllowed when it is refused."""

    def alter(row: DemoOrder) -> rules.Action:
        order = Order.from_json(row.data)
        return rules.alter(order, _actions(row), action_id, kind, timezone.localtime())

    return _altered(action_id, kind.value, key, alter)


def undo(action_id: str, key: str) -> Json:
    """Take an action back, once; raises NotAllowed when it is too late."""

    def alter(row: DemoOrder) -> rules.Action:
        return rules.undone(_action(_last(action_id)), timezone.localtime())

    return _altered(action_id, "undo", key, alter)


def _altered(
    action_id: str, how: str, key: str, alter: Callable[[DemoOrder], rules.Action]
) -> Json:
    digest = _hash([action_id, how])
    # Before the transaction, so that its first statement is the write of `_locked`.
    last = _last(action_id)
    with transaction.atomic():
        row = _locked(last.order.number)
        known = _answered(key, digest)
        if known is not None:
            return known
        return _stored(row, alter(row), key, digest, last.note)


def quote(number: str, request: rules.Request, instead_of: str) -> Json:
    """What `act`, or `change` of `instead_of`, would answer; raises NotAllowed as they would."""
    row = DemoOrder.objects.filter(number=number).first()
    if row is None:
        raise rules.refusal("order_not_found")
    order, now = Order.from_json(row.data), timezone.localtime()
    if instead_of:
        action = rules.alter(order, _actions(row), instead_of, request.kind, now)
    else:
        action = rules.begin(order, _actions(row), request, now, "")
    return action.result.to_json()


def _last(action_id: str) -> DemoAction:
    last = DemoAction.objects.filter(action_id=action_id).select_related("order").last()
    if last is None:
        raise rules.refusal("action_not_found")
    return last


def _locked(number: str) -> DemoOrder:
    # A write first: it makes the others wait, on SQLite (no row locks) and PostgreSQL alike.
    if not DemoOrder.objects.filter(number=number).update(number=F("number")):
        raise rules.refusal("order_not_found")
    return DemoOrder.objects.get(number=number)


def _answered(key: str, digest: str) -> Json | None:
    """Return the answer that this key got before; raises NotAllowed for another body."""
    known = DemoAction.objects.filter(idempotency_key=key).first()
    if known is None:
        return None
    if known.request_hash != digest:
        raise rules.refusal("key_reused")
    return dict(known.answer)


def _actions(row: DemoOrder) -> list[rules.Action]:
    # Later rows of an action replace the earlier ones, in the place of the first.
    latest = {stored.action_id: stored for stored in row.actions.all()}
    return [_action(stored) for stored in latest.values()]


def _action(stored: DemoAction) -> rules.Action:
    request = rules.Request(ActionKind(stored.kind), tuple(stored.skus), Ground(stored.ground))
    moment = timezone.localtime(stored.created_at)
    return rules.Action(request, ActionResult.from_json(stored.answer), moment)


def _stored(row: DemoOrder, action: rules.Action, key: str, digest: str, note: str) -> Json:
    answer = action.result.to_json()
    DemoAction.objects.create(
        action_id=action.result.id,
        order=row,
        kind=action.request.kind.value,
        skus=list(action.request.skus),
        ground=action.request.ground.value,
        note=note[:NOTE_LIMIT],
        idempotency_key=key,
        request_hash=digest,
        answer=answer,
        created_at=action.created_at,
    )
    return answer


def _hash(body: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(body).encode()).hexdigest()
