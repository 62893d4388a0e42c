"""Orders found by their buyer's address."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer

from bot.commerce.errors import Unavailable
from bot.commerce.shops.port import ActionKind, OrderStatus, Request, Shop
from tests.commerce.test_faults import GOOD, SALE, client

EMAIL, PHONE = "leyla.acar@ornek.example", "6249"


@pytest.mark.parametrize("email", [EMAIL, " Leyla.Acar@Ornek.Example ", "LEYLA.ACAR@ORNEK.EXAMPLE"])
def test_a_buyer_finds_all_orders(shop: Shop, email: str) -> None:
    """The newest first, as they stand, however the address is written."""
    orders = shop.orders_of(email, PHONE)
    assert [order.order_number for order in orders] == ["TS-1031", "TS-1033"]
    assert list(orders) == [shop.find_order(order.order_number) for order in orders]
    shop.act("TS-1031", Request(ActionKind.cancel), idempotency_key="k")
    assert shop.orders_of(email, PHONE)[0].status is OrderStatus.cancelled


@pytest.mark.parametrize(
    ("email", "factor"),
    [
        (EMAIL, "0000"),
        (EMAIL, ""),
        (EMAIL, "----"),
        (EMAIL, "６２４９"),
        (EMAIL, "4821"),
        ("nobody@ornek.example", PHONE),
        ("nobody@ornek.example", "----"),
        ("leyla.acar@ornek", PHONE),
        ("%", PHONE),
        ("", PHONE),
        ("", ""),
    ],
)
def test_nobody_else_finds_them(shop: Shop, email: str, factor: str) -> None:
    """Wrong digits and an unknown address read the same."""
    assert shop.orders_of(email, factor) == ()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"orders": None},
        {"orders": {}},
        {"orders": [1]},
        {"orders": [{**GOOD, "total": 5}]},
        {"orders": [{**GOOD, "email": "else@ornek.example"}]},
    ],
    ids=str,
)
def test_a_strange_answer_is_no_order(httpserver: HTTPServer, body: object) -> None:
    """Half a list would be a made-up one, and somebody else's orders worse."""
    httpserver.expect_request("/searches").respond_with_json(body)
    with pytest.raises(Unavailable):
        client(httpserver).orders_of(SALE.email, SALE.phone_last4)


def test_an_unknown_buyer_costs_what_a_wrong_factor_costs(httpserver: HTTPServer) -> None:
    """One request each, with the address in no path."""
    httpserver.expect_ordered_request("/searches").respond_with_json({"orders": []})
    httpserver.expect_ordered_request("/searches").respond_with_json({"orders": [GOOD]})
    shop = client(httpserver)
    assert shop.orders_of(SALE.email, "0000") == shop.orders_of(SALE.email, "1111") == ()
    assert [request.full_path for request, _ in httpserver.log] == ["/searches?", "/searches?"]
