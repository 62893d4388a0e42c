"""Servers that no web framework would be: silent, dripping, endless, cut off."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import pytest

from bot.commerce.errors import Unavailable
from bot.commerce.shops.demo.client import DemoShop
from tests.servers import raw_server

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
    for _ in range(100):
        connection.sendall(b" ")
        time.sleep(0.05)


def drip_headers(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b"X-Slow: ")
    for _ in range(100):
        connection.sendall(b"a")
        time.sleep(0.05)


def flood(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b"Content-Length: 50000000\r\n\r\n")
    for _ in range(50):
        connection.sendall(b" " * 1_000_000)


def hang_up(connection: socket.socket) -> None:
    connection.sendall(HEADERS + b'Content-Length: 500\r\n\r\n{"ok": true}')


def garbage(connection: socket.socket) -> None:
    connection.sendall(b"220 mail.example ESMTP\r\n")


def say_nothing(connection: socket.socket) -> None:
    time.sleep(0.6)


def test_a_slow_answer_is_given_up() -> None:
    """A read that takes longer than its time-out is unavailable."""
    with raw_server(say_nothing) as url, pytest.raises(Unavailable):
        DemoShop(url, "secret", timeout=(1, 0.1)).ping()


@pytest.mark.parametrize("talk", [drip_body, drip_headers, flood, hang_up, garbage])
def test_a_strange_server_is_given_up_in_time(talk: Callable[[socket.socket], None]) -> None:
    """Dripped, endless, cut off or not HTTP: unavailable within the total time."""
    started = time.monotonic()
    with raw_server(talk) as url, pytest.raises(Unavailable):
        DemoShop(url, "secret", total=0.5, timeout=(1, 1)).ping()
    assert time.monotonic() - started < 2
