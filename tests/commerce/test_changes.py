"""What changes an order without moving its goods: the address, the pick-up, the invoice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from bot.commerce.errors import NotAllowed
from bot.commerce.shops.port import ActionKind, ActionResult, ActionStatus, Line, Request, Shop
from tests.commerce.asking import order_of, refused

K = ActionKind
ADDRESS = "Lale Sok. 4/2, Bornova, İzmir"
COMPANY = "Örnek Ltd. Şti., VKN 1234567890, Bornova VD"


def test_an_address_changes_at_once(shop: Shop) -> None:
    """It is done, and can be undone for an hour."""
    done = shop.act("TS-1001", Request(K.change_address, detail=ADDRESS), idempotency_key="a")
    assert (done.status, done.detail) == (ActionStatus.done, ADDRESS)
    assert (done.pickup_on, done.resolved_by, done.amount) == (None, None, None)
    assert done.undo_until is not None
    assert done.undo_until - timezone.now() <= timedelta(hours=1)
    assert order_of(shop, "TS-1001").actions == (done,)


def test_the_later_address_stands(shop: Shop) -> None:
    """A second one takes the first one's place; taken back, the first one is there again."""
    first = shop.act("TS-1001", Request(K.change_address, detail=ADDRESS), idempotency_key="a")
    other = Request(K.change_address, detail="Gül Cad. 1")
    second = shop.act("TS-1001", other, idempotency_key="b")
    assert order_of(shop, "TS-1001").actions == (second,)
    shop.undo(second.id, idempotency_key="c")
    assert order_of(shop, "TS-1001").actions == (first,)
    corrected = Request(K.change_address, detail="Gül Cad. 2", instead_of=first.id)
    third = shop.act("TS-1001", corrected, idempotency_key="d")
    assert (third.id, order_of(shop, "TS-1001").actions) == (first.id, (third,))
    shop.undo(first.id, idempotency_key="e")
    assert order_of(shop, "TS-1001").actions == ()


@pytest.mark.parametrize(
    ("number", "kind", "detail", "code"),
    [
        ("TS-1001", K.change_address, "", "detail_missing"),
        ("TS-1001", K.change_address, " \n", "detail_missing"),
        ("TS-1002", K.change_address, ADDRESS, "already_shipped"),
        ("TS-1006", K.change_address, "", "already_shipped"),
        ("TS-1010", K.change_address, ADDRESS, "already_cancelled"),
        ("TS-9999", K.change_address, ADDRESS, "order_not_found"),
        ("TS-1006", K.company_invoice, "", "detail_missing"),
        ("TS-1009", K.company_invoice, COMPANY, "invoice_final"),
        ("TS-1006", K.change_pickup, "2026-01-05", "action_not_found"),
    ],
)
def test_what_can_not_be_changed_is_refused(
    shop: Shop, number: str, kind: ActionKind, detail: str, code: str
) -> None:
    """With the reason's code."""
    assert refused(shop, number, Request(kind, detail=detail)).code == code


def test_a_company_gets_its_invoice(shop: Shop) -> None:
    """Within three days; corrected details take the place of the first ones."""
    done = shop.act("TS-1006", Request(K.company_invoice, detail=COMPANY), idempotency_key="a")
    assert done.status is ActionStatus.open
    assert done.resolved_by == timezone.localdate() + timedelta(days=3)
    again = Request(K.company_invoice, detail=COMPANY + " ")
    second = shop.act("TS-1006", again, idempotency_key="b")
    assert order_of(shop, "TS-1006").actions == (second,)


def dress_refunded(shop: Shop) -> ActionResult:
    request = Request(K.refund, (Line("GYM-ELB-M"),))
    return shop.act("TS-1007", request, idempotency_key="dress")


def on_day(day: date, action: ActionResult) -> Request:
    return Request(K.change_pickup, detail=day.isoformat(), instead_of=action.id)


def test_the_days_of_the_courier_are_working_days(shop: Shop) -> None:
    """From the next one on, which is the one that is booked."""
    first = dress_refunded(shop)
    days = shop.pickup_days(first.id)
    assert first.pickup_on == days[0]
    assert list(days) == sorted(set(days))
    assert len(days) == 5
    assert all(day.weekday() < 5 for day in days)


def test_the_courier_comes_on_another_day(shop: Shop) -> None:
    """The action stays what it is; its dates move."""
    first = dress_refunded(shop)
    days = shop.pickup_days(first.id)
    request = on_day(days[2], first)
    assert shop.quote("TS-1007", request).pickup_on == days[2]
    assert shop.action(first.id) == first
    moved = shop.act("TS-1007", request, idempotency_key="b")
    assert moved.pickup_on == days[2]
    assert first.resolved_by is not None and moved.undo_until is not None
    assert moved.resolved_by == first.resolved_by + (days[2] - days[0])
    assert timezone.localdate(moved.undo_until) == days[2]
    same = replace(
        moved,
        pickup_on=first.pickup_on,
        resolved_by=first.resolved_by,
        undo_until=first.undo_until,
    )
    assert same == first
    assert order_of(shop, "TS-1007").refund_due_on == moved.resolved_by
    assert shop.action(first.id) == moved


def test_a_moved_pickup_is_moved_once_for_each_key(shop: Shop) -> None:
    """It can be moved back, and the action undone."""
    first = dress_refunded(shop)
    days = shop.pickup_days(first.id)
    moved = shop.act("TS-1007", on_day(days[2], first), idempotency_key="b")
    assert shop.act("TS-1007", on_day(days[2], first), idempotency_key="b") == moved
    assert shop.act("TS-1007", on_day(days[0], first), idempotency_key="c") == first
    shop.undo(first.id, idempotency_key="d")
    assert order_of(shop, "TS-1007").actions == ()
    assert shop.pickup_days(first.id) == ()


def test_another_wish_keeps_the_day_that_was_chosen(shop: Shop) -> None:
    """A change of mind does not bring the courier earlier than agreed."""
    first = shop.act("TS-1006", Request(K.refund), idempotency_key="a")
    day = shop.pickup_days(first.id)[1]
    move = Request(K.change_pickup, detail=day.isoformat(), instead_of=first.id)
    shop.act("TS-1006", move, idempotency_key="b")
    other = Request(K.exchange, instead_of=first.id)
    assert shop.act("TS-1006", other, idempotency_key="c").pickup_on == day


@pytest.mark.parametrize("day", ["", "yarın", "2001-01-01", "2099-12-31", "32.13.2026"])
def test_no_courier_on_a_wrong_day(shop: Shop, day: str) -> None:
    """Only the days that are offered."""
    first = shop.act("TS-1006", Request(K.refund), idempotency_key="a")
    request = Request(K.change_pickup, detail=day, instead_of=first.id)
    assert refused(shop, "TS-1006", request).code == "no_such_day"


def test_nothing_to_collect_has_no_days(shop: Shop) -> None:
    """A cancel needs no courier; an unknown action is refused, one of another order too."""
    cancel = shop.act("TS-1001", Request(K.cancel), idempotency_key="a")
    assert shop.pickup_days(cancel.id) == ()
    request = Request(K.change_pickup, detail="2026-01-05", instead_of=cancel.id)
    assert refused(shop, "TS-1001", request).code == "not_changeable"
    assert refused(shop, "TS-1006", request).code == "action_not_found"
    with pytest.raises(NotAllowed) as refusal:
        shop.pickup_days("nope")
    assert refusal.value.code == "action_not_found"
