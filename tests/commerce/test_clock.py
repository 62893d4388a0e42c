"""What changes in the demo shop's rules as the days go by."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.commerce.errors import NotAllowed, ShopError, Unavailable
from bot.commerce.shops.demo.service.orders import ISTANBUL, sales
from bot.commerce.shops.fake.client import FakeShop
from bot.commerce.shops.port import ActionKind, Ground, Request

GROUND = {True: Ground.defect, False: Ground.withdrawal}

FRIDAY = datetime(2026, 3, 6, 10, tzinfo=ISTANBUL)


class Clock:
    """A clock that stands until the test moves it."""

    now = FRIDAY

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(clock: Clock) -> FakeShop:
    return FakeShop(sales(FRIDAY.date()), clock)


def test_no_courier_comes_at_the_weekend(shop: FakeShop) -> None:
    """What is asked for on a Friday is collected on Monday."""
    result = shop.act("TS-1006", Request(ActionKind.refund), idempotency_key="a")
    assert result.pickup_on == FRIDAY.date() + timedelta(days=3)


def test_nothing_changes_on_the_day_of_the_pickup(shop: FakeShop, clock: Clock) -> None:
    """The customer may change their mind until the day before the courier comes."""
    action = shop.act("TS-1006", Request(ActionKind.refund), idempotency_key="a")
    clock.now = FRIDAY + timedelta(days=2)
    shop.act("TS-1006", Request(ActionKind.exchange, instead_of=action.id), idempotency_key="b")
    clock.now = FRIDAY + timedelta(days=20)
    with pytest.raises(NotAllowed) as refusal:
        shop.act("TS-1006", Request(ActionKind.refund, instead_of=action.id), idempotency_key="c")
    assert refusal.value.code == "not_changeable"


@pytest.mark.parametrize(("days", "defect", "allowed"), [(12, False, True), (13, False, False)])
def test_the_window_closes_after_fourteen_days(
    shop: FakeShop, clock: Clock, days: int, defect: bool, allowed: bool
) -> None:
    """TS-1006 came two days ago: withdrawal ends with its fourteenth day, a defect's right not."""
    clock.now = FRIDAY + timedelta(days=days)
    if not allowed:
        with pytest.raises(NotAllowed, match="14"):
            shop.act(
                "TS-1006", Request(ActionKind.refund, ground=GROUND[defect]), idempotency_key="a"
            )
    shop.act("TS-1006", Request(ActionKind.refund, ground=GROUND[not allowed]), idempotency_key="b")


def test_a_defect_is_the_shops_for_two_years(shop: FakeShop, clock: Clock) -> None:
    """After two years the shop no longer answers for a defect."""
    clock.now = FRIDAY + timedelta(days=729)
    with pytest.raises(NotAllowed) as refusal:
        shop.act("TS-1006", Request(ActionKind.refund, ground=Ground.defect), idempotency_key="a")
    assert refusal.value.code == "liability_over"


def test_a_parcel_counts_as_lost_after_twenty_days(shop: FakeShop, clock: Clock) -> None:
    """TS-1003 is five days late: sixteen days later it is lost by law."""
    clock.now = FRIDAY + timedelta(days=15)
    with pytest.raises(NotAllowed, match="yolda"):
        shop.act("TS-1003", Request(ActionKind.reship), idempotency_key="a")
    clock.now = FRIDAY + timedelta(days=16)
    shop.act("TS-1003", Request(ActionKind.reship), idempotency_key="b")


def test_a_fake_shop_can_be_down(shop: FakeShop) -> None:
    """Others' tests choose how the shop fails, and see what was called."""
    error: ShopError = Unavailable("down")
    shop.fails_with = error
    with pytest.raises(Unavailable):
        shop.find_order("TS-1006")
    assert shop.calls == ["find_order"]


@pytest.mark.parametrize(("minutes", "in_time"), [(59, True), (60, False)])
def test_what_no_courier_collects_is_undone_within_the_hour(
    shop: FakeShop, clock: Clock, minutes: int, in_time: bool
) -> None:
    """After an hour the warehouse has called the parcel back."""
    done = shop.act("TS-1003", Request(ActionKind.cancel), idempotency_key="a")
    clock.now = FRIDAY + timedelta(minutes=minutes)
    if in_time:
        assert shop.undo(done.id, idempotency_key="b").id == done.id
        return
    with pytest.raises(NotAllowed, match="geri"):
        shop.undo(done.id, idempotency_key="b")


@pytest.mark.parametrize(("days", "in_time"), [(2, True), (3, False)])
def test_a_pickup_is_undone_until_its_day(
    shop: FakeShop, clock: Clock, days: int, in_time: bool
) -> None:
    """Asked for on a Friday, collected on Monday: on Sunday it can still be undone."""
    done = shop.act("TS-1006", Request(ActionKind.refund), idempotency_key="a")
    clock.now = FRIDAY + timedelta(days=days)
    if in_time:
        assert shop.undo(done.id, idempotency_key="b").id == done.id
        return
    with pytest.raises(NotAllowed, match="geri"):
        shop.undo(done.id, idempotency_key="b")


def test_nothing_moves_on_the_day_of_the_pickup(shop: FakeShop, clock: Clock) -> None:
    """Until the evening before there are working days to choose from; then it is too late."""
    done = shop.act("TS-1006", Request(ActionKind.refund), idempotency_key="a")
    clock.now = FRIDAY + timedelta(days=2)
    days = shop.pickup_days(done.id)
    assert [day.weekday() for day in days] == [0, 1, 2, 3, 4]
    move = Request(ActionKind.change_pickup, detail=days[3].isoformat(), instead_of=done.id)
    shop.act("TS-1006", move, idempotency_key="b")
    clock.now = FRIDAY + timedelta(days=5)
    assert shop.pickup_days(done.id)[0] == clock.now.date() + timedelta(days=1)
    clock.now = FRIDAY + timedelta(days=6)
    assert shop.pickup_days(done.id) == ()
    with pytest.raises(NotAllowed) as refusal:
        shop.act("TS-1006", move, idempotency_key="c")
    assert refusal.value.code == "not_changeable"


@pytest.mark.parametrize(("days", "in_time"), [(1, True), (2, False)])
def test_an_invoice_is_final_after_a_week(
    shop: FakeShop, clock: Clock, days: int, in_time: bool
) -> None:
    """TS-1006 was ordered six days ago."""
    clock.now = FRIDAY + timedelta(days=days)
    request = Request(ActionKind.company_invoice, detail="Örnek Ltd. Şti.")
    if in_time:
        assert shop.quote("TS-1006", request).kind is ActionKind.company_invoice
        return
    with pytest.raises(NotAllowed) as refusal:
        shop.quote("TS-1006", request)
    assert refusal.value.code == "invoice_final"


@pytest.mark.parametrize(("minutes", "in_time"), [(59, True), (60, False)])
def test_an_address_is_undone_within_the_hour(
    shop: FakeShop, clock: Clock, minutes: int, in_time: bool
) -> None:
    """After that only another one takes its place."""
    request = Request(ActionKind.change_address, detail="Lale Sok. 4")
    done = shop.act("TS-1001", request, idempotency_key="a")
    clock.now = FRIDAY + timedelta(minutes=minutes)
    if in_time:
        assert shop.undo(done.id, idempotency_key="b").detail == "Lale Sok. 4"
        return
    with pytest.raises(NotAllowed, match="geri"):
        shop.undo(done.id, idempotency_key="b")
    assert shop.act("TS-1001", request, idempotency_key="c").id != done.id
