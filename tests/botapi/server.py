"""The HTTP side: keep-alive connections, one thread each."""

from __future__ import annotations

import re
import socket
import sys
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.botapi.dispatch import Answer, Dispatch, told
from tests.botapi.records import Refused
from tests.botapi.request import parse

PATH = re.compile(r"/(file/)?bot([^/]+)/(.+)")


class Server(ThreadingHTTPServer):
    """Hangs up on everybody when it closes, so that no thread is left behind."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, port: int, dispatch: Dispatch) -> None:
        self.dispatch = dispatch
        self.connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), Handler)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answer nobody any more."""
        self.dispatch.closing.set()
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
    """One connection of the bot."""

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
        answer = self._answer()
        if answer is None or self.server.dispatch.closing.is_set():
            self.close_connection = True
            hang_up(self.connection)
            return
        self.send_response(answer.code)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    do_GET = do_POST

    def _answer(self) -> Answer | None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        path = PATH.fullmatch(unquote(parts.path))
        dispatch = self.server.dispatch
        if path is None:
            return told(Refused(404, "Not Found"))
        if path[2] != dispatch.board.token:
            return told(Refused(401, "Unauthorized"))
        if path[1]:
            return dispatch.download(path[3])
        try:
            request = parse(parts.query, self.headers.get("Content-Type", ""), body)
        except Refused as refused:
            return told(refused)
        return dispatch.call(path[3], request)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the record is in the board."""
