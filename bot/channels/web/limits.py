"""Stops bodies that are too large before they are read."""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from typing import Any

from bot.channels.asgi import App, Receive, Scope, Send, answer

_ANSWER = json.dumps(
    {"error": "too_large", "message": "Gönderdiğiniz dosya çok büyük. En çok 10 MB olabilir."},
    ensure_ascii=False,
).encode()


class BodyLimit:
    """ASGI middleware: 413 for a declared or counted body over the limit (bytes)."""

    def __init__(self, app: App, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 413; only HTTP has a body to count."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._limit:
            await _refuse(send)
            return
        body = _Counted(receive, send, self._limit)
        await self._app(scope, body.receive, body.send)
        if body.too_long and not body.answered:
            await _refuse(send)


class _Counted:
    """A request whose body, once too long, ends for the app as if the client had left."""

    def __init__(self, receive: Receive, send: Send, limit: int) -> None:
        self._receive = receive
        self._send = send
        self._left = limit
        self.answered = False

    @property
    def too_long(self) -> bool:
        return self._left < 0

    async def receive(self) -> MutableMapping[str, Any]:
        if not self.too_long:
            message = await self._receive()
            self._left -= len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.too_long else message

    async def send(self, message: MutableMapping[str, Any]) -> None:
        self.answered = True
        await self._send(message)


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await answer(send, 413, headers, _ANSWER)
