"""What every shop must do: run against the fake and against the client with its service."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from bot.commerce.errors import NotAllowed, Permanent
from bot.commerce.shops.port import (
    ActionKind,
    ActionStatus,
    Factor,
    Ground,
    Line,
    OrderStatus,
    Request,
    Shop,
)

GROUND = {True: Ground.defect, False: Ground.withdrawal}

K = ActionKind
PHONE = "4821"  # of TS-1001


def test_finds_an_order_however_its_number_is_written(shop: Shop) -> None:
    """An order is found by its number in the customer's spelling."""
    for text in ("TS-1006", "ts 1006", "1006"):
        order = shop.find_order(text)
        assert order is not None
        assert order.order_number == "TS-1006"


@pytest.mark.parametrize("text", ["TS-9999", "TS-10066", "../ping", ""])
def test_an_unknown_number_is_no_order(shop: Shop, text: str) -> None:
    """A number that the shop does not have is None, not an error."""
    assert shop.find_order(text) is None


def test_the_owner_of_an_order_gets_it(shop: Shop) -> None:
    """With the second factor an order is the one that can be found, after an action too."""
    assert shop.factor is Factor.phone_last4
    assert shop.owned_order("ts 1001", PHONE) == shop.find_order("TS-1001")
    shop.act("TS-1001", Request(K.cancel), idempotency_key="k")
    order = shop.owned_order("TS-1001", PHONE)
    assert order is not None and order.status is OrderStatus.cancelled


@pytest.mark.parametrize(
    ("number", "factor"),
    [
        ("TS-1001", "0000"),
        ("TS-1001", ""),
        ("TS-1001", "----"),
        ("TS-1001", "４８２１"),
        ("TS-1001", PHONE + " "),
        ("TS-1006", PHONE),
        ("TS-9999", PHONE),
        ("TS-9999", "----"),
        ("", PHONE),
    ],
)
def test_nobody_else_gets_it(shop: Shop, number: str, factor: str) -> None:
    """A wrong factor and an unknown order read the same."""
    assert shop.owned_order(number, factor) is None


def test_answers_a_ping(shop: Shop) -> None:
    """A shop that works answers a ping."""
    shop.ping()


def test_a_refund_books_a_courier_and_names_the_dates(shop: Shop) -> None:
    """A refund of a delivered item has a pick-up in the future, a later due date, an amount."""
    result = shop.act("TS-1006", Request(K.refund, (Line("AYK-KOS-42"),)), idempotency_key="k")
    assert result.status is ActionStatus.booked
    assert result.pickup_on is not None
    assert result.resolved_by is not None
    assert timezone.localdate() < result.pickup_on < result.resolved_by
    assert result.amount == Decimal("1899.90")
    assert result.return_code


def test_no_lines_means_all_of_them(shop: Shop) -> None:
    """An action without skus is for the whole order."""
    result = shop.act("TS-1007", Request(K.refund), idempotency_key="k")
    assert result.amount == Decimal("1699.80")


def test_the_same_key_does_it_once(shop: Shop) -> None:
    """A repeated key gets the first answer, and nothing happens twice."""
    first = shop.act("TS-1006", Request(K.refund), idempotency_key="k")
    assert shop.act("TS-1006", Request(K.refund), idempotency_key="k") == first


def test_a_key_is_not_used_for_something_else(shop: Shop) -> None:
    """A key with another request is our mistake."""
    shop.act("TS-1006", Request(K.refund), idempotency_key="k")
    with pytest.raises(Permanent):
        shop.act("TS-1006", Request(K.exchange), idempotency_key="k")


def test_a_write_needs_a_key(shop: Shop) -> None:
    """Without a key nothing is sent: it could not be repeated safely."""
    with pytest.raises(ValueError, match="idempotency key"):
        shop.act("TS-1006", Request(K.refund), idempotency_key="")


def test_a_second_refund_of_a_line_is_refused_and_shows_the_first(shop: Shop) -> None:
    """One line has one open action; the refusal carries it."""
    first = shop.act("TS-1007", Request(K.refund, (Line("MTF-CAY-6"),)), idempotency_key="a")
    with pytest.raises(NotAllowed) as refusal:
        shop.act("TS-1007", Request(K.exchange, (Line("MTF-CAY-6"),)), idempotency_key="b")
    assert refusal.value.code == "already_open"
    assert refusal.value.open_action == first
    assert (
        shop.act("TS-1007", Request(K.refund, (Line("GYM-ELB-M"),)), idempotency_key="c").kind
        is K.refund
    )


REFUSED = [
    ("TS-9999", K.refund, False, "order_not_found"),
    ("TS-1001", K.enquiry, False, "not_shipped"),
    ("TS-1001", K.refund, False, "not_delivered"),
    ("TS-1002", K.cancel, False, "not_cancellable"),
    ("TS-1002", K.refund, True, "not_delivered"),
    ("TS-1002", K.exchange, False, "not_delivered"),
    ("TS-1002", K.price_reduction, True, "not_delivered"),
    ("TS-1035", K.refund, False, "not_returnable"),
    ("TS-1003", K.reship, False, "not_lost"),
    ("TS-1006", K.cancel, False, "not_cancellable"),
    ("TS-1009", K.refund, False, "window_closed"),
    ("TS-1009", K.exchange, False, "window_closed"),
    ("TS-1010", K.cancel, False, "already_cancelled"),
    ("TS-1010", K.refund, False, "already_cancelled"),
    ("TS-1011", K.repair, True, "not_repairable"),
    ("TS-1016", K.refund, False, "not_returnable"),
    ("TS-1024", K.exchange, True, "out_of_stock"),
]


@pytest.mark.parametrize(("number", "kind", "defect", "code"), REFUSED)
def test_refuses_with_a_code(
    shop: Shop, number: str, kind: ActionKind, defect: bool, code: str
) -> None:
    """What the shop does not do is refused with the reason's code, and nothing changes."""
    before = shop.find_order(number)
    with pytest.raises(NotAllowed) as refusal:
        shop.act(number, Request(kind, ground=GROUND[defect]), idempotency_key="k")
    assert refusal.value.code == code
    assert shop.find_order(number) == before


ACCEPTED = [
    ("TS-1001", K.cancel, False),
    ("TS-1002", K.refund, False),
    ("TS-1003", K.refund, False),
    ("TS-1003", K.enquiry, False),
    ("TS-1003", K.cancel, False),
    ("TS-1004", K.refund, False),
    ("TS-1004", K.reship, False),
    ("TS-1005", K.enquiry, False),
    ("TS-1009", K.refund, True),
    ("TS-1011", K.replacement, True),
    ("TS-1011", K.price_reduction, True),
    ("TS-1012", K.repair, True),
    ("TS-1016", K.refund, True),
]


@pytest.mark.parametrize(("number", "kind", "defect"), ACCEPTED)
def test_accepts_what_each_situation_allows(
    shop: Shop, number: str, kind: ActionKind, defect: bool
) -> None:
    """Each demo situation has its way out, with a date that the shop stands for."""
    result = shop.act(number, Request(kind, ground=GROUND[defect]), idempotency_key="k")
    assert result.kind is kind
    assert result.resolved_by is not None
    assert result.resolved_by > timezone.localdate()


def test_an_unknown_line_is_refused(shop: Shop) -> None:
    """A sku of another order is refused."""
    with pytest.raises(NotAllowed) as refusal:
        shop.act("TS-1006", Request(K.refund, (Line("KTP-TUT-01"),)), idempotency_key="k")
    assert refusal.value.code == "unknown_sku"


def test_a_cancelled_order_reads_as_cancelled(shop: Shop) -> None:
    """A cancel changes the order, once, and sets the day of the money."""
    result = shop.act("TS-1001", Request(K.cancel), idempotency_key="a")
    order = shop.find_order("TS-1001")
    assert order is not None
    assert order.status is OrderStatus.cancelled
    assert order.cancelled_at is not None
    assert order.refund_due_on == result.resolved_by
    with pytest.raises(NotAllowed):
        shop.act("TS-1001", Request(K.cancel), idempotency_key="b")


def test_an_overdue_parcel_is_called_back_when_cancelled(shop: Shop) -> None:
    """The parcel of a late order that was cancelled turns round."""
    shop.act("TS-1003", Request(K.cancel), idempotency_key="a")
    order = shop.find_order("TS-1003")
    assert order is not None
    assert order.shipment is not None
    assert order.shipment.status is OrderStatus.returning


def test_a_lost_order_is_sent_again(shop: Shop) -> None:
    """A reship puts the order back to preparing with a new date."""
    result = shop.act("TS-1004", Request(K.reship), idempotency_key="a")
    order = shop.find_order("TS-1004")
    assert order is not None
    assert order.shipment is not None
    assert (order.status, order.shipment.promised_on) == (
        OrderStatus.preparing,
        result.resolved_by,
    )


def test_a_lost_order_is_not_both_refunded_and_sent(shop: Shop) -> None:
    """Money and goods for one loss, or a refund and a cancel, would pay twice."""
    shop.act("TS-1004", Request(K.refund), idempotency_key="a")
    for kind in (K.reship, K.cancel):
        with pytest.raises(NotAllowed) as refusal:
            shop.act("TS-1004", Request(kind), idempotency_key=kind.value)
        assert refusal.value.code == "already_open"


def test_what_is_on_its_way_may_be_withdrawn_from(shop: Shop) -> None:
    """No courier, the whole price, 14 days from the notice; the parcel goes on, and once only."""
    told = shop.quote("TS-1002", Request(K.refund))
    done = shop.act("TS-1002", Request(K.refund), idempotency_key="a")
    assert (done.status, done.pickup_on, done.return_code) == (ActionStatus.open, None, None)
    assert done.resolved_by == told.resolved_by == timezone.localdate() + timedelta(14)
    order = shop.find_order("TS-1002")
    assert order is not None
    assert (done.amount, order.refund_due_on) == (order.total, done.resolved_by)
    assert order.status is OrderStatus.in_transit
    with pytest.raises(NotAllowed) as refusal:
        shop.act("TS-1002", Request(K.refund), idempotency_key="b")
    assert refusal.value.open_action == done
    assert shop.undo(done.id, idempotency_key="c").status is ActionStatus.withdrawn


def test_a_part_of_what_is_on_its_way_may_be_withdrawn_from(shop: Shop) -> None:
    """One of two items, at its own price."""
    done = shop.act("TS-1034", Request(K.refund, (Line("CNT-SRT-01"),)), idempotency_key="a")
    assert [line.sku for line in done.lines] == ["CNT-SRT-01"]
    order = shop.find_order("TS-1034")
    assert order is not None and done.amount is not None
    assert done.amount < order.total


FROM_THE_NOTICE = [
    ("TS-1001", Request(K.cancel)),
    ("TS-1003", Request(K.cancel)),
    ("TS-1004", Request(K.refund)),
    ("TS-1007", Request(K.refund, (Line("MTF-CAY-6"),), Ground.missing)),
]


@pytest.mark.parametrize(("number", "request_"), FROM_THE_NOTICE)
def test_money_without_a_pickup_is_due_from_the_notice(
    shop: Shop, number: str, request_: Request
) -> None:
    """Nothing is sent back, so nothing is waited for: 14 days from today."""
    done = shop.act(number, request_, idempotency_key="k")
    assert (done.pickup_on, done.resolved_by) == (None, timezone.localdate() + timedelta(14))


def test_the_twin_counts_from_the_pickup(shop: Shop) -> None:
    """What a courier collects has three days back to the shop before the 14."""
    done = shop.act("TS-1006", Request(K.refund), idempotency_key="k")
    assert done.pickup_on is not None
    assert done.resolved_by == done.pickup_on + timedelta(17)


def test_an_enquiry_is_opened_once(shop: Shop) -> None:
    """A second enquiry is refused with the first; after it, nothing has to be collected."""
    first = shop.act("TS-1005", Request(K.enquiry), idempotency_key="a")
    with pytest.raises(NotAllowed) as refusal:
        shop.act("TS-1005", Request(K.enquiry), idempotency_key="b")
    assert refusal.value.open_action == first
    assert shop.act("TS-1005", Request(K.refund), idempotency_key="c").pickup_on is None


def test_a_customer_may_change_their_mind(shop: Shop) -> None:
    """Before the pick-up a refund becomes an exchange under the same id, and back."""
    first = shop.act("TS-1006", Request(K.refund), idempotency_key="a")
    second = shop.act("TS-1006", Request(K.exchange, instead_of=first.id), idempotency_key="b")
    assert (second.id, second.kind, second.amount) == (first.id, K.exchange, None)
    assert (
        shop.act("TS-1006", Request(K.exchange, instead_of=first.id), idempotency_key="b") == second
    )
    order = shop.find_order("TS-1006")
    assert order is not None
    assert order.refund_due_on is None
    assert (
        shop.act("TS-1006", Request(K.refund, instead_of=first.id), idempotency_key="c").kind
        is K.refund
    )


