"""Where providers call us: in front of Django, whose middleware takes longer than what they ask.

None of it has a use there: no browser, no session, no page. A provider that is not answered soon
repeats itself, and then turns away.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, QueryDict

from bot.channels.asgi import App, Receive, Scope, Send, answer

log = logging.getLogger(__name__)


class Gone(Exception):
    """The provider hung up before we had read it: nobody waits for an answer."""


class Call:
    """A provider's request, whose body is read when it is asked for."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.method: str = scope["method"]
        self.query = QueryDict(scope["query_string"])
        self._headers = {name.lower(): value for name, value in scope["headers"]}
        self._receive = receive

    def header(self, name: str) -> str:
        """Its value, '' without; the name in any letters."""
        value: bytes = self._headers.get(name.lower().encode(), b"")
        return value.decode("latin-1")

    async def body(self, limit: int) -> bytes:
        """All of it; raises RequestDataTooBig over so many bytes, and Gone."""
        read, more = bytearray(), True
        while more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise Gone
            read += message.get("body", b"")
            if len(read) > limit:
                raise RequestDataTooBig
            more = message.get("more_body", False)
        return bytes(read)


Door = Callable[[Call], Awaitable[HttpResponse]]


class Webhooks:
    """The doors by their paths; every other request is the application's behind them."""

    def __init__(self, app: App, doors: Mapping[str, Door]) -> None:
        self._app = app
        self._doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a provider; 500 where a door has a fault, so that it repeats what it said."""
        door = self._doors.get(scope["path"]) if scope["type"] == "http" else None
        if door is None:
            await self._app(scope, receive, send)
            return
        try:
            response = await door(Call(scope, receive))
        except Gone:
            return
        except Exception:
            log.exception("%s has a fault", scope["path"])
            response = HttpResponse(status=500)
        response.headers["Content-Length"] = str(len(response.content))
        headers = ((name.lower().encode(), value.encode()) for name, value in response.items())
        await answer(send, response.status_code, headers, response.content)
