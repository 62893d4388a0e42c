"""A small webhook: what the product will be to a stand-in."""

from __future__ import annotations

import json
import threading
from collections import deque
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl, urlsplit

from tests.standin.outbox import Json

H = TypeVar("H", bound="Hook")


class Letter(NamedTuple):
    """One post."""

    data: bytes
    headers: Message


class Hook:
    """Writes down what comes; answers by its script (0 hangs up), then always with 200."""

    def __init__(self, *script: int) -> None:
        self.script = deque(script)
        self.letters: list[Letter] = []
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/hook"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def __enter__(self: H) -> H:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def bodies(self) -> list[Json]:
        """What was posted, in the order of its arrival."""
        return [json.loads(one.data) for one in self.letters]

    def take(self, letter: Letter) -> int:
        """Write a post down; the status to answer with."""
        with self._lock:
            self.letters.append(letter)
            return self.script.popleft() if self.script else 200

    def asked(self, query: dict[str, str]) -> tuple[int, bytes]:
        """What a GET is answered."""
        return 404, b""


def _handler(hook: Hook) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            if status := hook.take(Letter(data, self.headers)):
                self._answer(status, b"")

        def do_GET(self) -> None:
            self._answer(*hook.asked(dict(parse_qsl(urlsplit(self.path).query))))

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler
