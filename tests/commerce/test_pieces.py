"""Lines, pieces and variants: the same in every shop."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.commerce.errors import NotAllowed
from bot.commerce.shops.demo.service.catalogue import GOODS, VARIANTS
from bot.commerce.shops.port import (
    ActionKind,
    Amount,
    Ground,
    Line,
    OrderStatus,
    Refund,
    Request,
    Shop,
    Variant,
)
from tests.commerce.asking import order_of, refused

K = ActionKind
GLASSES, DRESS, SHOES, SHIRT = "MTF-CAY-6", "GYM-ELB-M", "AYK-KOS-42", "GYM-KTN-L"
COAT = "GYM-KAB-38"


def refund(*lines: Line, kind: ActionKind = K.refund) -> Request:
    return Request(kind, lines, Ground.defect)


@pytest.mark.parametrize(
    ("number", "line", "amount"),
    [
        ("TS-1011", Line(GLASSES, 2), "149.97"),
        ("TS-1011", Line(GLASSES, 6), "449.90"),
        ("TS-1011", Line(GLASSES), "449.90"),
        ("TS-1032", Line(SHIRT, 1), "899.90"),
        ("TS-1032", Line(SHIRT), "2699.70"),
        ("TS-1007", Line(DRESS), "1249.90"),
    ],
)
def test_an_amount_counts_pieces(shop: Shop, number: str, line: Line, amount: str) -> None:
    """Two glasses of a set of six cost a third of it."""
    result = shop.act(number, refund(line), idempotency_key="k")
    assert result.amount == Decimal(amount)


def test_a_part_of_the_price_is_for_the_pieces_too(shop: Shop) -> None:
    """A price reduction for three of six glasses is a fifth of the half."""
    request = refund(Line(GLASSES, 3), kind=K.price_reduction)
    assert shop.quote("TS-1011", request).amount == Decimal("44.99")


def test_the_answer_names_the_lines_with_their_pieces(shop: Shop) -> None:
    """Whoever asks for everything reads what everything is."""
    result = shop.act("TS-1007", Request(K.refund), idempotency_key="k")
    assert result.lines == (Line(DRESS, 1), Line(GLASSES, 6))


@pytest.mark.parametrize("quantity", [0, -1, 7, 99, 10**30])
def test_a_wrong_number_of_pieces_is_refused(shop: Shop, quantity: int) -> None:
    """Nothing, less than nothing and more than there is."""
    assert refused(shop, "TS-1011", refund(Line(GLASSES, quantity))).code == "wrong_quantity"


def test_two_lines_together_are_no_more_than_there_is(shop: Shop) -> None:
    """The same goods may stand in two lines of a request, for two sizes; they are added up."""
    lines = [Line(SHIRT, 2, "M, beyaz"), Line(SHIRT, 1, "S, beyaz")]
    assert (
        refused(shop, "TS-1032", Request(K.exchange, (*lines, Line(SHIRT, 1)))).code
        == "wrong_quantity"
    )
    result = shop.act("TS-1032", Request(K.exchange, tuple(lines)), idempotency_key="k")
    assert result.lines == tuple(lines)


def test_half_a_plan_is_not_done(shop: Shop) -> None:
    """One line that is refused is the whole request refused."""
    for bad, code in (
        (Line("KTP-TUT-01"), "unknown_sku"),
        (Line(GLASSES, 7), "wrong_quantity"),
        (Line(GLASSES, 1, "8 kişilik"), "no_such_variant"),
    ):
        request = refund(Line(DRESS), bad, kind=K.replacement)
        assert refused(shop, "TS-1007", request).code == code
    assert order_of(shop, "TS-1007").actions == ()


def test_two_actions_share_a_line(shop: Shop) -> None:
    """As long as its pieces last; then the first one is shown."""
    first = shop.act("TS-1011", refund(Line(GLASSES, 2)), idempotency_key="a")
    second = shop.act("TS-1011", refund(Line(GLASSES, 3), kind=K.replacement), idempotency_key="b")
    for line in (Line(GLASSES, 2), Line(GLASSES)):
        assert refused(shop, "TS-1011", refund(line)).open_action == first
    third = shop.act("TS-1011", refund(Line(GLASSES, 1)), idempotency_key="c")
    assert order_of(shop, "TS-1011").actions == (first, second, third)
    shop.undo(second.id, idempotency_key="d")
    assert order_of(shop, "TS-1011").actions == (first, third)
    assert shop.quote("TS-1011", refund(Line(GLASSES, 3))).amount == Decimal("224.95")


def test_another_wish_may_be_for_other_pieces(shop: Shop) -> None:
    """What stands in an earlier action's place brings its own lines."""
    first = shop.act("TS-1011", refund(Line(GLASSES, 2)), idempotency_key="a")
    other = Request(K.refund, (Line(GLASSES, 6),), Ground.defect, instead_of=first.id)
    second = shop.act("TS-1011", other, idempotency_key="b")
    assert (second.id, second.amount) == (first.id, Decimal("449.90"))
    assert order_of(shop, "TS-1011").actions == (second,)


@pytest.mark.parametrize(
    ("number", "kind", "line", "code"),
    [
        ("TS-1006", K.exchange, Line(SHOES, variant="43, siyah"), ""),
        ("TS-1006", K.exchange, Line(SHOES, variant="42, siyah"), ""),
        ("TS-1006", K.exchange, Line(SHOES, variant="44, siyah"), "out_of_stock"),
        ("TS-1006", K.replacement, Line(SHOES, variant="45, siyah"), "no_such_variant"),
        ("TS-1006", K.replacement, Line(SHOES, variant="' OR 1=1"), "no_such_variant"),
        ("TS-1024", K.exchange, Line(COAT), "out_of_stock"),
        ("TS-1024", K.exchange, Line(COAT, variant="38, bej"), "out_of_stock"),
        ("TS-1024", K.exchange, Line(COAT, variant="40, bej"), ""),
        ("TS-1015", K.exchange, Line(DRESS, variant="M, kırmızı"), ""),
        ("TS-1011", K.exchange, Line(GLASSES, variant="kırmızı"), "no_such_variant"),
        ("TS-1004", K.reship, Line("MTF-TAV-3", variant="mavi"), "no_such_variant"),
    ],
)
def test_another_variant_is_sent_where_there_is_one(
    shop: Shop, number: str, kind: ActionKind, line: Line, code: str
) -> None:
    """Stock decides for the size and colour that is wanted, not for the one that was bought."""
    if code:
        assert refused(shop, number, Request(kind, (line,))).code == code
        return
    result = shop.act(number, Request(kind, (line,)), idempotency_key="k")
    assert [one.variant for one in result.lines] == [line.variant]


def test_a_shop_names_the_variants(shop: Shop) -> None:
    """With the bought one; nothing where there is no other."""
    assert shop.variants("ts 1006", SHOES) == (
        Variant("41, siyah", True),
        Variant("42, siyah", True),
        Variant("43, siyah", True),
        Variant("44, siyah", False),
    )
    assert shop.variants("TS-1011", GLASSES) == ()
    assert len(shop.variants("TS-1015", DRESS)) == 8


@pytest.mark.parametrize(
    ("number", "sku", "code"),
    [
        ("TS-9999", SHOES, "order_not_found"),
        ("", SHOES, "order_not_found"),
        ("TS-1006", GLASSES, "unknown_sku"),
        ("TS-1006", "", "unknown_sku"),
        ("TS-1006", "../&sku=" + SHOES, "unknown_sku"),
    ],
)
def test_no_variants_of_what_was_not_bought(shop: Shop, number: str, sku: str, code: str) -> None:
    """An unknown order or line is refused, whatever its name is made of."""
    with pytest.raises(NotAllowed) as refusal:
        shop.variants(number, sku)
    assert refusal.value.code == code


@pytest.mark.parametrize("sku", VARIANTS)
def test_every_product_is_among_its_variants(sku: str) -> None:
    """In stock or not as the product says."""
    known = {one.name: one.in_stock for one in VARIANTS[sku]}
    assert known[GOODS[sku].variant] is GOODS[sku].exchangeable


def test_a_part_of_an_order_is_cancelled(shop: Shop) -> None:
    """The order goes on without it; when all of it is gone, it is cancelled, as it was bought."""
    before = order_of(shop, "TS-1031")
    first = shop.act("TS-1031", Request(K.cancel, (Line(DRESS),)), idempotency_key="a")
    left = order_of(shop, "TS-1031")
    assert (left.status, left.cancelled_by) == (OrderStatus.preparing, "")
    assert [item.sku for item in left.items] == ["CNT-SRT-01"]
    assert left.total == before.total - Amount("1249.90")
    again = Request(K.cancel, (Line(DRESS),))
    assert refused(shop, "TS-1031", again).open_action == first
    second = shop.act("TS-1031", Request(K.cancel), idempotency_key="b")
    gone = order_of(shop, "TS-1031")
    assert (gone.status, gone.cancelled_by) == (OrderStatus.cancelled, "customer")
    assert (gone.items, gone.total) == (before.items, before.total)
    assert [refund.amount for refund in gone.refunds] == [first.amount, second.amount]
    shop.undo(second.id, idempotency_key="c")
    assert order_of(shop, "TS-1031") == left
    shop.undo(first.id, idempotency_key="d")
    assert order_of(shop, "TS-1031") == before


@pytest.mark.parametrize("kind", [K.refund, K.price_reduction])
def test_money_on_its_way_is_shown(shop: Shop, kind: ActionKind) -> None:
    """With its day; and no longer when the action is undone or becomes another."""
    done = shop.act("TS-1011", refund(kind=kind), idempotency_key="a")
    shown = order_of(shop, "TS-1011").refunds
    assert done.amount is not None and done.resolved_by is not None
    assert shown == (Refund(done.amount, shown[0].asked_on, done.resolved_by),)
    repair = Request(K.replacement, (), Ground.defect, instead_of=done.id)
    shop.act("TS-1011", repair, idempotency_key="b")
    assert order_of(shop, "TS-1011").refunds == ()
    shop.undo(done.id, idempotency_key="c")
    assert order_of(shop, "TS-1011").actions == ()


def test_what_came_back_is_not_taken_back_again(shop: Shop) -> None:
    """An order whose goods were returned has nothing left to refund."""
    for number in ("TS-1028", "TS-1029"):
        assert refused(shop, number, refund()).code == "already_returned"
