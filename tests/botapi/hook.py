"""A small webhook: what the product will be to the stand-in."""

from __future__ import annotations

import json
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.botapi.records import Json


class Hook:
    """Writes down what comes; answers by its script (0 hangs up), then always with 200."""

    def __init__(self, *script: int) -> None:
        self.script = deque(script)
        self.bodies: list[Json] = []
        self.secrets: list[str | None] = []
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/hook"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def __enter__(self) -> Hook:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def numbers(self) -> list[int]:
        """The updates' numbers in the order of their arrival."""
        return [body["update_id"] for body in self.bodies]

    def take(self, body: Json, secret: str | None) -> int:
        """Write an update down; the status to answer with."""
        with self._lock:
            self.bodies.append(body)
            self.secrets.append(secret)
            return self.script.popleft() if self.script else 200


def _handler(hook: Hook) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = hook.take(body, self.headers["X-Telegram-Bot-Api-Secret-Token"])
            if status:
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler
