"""The HTTP side: keep-alive connections, one thread each."""

from __future__ import annotations

import socket
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Incoming:
    """A request as it arrived; the path is decoded, header names mind no case."""

    method: str
    path: str
    query: str
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Answer:
    """What goes over the wire."""

    code: int
    body: bytes
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


class Answering(ABC):
    """Whoever answers; `closing` ends every pause."""

    def __init__(self) -> None:
        self.closing = threading.Event()

    @abstractmethod
    def answer(self, incoming: Incoming) -> Answer | None:
        """The answer, None where the connection is to be cut."""


class Server(ThreadingHTTPServer):
    """Hangs up on everybody when it closes, so that no thread is left behind."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, port: int, answering: Answering) -> None:
        self.answering = answering
        self.connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answer nobody any more."""
        self.answering.closing.set()
        self.shutdown()
        self._thread.join()
        for connection in list(self.connections):
            hang_up(connection)
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that go away are what the tests are about; anything else is a fault of ours."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def hang_up(connection: socket.socket) -> None:
    """End a connection without a word."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    """One connection of the product."""

    server: Server
    protocol_version = "HTTP/1.1"
    # One packet for head and body, sent at once: else each answer waits 40 ms for a receipt.
    wbufsize = -1
    disable_nagle_algorithm = True

    def setup(self) -> None:
        """Remember the connection."""
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self) -> None:
        """Forget the connection."""
        self.server.connections.discard(self.connection)
        super().finish()

    def do_POST(self) -> None:
        """Answer, or hang up."""
        answer = self.server.answering.answer(self._incoming())
        if answer is None or self.server.answering.closing.is_set():
            self.close_connection = True
            hang_up(self.connection)
            return
        self.send_response(answer.code)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    do_GET = do_POST

    def _incoming(self) -> Incoming:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        return Incoming(self.command, unquote(parts.path), parts.query, self.headers, body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the record is in the board."""
