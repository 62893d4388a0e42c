"""Servers that no web framework would be: silent, dripping, endless, cut off."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import pytest

from bot.commerce.errors import Unavailable
from bot.commerce.shops.demo.client import DemoShop
from tests.servers import raw_server, until_hung_up

HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def test_nobody_listening_is_unavailable() -> None:
    """A refused connection is unavailable."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(Unavailable):
        DemoShop(f"http://127.0.0.1:{port}", "secret").ping()


def drip_body(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b"Content-Length: 100000\r\n\r\n")
    drip(connection, b" ")


def drip_headers(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b"X-Slow: ")
    drip(connection, b"a")


def drip(connection: socket.socket, part: bytes) -> None:
    """Until the client hangs up: one that does not would wait here for ever."""
    while True:
        connection.sendall(part)
        time.sleep(0.05)


def flood(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b"\r\n")
    while True:
        connection.sendall(b" " * 1_000_000)


def hang_up(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b'Content-Length: 500\r\n\r\n{"ok": true}')


def garbage(connection: socket.socket) -> None:
    connection.sendall(b"220 mail.example ESMTP\r\n")


def test_a_slow_answer_is_given_up() -> None:
    """A read that takes longer than its time-out is unavailable."""
    with raw_server(until_hung_up) as url, pytest.raises(Unavailable):
        DemoShop(url, "secret", timeout=(1, 0.1)).ping()


@pytest.mark.parametrize("talk", [drip_body, drip_headers, flood, hang_up, garbage])
def test_a_strange_server_is_given_up(talk: Callable[[socket.socket], None]) -> None:
    """Dripped or sent without end, cut off or not HTTP: unavailable, and the call comes back."""
    with raw_server(talk) as url, pytest.raises(Unavailable):
        DemoShop(url, "secret", total=0.5, timeout=(1, 1)).ping()
