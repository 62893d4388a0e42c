"""A proxy in front of the demo shop that can be told to misbehave, and remembers what passed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

# Longer than a call of ours may last with all its tries (bot/commerce/client.py).
LATE_SECONDS = 9.0
HANG_SECONDS = 30.0


class Fault(str, Enum):
    """The ways in which a shop fails."""

    ERROR = "500"
    HTML = "html"
    NOTHING = "nothing"
    LATE = "late"
    TRUNCATED = "truncated"


@dataclass(frozen=True)
class Passed:
    """A request that reached the proxy."""

    method: str
    path: str
    key: str


class Proxy:
    """Forwards to `target`; misbehaves while `fault` is set. Start it before the stack."""

    def __init__(self) -> None:
        self.target = ""
        self.fault: Fault | None = None
        self.times: int | None = None
        self._writes_only = False
        self._open = threading.Event()
        self._open.set()
        self.seen: list[Passed] = []
        self._ended = threading.Event()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The address for SHOP_URL."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def fail(self, fault: Fault, times: int | None = None, writes_only: bool = False) -> None:
        """Misbehave for so many requests, or until `heal`."""
        self.fault, self.times, self._writes_only = fault, times, writes_only

    def heal(self) -> None:
        """Forward again, at once; what hangs is let go."""
        self.fault, self.times = None, None
        self.let_go()
        self._ended.set()
        self._ended = threading.Event()

    def hold(self) -> None:
        """Keep the writes that come in until `let_go`: none reaches the shop meanwhile."""
        self._open.clear()

    def let_go(self) -> None:
        """Forward what was held."""
        self._open.set()

    def wait_open(self) -> None:
        """Return when nothing is held."""
        self._open.wait(HANG_SECONDS)

    def writes(self, order_number: str) -> list[Passed]:
        """The orders' actions that were asked for, in order; a quote has no key and is none."""
        return [row for row in tuple(self.seen) if row.key and order_number in row.path]

    def next_fault(self, write: bool) -> Fault | None:
        """The fault for the request that has just come in."""
        if self._writes_only and not write:
            return None
        if self.fault is None or self.times is None:
            return self.fault
        self.times -= 1
        fault = self.fault
        if self.times <= 0:
            self.fault = self.times = None
        return fault

    def wait(self, seconds: float) -> None:
        """Sleep, but no longer than until `heal`."""
        self._ended.wait(seconds)

    def close(self) -> None:
        """Stop listening."""
        self.heal()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, proxy: Proxy) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.proxy = proxy


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._pass()

    def do_POST(self) -> None:
        self._pass()

    def _pass(self) -> None:
        proxy = self.server.proxy
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        key = self.headers.get("Idempotency-Key", "")
        proxy.seen.append(Passed(self.command, self.path, key))
        # The launcher's own question (/readyz) is no customer's.
        fault = None if self.path.endswith("/ping") else proxy.next_fault(bool(key))
        try:
            _ANSWERS[fault](self, body)
        except OSError:
            self.close_connection = True  # our caller has given up

    def forward(self, body: bytes) -> None:
        if self.headers.get("Idempotency-Key"):
            self.server.proxy.wait_open()
        self.answer(*self.fetch(body))

    def fetch(self, body: bytes) -> tuple[int, str, bytes]:
        names = ("Authorization", "Content-Type", "Idempotency-Key")
        sent = {name: self.headers[name] for name in names if name in self.headers}
        url = f"{self.server.proxy.target}{self.path}"
        reply = requests.request(self.command, url, data=body, headers=sent, timeout=20)
        return reply.status_code, reply.headers["Content-Type"], reply.content

    def answer(self, status: int, kind: str, content: bytes, length: int = 0) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(content)))
        self.end_headers()
        self.wfile.write(content)

    def error(self, body: bytes) -> None:
        self.answer(500, "application/json", b'{"error": "internal"}')

    def html(self, body: bytes) -> None:
        self.answer(200, "text/html", "<html><h1>Bakımdayız</h1></html>".encode())

    def nothing(self, body: bytes) -> None:
        self.server.proxy.wait(HANG_SECONDS)
        self.close_connection = True

    def late(self, body: bytes) -> None:
        found = self.fetch(body)
        self.server.proxy.wait(LATE_SECONDS)
        self.answer(*found)

    def truncated(self, body: bytes) -> None:
        status, kind, content = self.fetch(body)
        self.answer(status, kind, content[: len(content) // 2], length=len(content))
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest's output is for failures."""


_ANSWERS: dict[Fault | None, Callable[[_Handler, bytes], None]] = {
    None: _Handler.forward,
    Fault.ERROR: _Handler.error,
    Fault.HTML: _Handler.html,
    Fault.NOTHING: _Handler.nothing,
    Fault.LATE: _Handler.late,
    Fault.TRUNCATED: _Handler.truncated,
}
