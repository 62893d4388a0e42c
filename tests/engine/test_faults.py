"""The fault table of the engine's client: whatever a server does, one known decision."""

from __future__ import annotations

import io
import logging
import socket
import traceback
from collections.abc import Callable

import pytest
from pytest_httpserver import HTTPServer

from bot.engine.client import Engine
from bot.engine.errors import EngineError, EngineSilent, EngineUnavailable
from tests.engine.conftest import TOKEN, TURN, asked
from tests.servers import raw_server, until_hung_up

HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

STATUSES: list[tuple[int, type[EngineError]]] = [
    (204, EngineError),
    (301, EngineError),
    (400, EngineError),
    (401, EngineError),
    (403, EngineError),
    (404, EngineError),
    (409, EngineUnavailable),
    (429, EngineError),
    (500, EngineError),
    (503, EngineUnavailable),
]


@pytest.mark.parametrize("body", ["", "<html>busy</html>", '{"status": "failure"}'])
@pytest.mark.parametrize(("status", "decision"), STATUSES)
def test_each_status_is_one_decision(
    httpserver: HTTPServer, engine: Engine, status: int, decision: type[EngineError], body: str
) -> None:
    """The status decides whether asking again helps, whatever the body says."""
    httpserver.expect_request(TURN).respond_with_data(body, status)
    with pytest.raises(EngineError) as error:
        engine.turn(asked())
    assert type(error.value) is decision


BODIES: dict[str, str | bytes] = {
    "html": "<html>200</html>",
    "truncated": '[{"text": "Mer',
    "empty": "",
    "not UTF-8": b'[{"text": "\xff\xfe"}]',
    "deep": "[" * 200_000,
    "null": "null",
    "number": "7",
    "string": '"merhaba"',
    "list instead of dict": '[{"text": "merhaba"}]',
    "no messages": '{"state": "[]"}',
    "no state": '{"messages": [{"text": "a"}]}',
    "a state that is no text": '{"messages": [{"text": "a"}], "state": []}',
}
MESSAGES: dict[str, str] = {
    "a dict": '{"text": "merhaba"}',
    "list of strings": '["merhaba"]',
    "list of lists": "[[]]",
    "list with null": "[null]",
    "number as text": '[{"text": 7}]',
    "list as text": '[{"text": ["a"]}]',
    "buttons not a list": '[{"text": "a", "buttons": {"title": "b"}}]',
    "buttons of strings": '[{"text": "a", "buttons": ["b"]}]',
    "button without payload": '[{"text": "a", "buttons": [{"title": "b"}]}]',
    "button without title": '[{"text": "a", "buttons": [{"payload": "/b"}]}]',
    "button with numbers": '[{"text": "a", "buttons": [{"title": 1, "payload": 2}]}]',
    "custom a string": '[{"text": "a", "custom": "b"}]',
    "custom a list": '[{"text": "a", "custom": ["b"]}]',
    "effects null": '[{"text": "a", "custom": {"effects": null}}]',
    "effects a dict": '[{"text": "a", "custom": {"effects": {"kind": "close"}}}]',
    "effects of strings": '[{"text": "a", "custom": {"effects": ["close"]}}]',
    "effect of no known kind": '[{"text": "a", "custom": {"effects": [{"kind": "dance"}]}}]',
    "effect with a wrong field": '[{"custom": {"effects": [{"kind": "rating", "csat": "5"}]}}]',
    "effect without kind": '[{"text": "a", "custom": {"effects": [{"reason": "x"}]}}]',
}


WITHIN = {name: f'{{"messages": {messages}, "state": "[]"}}' for name, messages in MESSAGES.items()}


@pytest.mark.parametrize("body", [*BODIES.values(), *WITHIN.values()], ids=[*BODIES, *WITHIN])
def test_an_unusable_turn_is_an_engine_error(
    httpserver: HTTPServer, engine: Engine, body: str | bytes
) -> None:
    """HTML, cut off or of wrong types: the turn failed, and asking again will not help."""
    httpserver.expect_request(TURN).respond_with_data(body, content_type="application/json")
    with pytest.raises(EngineError) as error:
        engine.turn(asked())
    assert type(error.value) is EngineError


