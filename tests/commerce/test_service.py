"""The demo shop's own door and its seed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from bot.commerce.shops.demo.service import desk
from bot.commerce.shops.demo.service.models import DemoAction, DemoOrder
from bot.commerce.shops.demo.service.seed import seed
from bot.commerce.shops.port import ActionKind, Amount, Order, OrderStatus, Request

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.commerce.urls")]
API = "/demo-shop/api"
AUTH = {"authorization": "Bearer t0ken"}
SITUATIONS = {
    "preparing",
    "on_time",
    "overdue",
    "lost",
    "delivered_not_received",
    "delivered",
    "two_items",
    "high_value",
    "outside_window",
    "cancelled",
    "refund_open",
    "refund_late",
    "refund_short",
    "shop_cancelled",
}


@pytest.fixture(autouse=True)
def _shop(settings: Any, db: None) -> None:
    settings.DEMO_SHOP_TOKEN = "t0ken"
    seed(timezone.localdate())


def post(client: Client, path: str, body: object, **headers: str) -> Any:
    data = body if isinstance(body, str) else json.dumps(body)
    return client.post(API + path, data, "application/json", headers={**AUTH, **headers})


@pytest.mark.parametrize("given", ["", "t0ken", "Bearer wrong", "Bearer ", "Bearer t0kenü"])
def test_a_wrong_token_sees_nothing(client: Client, given: str) -> None:
    """Every address wants the token, an unknown order too."""
    for path in ("/ping", "/orders/TS-1001", "/orders/TS-9999"):
        assert client.get(API + path, headers={"authorization": given}).status_code == 401


def test_an_empty_setting_lets_nobody_in(client: Client, settings: Any) -> None:
    """A shop without a token is closed, not open."""
    settings.DEMO_SHOP_TOKEN = ""
    assert client.get(API + "/ping", headers={"authorization": "Bearer "}).status_code == 401


BAD: list[object] = [
    "",
    "[" * 100_000,
    [],
    {},
    {"kind": "gift"},
    {"kind": ["refund"]},
    {"kind": "refund", "skus": ["AYK-KOS-42"]},
    {"kind": "refund", "lines": "AYK"},
    {"kind": "refund", "lines": [1]},
    {"kind": "refund", "lines": [{"quantity": 1}]},
    {"kind": "refund", "lines": [{"sku": "AYK-KOS-42", "quantity": "1"}]},
    {"kind": "refund", "lines": [{"sku": "AYK-KOS-42", "quantity": 1.5}]},
    {"kind": "refund", "lines": [{"sku": "AYK-KOS-42", "variant": 43}]},
    {"kind": "refund", "detail": ["x"]},
    {"kind": "refund", "instead_of": 7},
    '{"kind": "change_address", "detail": "\\ud800"}',
    {"kind": "refund", "ground": "mood"},
    {"kind": "refund", "note": 5},
]


@pytest.mark.parametrize("body", BAD, ids=lambda body: str(body)[:20])
def test_a_wrong_body_is_a_bad_request(client: Client, body: object) -> None:
    """What is not the interface's JSON is a 400, never a 500."""
    path, key = "/orders/TS-1006/actions", {"idempotency-key": "k"}
    assert post(client, path, body, **key).status_code == 400
    if body != {"kind": "refund", "note": 5}:
        assert post(client, "/orders/TS-1006/quotes", body).status_code == 400
    assert not DemoAction.objects.exists()


@pytest.mark.parametrize("body", ["", [], {"email": 5}, {"email": ["a@ornek.example"]}], ids=str)
def test_a_wrong_search_is_a_bad_request(client: Client, body: object) -> None:
    """An address is a text."""
    assert post(client, "/searches", body).status_code == 400


def test_nobody_is_found_without_an_address(client: Client) -> None:
    """An order whose buyer's address is unknown belongs to no search."""
    DemoOrder.objects.filter(number="TS-1001").update(email="")
    for body in ({}, {"email": ""}, {"email": " "}):
        assert post(client, "/searches", body).json() == {"orders": []}


@pytest.mark.parametrize("key", ["", " ", "k" * 201])
def test_a_write_without_a_key_is_refused(client: Client, key: str) -> None:
    """A write has an idempotency key, and nothing is stored without one."""
    answer = post(client, "/orders/TS-1006/actions", {"kind": "refund"}, **{"idempotency-key": key})
    assert answer.status_code == 400
    assert not DemoAction.objects.exists()