def test_a_reship_may_become_a_refund(shop: Shop) -> None:
    """A change is judged on the order as it was before the action."""
    first = shop.act("TS-1004", Request(K.reship), idempotency_key="a")
    assert (
        shop.act("TS-1004", Request(K.refund, instead_of=first.id), idempotency_key="b").kind
        is K.refund
    )
    order = shop.find_order("TS-1004")
    assert order is not None
    assert order.status is OrderStatus.lost


def test_not_everything_can_be_changed(shop: Shop) -> None:
    """A cancel is final, an enquiry runs, an unknown action is not there."""
    cancel = shop.act("TS-1001", Request(K.cancel), idempotency_key="a")
    with pytest.raises(NotAllowed, match="değiştirilemiyor"):
        shop.act("TS-1001", Request(K.refund, instead_of=cancel.id), idempotency_key="b")
    with pytest.raises(NotAllowed) as refusal:
        shop.act("TS-1001", Request(K.refund, instead_of="nope"), idempotency_key="c")
    assert refusal.value.code == "action_not_found"


def test_the_dates_fit_the_situations(shop: Shop) -> None:
    """Each kind of order is what its name says, today."""
    today = timezone.localdate()
    late, lost = shop.find_order("TS-1003"), shop.find_order("TS-1004")
    assert late is not None and late.shipment is not None
    assert lost is not None and lost.shipment is not None
    assert timedelta(4) <= today - late.shipment.promised_on <= timedelta(6)
    assert today - lost.shipment.promised_on > timedelta(20)


def test_a_quote_tells_what_an_action_would_bring_and_begins_nothing(shop: Shop) -> None:
    """The dates and the amount are those of the action that follows it."""
    told = shop.quote("TS-1006", Request(K.refund, (Line("AYK-KOS-42"),)))
    done = shop.act("TS-1006", Request(K.refund, (Line("AYK-KOS-42"),)), idempotency_key="k")
    assert (told.amount, told.pickup_on, told.resolved_by) == (
        done.amount,
        done.pickup_on,
        done.resolved_by,
    )


def test_a_quote_is_refused_as_the_action_would_be(shop: Shop) -> None:
    """What the shop would not do is not offered either."""
    with pytest.raises(NotAllowed) as refusal:
        shop.quote("TS-1002", Request(K.cancel))
    assert refusal.value.code == "not_cancellable"
    done = shop.act("TS-1006", Request(K.refund), idempotency_key="k")
    with pytest.raises(NotAllowed) as refusal:
        shop.quote("TS-1006", Request(K.exchange))
    assert refusal.value.open_action == done
    assert shop.quote("TS-1006", Request(K.exchange, instead_of=done.id)).kind is K.exchange


def test_what_is_undone_never_was(shop: Shop) -> None:
    """A cancelled order stands again, and may be cancelled again; the same key undoes once."""
    done = shop.act("TS-1001", Request(K.cancel), idempotency_key="a")
    assert done.undo_until is not None and done.undo_until > timezone.now()
    undone = shop.undo(done.id, idempotency_key="b")
    assert (undone.id, undone.status) == (done.id, ActionStatus.withdrawn)
    assert shop.undo(done.id, idempotency_key="b") == undone
    order = shop.find_order("TS-1001")
    assert order is not None and order.status is OrderStatus.preparing
    with pytest.raises(NotAllowed) as refusal:
        shop.undo(done.id, idempotency_key="c")
    assert refusal.value.code == "not_undoable"
    assert shop.act("TS-1001", Request(K.cancel), idempotency_key="d").id != done.id


def test_an_unknown_action_is_not_undone(shop: Shop) -> None:
    """A refusal, not an error."""
    with pytest.raises(NotAllowed) as refusal:
        shop.undo("nothing", idempotency_key="k")
    assert refusal.value.code == "action_not_found"


def test_an_action_can_be_asked_for_as_it_stands(shop: Shop) -> None:
    """After it was begun, changed and undone; an unknown one is refused."""
    first = shop.act("TS-1006", Request(K.refund), idempotency_key="a")
    assert shop.action(first.id) == first
    second = shop.act("TS-1006", Request(K.exchange, instead_of=first.id), idempotency_key="b")
    assert shop.action(first.id) == second
    shop.undo(first.id, idempotency_key="c")
    assert shop.action(first.id).status is ActionStatus.withdrawn
    with pytest.raises(NotAllowed) as refusal:
        shop.action("nope")
    assert refusal.value.code == "action_not_found"


def test_a_shop_names_its_abilities(shop: Shop) -> None:
    """The demo shop does everything that can be asked for."""
    assert shop.abilities == frozenset(ActionKind)
