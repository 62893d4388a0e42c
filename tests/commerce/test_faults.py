"""The fault table of the demo shop's client: whatever a server does, one known decision."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from bot.commerce.breaker import Breaker
from bot.commerce.errors import (
    AuthExpired,
    NotAllowed,
    Permanent,
    RetryAfter,
    ShopError,
    Unavailable,
)
from bot.commerce.shops.demo.client import DemoShop
from bot.commerce.shops.demo.service.orders import sales
from bot.commerce.shops.demo.sold import Sold
from bot.commerce.shops.port import ActionKind, Line, Request

ORDER = "/orders/TS-1006"
SALE = next(sale for sale in sales(date(2026, 3, 2)) if sale.order.order_number == "TS-1006")
GOOD = Sold(SALE.order, SALE.phone_last4, SALE.email).to_json()


def client(server: HTTPServer, **options: Any) -> DemoShop:
    """All tries fit into the total, however busy the machine is."""
    return DemoShop(server.url_for("").rstrip("/"), "secret", **{"total": 60.0, **options})


def test_a_good_answer_is_read(httpserver: HTTPServer) -> None:
    """The negative twin of the table: a good answer is the order, asked for with the token."""
    httpserver.expect_request(ORDER, headers={"Authorization": "Bearer secret"}).respond_with_json(
        GOOD
    )
    order = client(httpserver).find_order("TS-1006")
    assert order == SALE.order


STATUSES: list[tuple[int, object, type[ShopError]]] = [
    (400, {"error": "bad_request"}, Permanent),
    (401, {"error": "unauthorized"}, AuthExpired),
    (401, "<html>", AuthExpired),
    (403, {}, AuthExpired),
    (404, {"error": "page_not_found"}, Unavailable),
    (404, "<html>", Unavailable),
    (409, {"error": "out_of_stock", "message": "yok"}, NotAllowed),
    (409, {"error": "already_open", "open_action": {"id": 3}}, Unavailable),
    (409, "<html>", Unavailable),
    (422, {}, Permanent),
    (429, {}, RetryAfter),
    (500, {"error": "x"}, Unavailable),
    (503, "<html>", Unavailable),
    (204, {}, Unavailable),
    (301, {}, Unavailable),
]


@pytest.mark.parametrize(("status", "body", "decision"), STATUSES)
def test_each_status_is_one_decision(
    httpserver: HTTPServer, status: int, body: object, decision: type[ShopError]
) -> None:
    """A status, with the shop's code if there is one, decides; a body never overrules it."""
    if isinstance(body, str):
        httpserver.expect_request(ORDER).respond_with_data(body, status, content_type="text/html")
    else:
        httpserver.expect_request(ORDER).respond_with_json(body, status)
    with pytest.raises(decision) as error:
        client(httpserver).find_order("TS-1006")
    assert type(error.value) is decision


def test_only_the_shop_itself_says_that_there_is_no_order(httpserver: HTTPServer) -> None:
    """A 404 with the shop's code is 'no such order'; any other 404 is not an answer."""
    httpserver.expect_request(ORDER).respond_with_json({"error": "order_not_found"}, 404)
    assert client(httpserver).find_order("TS-1006") is None


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [("7", 7, 7), ("", 1, 1), ("soon", 1, 1), ("Mon, 01 Jan 2001 00:00:00 GMT", 0, 0)],
)
def test_retry_after_is_read(httpserver: HTTPServer, header: str, least: int, most: int) -> None:
    """Retry-After is seconds or a date, and one second when it says nothing."""
    httpserver.expect_request(ORDER).respond_with_json({}, 429, {"Retry-After": header})
    with pytest.raises(RetryAfter) as error:
        client(httpserver).find_order("TS-1006")
    assert least <= error.value.seconds <= most


BODIES: list[tuple[str, str]] = [
    ("<html>200</html>", "text/html"),
    ('{"order_number": "TS-1006", ', "application/json"),
    ("[]", "application/json"),
    ("{}", "application/json"),
    ("[" * 200_000, "application/json"),
    ("\xff\xfe", "application/json"),
    ("", "application/json"),
    ("{}" * 600_000, "application/json"),
]


@pytest.mark.parametrize(("body", "kind"), BODIES, ids=range(len(BODIES)))
def test_an_unusable_body_is_no_order(httpserver: HTTPServer, body: str, kind: str) -> None:
    """HTML, truncated, empty, nested or oversized: never an order."""
    httpserver.expect_request(ORDER).respond_with_data(body, content_type=kind)
    with pytest.raises(Unavailable):
        client(httpserver).find_order("TS-1006")