def test_the_wrong_method_is_refused(client: Client) -> None:
    """Reading is GET, writing is POST."""
    assert client.get(API + "/orders/TS-1006/actions", headers=AUTH).status_code == 405
    assert post(client, "/orders/TS-1006", {}).status_code == 405


def test_a_write_needs_no_csrf_token() -> None:
    """The interface has a bearer token and no cookie, so no CSRF token either."""
    strict = Client(enforce_csrf_checks=True)
    path, key = "/orders/TS-1006/actions", {"idempotency-key": "k"}
    assert post(strict, path, {"kind": "refund"}, **key).status_code == 200


def test_the_public_list_shows_no_names(client: Client) -> None:
    """Whoever tries the demo sees number, second factor, situation and items, nothing else."""
    rows = client.get("/api/demo/orders").json()
    assert {row["situation"] for row in rows} == SITUATIONS
    # Two orders are one person's.
    assert len({row["phone_last4"] for row in rows}) == len(rows) - 1 >= 32
    assert all(set(row) == {"order_number", "phone_last4", "situation", "items"} for row in rows)
    assert set(rows[0]["items"][0]) == {"sku", "title", "variant", "quantity", "unit_price"}


def test_seeding_twice_changes_nothing() -> None:
    """The seed may run at every start."""
    before = list(DemoOrder.objects.values())
    assert seed(timezone.localdate()) == 0
    call_command("seed_demo_shop", verbosity=0)
    assert list(DemoOrder.objects.values()) == before


def test_an_old_seed_is_refreshed_but_not_what_was_tried() -> None:
    """Untouched orders move with the days, so that 'on time' stays on time."""
    desk.act("TS-1006", Request(ActionKind.refund), "k", "")
    later = timezone.localdate() + timedelta(days=30)
    assert seed(later) == DemoOrder.objects.count() - 1
    fresh = Order.from_json(DemoOrder.objects.get(number="TS-1002").data)
    assert fresh.shipment is not None
    assert fresh.shipment.promised_on > later
    assert DemoAction.objects.count() == 1
    seed(later, reset=True)
    assert not DemoAction.objects.exists()


def test_each_situation_is_what_its_name_says() -> None:
    """The situations that a date decides hold on the day of the seed."""
    today = timezone.localdate()
    for row in DemoOrder.objects.all():
        order = Order.from_json(row.data)
        holds = _refunded if order.refunds else _on_its_way
        assert holds(row.situation, order, today), row.number


def _refunded(situation: str, order: Order, today: date) -> bool:
    refund, off = order.refunds[0], order.status is OrderStatus.cancelled
    age, left = (today - refund.asked_on).days, (refund.due_on - today).days
    open_ = refund.paid_on is None and refund.amount == order.total
    return {
        "cancelled": off and left > 0 and order.refund_due_on == refund.due_on,
        "refund_open": off and age == 3 and left > 0 and order.cancelled_by == "customer" and open_,
        "refund_late": not off and (age, left) == (20, -6) and open_,
        "refund_short": refund.paid_on == today - timedelta(days=2)
        and refund.deducted == order.total - refund.amount == Amount("60")
        and "kupon" in refund.deducted_for,
        "shop_cancelled": off and order.cancelled_by == "shop" and open_,
    }[situation]


def _on_its_way(situation: str, order: Order, today: date) -> bool:
    assert order.shipment is not None
    late = (today - order.shipment.promised_on).days
    at, to = order.shipment.delivered_at, order.shipment.delivered_to
    age = (today - at.date()).days if at else 0
    return {
        "preparing": order.status is OrderStatus.preparing and late < 0,
        "on_time": order.status is OrderStatus.in_transit and late < 0,
        "overdue": order.status is OrderStatus.in_transit and 4 <= late <= 6,
        "lost": order.status is OrderStatus.lost and late > 20,
        "delivered_not_received": 1 <= age <= 2 and to == "site görevlisi",
        "delivered": 2 <= age <= 4,
        "two_items": len(order.items) == 2 and 2 <= age <= 4,
        "high_value": order.total > 20_000 and age == 2,
        "outside_window": age == 40,
    }[situation]