@pytest.mark.parametrize("body", ["[]", "null", '"x"'])
def test_an_unusable_status_is_an_engine_error(
    httpserver: HTTPServer, engine: Engine, body: str
) -> None:
    """The readiness check sees an engine error too, never a raw one."""
    httpserver.expect_request("/status").respond_with_data(body, content_type="application/json")
    with pytest.raises(EngineError):
        engine.version()


def test_nobody_listening_is_unavailable() -> None:
    """A refused connection took no message: ask again soon."""
    with pytest.raises(EngineUnavailable):
        Engine(f"http://127.0.0.1:{_unused_port()}", TOKEN, 30).turn(asked())


def stop_in_the_middle(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b"Content-Length: 500\r\n\r\n[")
    until_hung_up(connection)


@pytest.mark.parametrize("talk", [until_hung_up, stop_in_the_middle])
def test_a_late_answer_is_silence(talk: Callable[[socket.socket], None]) -> None:
    """No whole answer in time: the message may have been taken."""
    with raw_server(talk) as url, pytest.raises(EngineSilent):
        Engine(url, TOKEN, 0.1).turn(asked())


def hang_up(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b'Content-Length: 500\r\n\r\n[{"text": "a"}]')


def hang_up_in_a_chunk(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b"Transfer-Encoding: chunked\r\n\r\nff\r\n[")


def garbage(connection: socket.socket) -> None:
    connection.sendall(b"220 mail.example ESMTP\r\n")


def circle(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")


def zipped_rubbish(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nxxxx")


@pytest.mark.parametrize("talk", [hang_up, hang_up_in_a_chunk, garbage, circle, zipped_rubbish])
def test_a_strange_server_is_an_engine_error(talk: Callable[[socket.socket], None]) -> None:
    """Cut off, not HTTP, going in circles: always the engine's own kind of error."""
    with raw_server(talk) as url, pytest.raises(EngineError):
        Engine(url, TOKEN, 30).turn(asked())


def test_a_redirect_does_not_get_the_message(httpserver: HTTPServer, engine: Engine) -> None:
    """The client follows nobody to another address with a customer's words."""
    httpserver.expect_request(TURN).respond_with_data("", 307, {"Location": "/elsewhere"})
    httpserver.expect_request("/elsewhere").respond_with_json([{"text": "a"}])
    with pytest.raises(EngineError):
        engine.turn(asked())
    assert [request.path for request, _ in httpserver.log] == [TURN]


@pytest.mark.parametrize("status", [401, 404, 500, 503])
def test_an_error_never_shows_the_token(
    httpserver: HTTPServer, engine: Engine, status: int
) -> None:
    """Neither message, representation nor the logged traceback has the engine's token."""
    httpserver.expect_request(TURN).respond_with_data("", status)
    _assert_no_token(engine)


def test_a_broken_connection_never_shows_the_token() -> None:
    """The connection's own error names the address, so it is not passed on either."""
    _assert_no_token(Engine(f"http://127.0.0.1:{_unused_port()}", TOKEN, 30))
    with raw_server(until_hung_up) as url:
        _assert_no_token(Engine(url, TOKEN, 0.1))


def _assert_no_token(engine: Engine) -> None:
    out = io.StringIO()
    log = logging.Logger("engine-test")
    log.addHandler(logging.StreamHandler(out))
    with pytest.raises(EngineError) as error:
        engine.turn(asked())
    log.error("turn failed: %s", error.value, exc_info=error.value)
    shown = out.getvalue() + "".join(traceback.format_exception(error.value))
    assert "EngineError" in shown or "EngineUnavailable" in shown or "EngineSilent" in shown
    assert TOKEN not in f"{shown}{error.value}{error.value!r}{engine!r}"


def _unused_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])
