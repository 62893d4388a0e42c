"""The doors in front of Django: what is read, what is answered, what is passed on."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse

from bot.channels.asgi import Receive, Scope, Send
from bot.channels.webhooks import Call, Door, Webhooks

LIMIT = 10
PASSED_ON = {"type": "the application's"}


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Whatever stands behind the doors."""
    await send(PASSED_ON)


def asked(
    door: Door, *parts: bytes, path: str = "/door", kind: str = "http", hangs_up: bool = False
) -> list[Any]:
    """What a provider hears that sends these parts of a body."""
    heard: list[Any] = []
    left = list(parts)

    async def receive() -> Any:
        if hangs_up and not left:
            return {"type": "http.disconnect"}
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": hangs_up or bool(left)}

    async def send(message: Any) -> None:
        heard.append(message)

    scope = {
        "query_string": b"",
        "type": kind,
        "path": path,
        "method": "POST",
        "headers": [(b"X-Secret", b"gizli")],
    }
    async_to_sync(Webhooks(application, {"/door": door}))(scope, receive, send)
    return heard


async def echo(call: Call) -> HttpResponse:
    return HttpResponse(await call.body(LIMIT) + call.header("x-secret").encode())


@pytest.mark.parametrize("parts", [(b"abc",), (b"a", b"b", b"c"), (b"", b"abc", b"")])
def test_a_body_is_read_whole(parts: tuple[bytes, ...]) -> None:
    """In whatever parts it comes; headers whatever their letters."""
    start, body = asked(echo, *parts)
    assert (start["status"], body["body"]) == (200, b"abcgizli")
    assert (b"content-length", b"8") in start["headers"]


def test_a_body_ends_at_the_limit() -> None:
    """The first byte over it stops the reading."""
    told: list[str] = []

    async def door(call: Call) -> HttpResponse:
        try:
            await call.body(LIMIT)
        except RequestDataTooBig:
            told.append("too big")
        return HttpResponse(status=413)

    start, _ = asked(door, b"x" * LIMIT, b"x", b"never read")
    assert (start["status"], told) == (413, ["too big"])
    assert asked(echo, b"x" * LIMIT)[0]["status"] == 200


def test_a_header_that_is_not_there_is_empty() -> None:
    """And so a secret is never anything but a string."""

    async def door(call: Call) -> HttpResponse:
        return HttpResponse(f"[{call.header('X-Nothing')}]")

    assert asked(door)[1]["body"] == b"[]"


def test_who_hangs_up_is_not_answered() -> None:
    """Half a body is nothing."""
    assert asked(echo, b"half", hangs_up=True) == []


def test_a_fault_is_500_and_told(caplog: pytest.LogCaptureFixture) -> None:
    """A provider then repeats what it said."""

    async def door(call: Call) -> HttpResponse:
        raise KeyError("ours")

    with caplog.at_level(logging.ERROR):
        start, body = asked(door)
    assert (start["status"], body["body"]) == (500, b"")
    (told,) = caplog.records
    assert told.message.startswith("/door has a fault")


@pytest.mark.parametrize(("path", "kind"), [("/door/", "http"), ("/", "http"), ("/door", "ws")])
def test_the_rest_is_passed_on(path: str, kind: str) -> None:
    """Other paths and other kinds of connections are the application's."""
    assert asked(echo, path=path, kind=kind) == [PASSED_ON]