WRONG: list[dict[str, object]] = [
    {"order_number": 1006},
    {"phone_last4": 4821},
    {"phone_last4": None},
    {"email": 1},
    {"items": {}},
    {"items": [{"sku": "x"}]},
    {"total": 1899.9},
    {"total": "NaN"},
    {"total": "-1"},
    {"placed_at": "2026-01-01T10:00:00"},
    {"placed_at": None},
    {"shipment": "Yurtiçi"},
    {"refund_due_on": "yakında"},
    {"order_number": "TS-1007"},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_wrong_type_is_no_order(httpserver: HTTPServer, wrong: dict[str, object]) -> None:
    """One wrong field spoils the answer: half an order would be a made-up one."""
    httpserver.expect_request(ORDER).respond_with_json({**GOOD, **wrong})
    with pytest.raises(Unavailable):
        client(httpserver).find_order("TS-1006")


def test_a_good_order_in_too_big_an_answer_is_no_order(httpserver: HTTPServer) -> None:
    """More than 1 MB is not read to its end, and not asked for again."""
    httpserver.expect_request(ORDER).respond_with_json({**GOOD, "padding": "x" * 1_000_000})
    with pytest.raises(Unavailable, match="too big"):
        client(httpserver).find_order("TS-1006")
    assert len(httpserver.log) == 1


def test_a_redirect_does_not_get_the_token(httpserver: HTTPServer) -> None:
    """The client does not follow to another host, so the token stays here."""
    elsewhere = httpserver.url_for("/elsewhere").replace("localhost", "127.0.0.1")
    httpserver.expect_request(ORDER).respond_with_data("", 302, {"Location": elsewhere})
    httpserver.expect_request("/elsewhere").respond_with_json(GOOD)
    with pytest.raises(Unavailable):
        client(httpserver).find_order("TS-1006")
    assert [request.path for request, _ in httpserver.log] == [ORDER]


class LateTimer:
    """A timer that rings when the test says so, cancelled or not."""

    rings: list[Callable[[], None]]

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        self.rings.append(ring)

    def start(self) -> None:
        """Do not count."""

    def cancel(self) -> None:
        """Too late."""


def test_a_late_cut_does_not_hit_the_next_call(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock of a finished call leaves the connection alone."""
    httpserver.expect_request("/ping").respond_with_json({"ok": True})
    monkeypatch.setattr(LateTimer, "rings", [], raising=False)
    monkeypatch.setattr(threading, "Timer", LateTimer)
    shop = client(httpserver)
    for calls in (1, 2, 3):
        shop.ping()
        assert len(LateTimer.rings) == calls
        for ring in LateTimer.rings:
            ring()
    assert len(httpserver.log) == 3


@pytest.mark.parametrize("status", [500, 503])
def test_a_passing_fault_is_tried_again(httpserver: HTTPServer, status: int) -> None:
    """Reads and keyed writes are tried three times, with the same key."""
    for failing in (status, status):
        httpserver.expect_ordered_request(ORDER + "/actions").respond_with_json({}, failing)
    answer = {"id": "a", "kind": "refund", "status": "open"}
    httpserver.expect_ordered_request(ORDER + "/actions").respond_with_json(answer)
    result = client(httpserver).act("TS-1006", Request(ActionKind.refund), idempotency_key="k1")
    assert result.id == "a"
    keys = [request.headers["Idempotency-Key"] for request, _ in httpserver.log]
    assert keys == ["k1"] * 3


@pytest.mark.parametrize(
    ("status", "headers", "tries"),
    [
        (400, {}, 1),
        (401, {}, 1),
        (404, {}, 1),
        (409, {}, 1),
        (500, {}, 3),
        (429, {"Retry-After": "0"}, 3),
        (429, {"Retry-After": "60"}, 1),
    ],
)
def test_only_a_passing_fault_is_tried_again(
    httpserver: HTTPServer, status: int, headers: dict[str, str], tries: int
) -> None:
    """What will not pass within the customer's patience is not repeated."""
    httpserver.expect_request("/ping").respond_with_json({"error": "x"}, status, headers)
    with pytest.raises(ShopError):
        client(httpserver).ping()
    assert len(httpserver.log) == tries


def test_a_shop_that_is_down_is_spared(httpserver: HTTPServer) -> None:
    """After five failures no request goes out until the rest is over; then one answer heals."""
    now = [0.0]
    shop = client(httpserver, breaker=Breaker(clock=lambda: now[0]))
    httpserver.expect_request("/ping").respond_with_json({}, 500)
    for _ in range(3):
        with pytest.raises(Unavailable):
            shop.ping()
    assert len(httpserver.log) == 5
    now[0] = 15.0
    httpserver.clear()
    httpserver.expect_request("/ping").respond_with_json({"ok": True})
    shop.ping()
    shop.ping()


def test_a_customers_words_are_in_no_log(
    httpserver: HTTPServer, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """What is repeated is logged without the order, the note and the key."""
    httpserver.expect_request(ORDER + "/actions").respond_with_json({}, 500)
    with pytest.raises(Unavailable):
        client(httpserver).act(
            "TS-1006",
            Request(ActionKind.refund, (Line("AYK"),)),
            idempotency_key="the-key",
            note="adım Ayşe",
        )
    records = [record for record in caplog.records if record.name != "werkzeug"]
    logged = capfd.readouterr().out + " ".join(str(vars(record)) for record in records)
    # The call's deadline is logged too: a clock's reading holds any four digits now and then.
    logged = re.sub(r"\d+\.\d+", "", logged)
    assert "retry" in logged
    assert not any(word in logged for word in ("1006", "Ayşe", "AYK", "the-key"))


def test_the_token_is_in_no_error(httpserver: HTTPServer) -> None:
    """Neither the token nor the address is in an error's text."""
    with pytest.raises(Unavailable) as error:
        DemoShop("http://127.0.0.1:9", "top-secret").ping()
    assert "top-secret" not in repr(error.value)
    assert "127.0.0.1" not in str(error.value)
