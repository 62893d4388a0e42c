"""A messenger's product in memory: what its processes do in a loop is done when a test says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from asgiref.sync import async_to_sync, sync_to_async
from django.utils import timezone
from httpx import ASGITransport, AsyncClient, Response

from bot.channels import inbox, table
from bot.channels.asgi import Receive, Scope, Send
from bot.channels.models import Arrival
from bot.channels.webhooks import Door, Webhooks

NONE: Mapping[str, str] = {}


class InMemory:
    """One webhook, and the inbox behind it."""

    def __init__(self, path: str, door: Door, committing: Any) -> None:
        """`committing`: the fixture that lets what waits for a commit happen."""
        self._path = path
        self._door = door
        self._committing = committing

    def ask(
        self, method: str, data: bytes = b"", headers: Mapping[str, str] = NONE, query: str = ""
    ) -> Response:
        """What the web process answers; the database's work is done in the test's own thread."""
        return async_to_sync(self._ask)(method, data, headers, query)

    async def _ask(
        self, method: str, data: bytes, headers: Mapping[str, str], query: str
    ) -> Response:
        door = ASGITransport(app=Webhooks(no_application, {self._path: self._door}))
        path = f"{self._path}?{query}" if query else self._path
        # In letters that a header of httpx would refuse, too.
        told = {name.encode(): value.encode() for name, value in headers.items()}
        async with AsyncClient(transport=door, base_url="http://localhost") as client:
            return await client.request(method, path, content=data, headers=told)

    def take_stored(self) -> None:
        """Everything that waits, as if a moment had passed."""
        later = timezone.now() + timedelta(seconds=5)
        while found := inbox.claim(table.CHANNELS, later):
            # The test's own transaction never ends.
            with self._committing(execute=True):
                inbox.take(table.CHANNELS, found, later)


async def no_application(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError(f"{scope['path']} is no webhook")


class AtOnce:
    """Stores where the test looks: the gathering's own thread would not see its transaction."""

    async def store(self, arrivals: Sequence[Arrival]) -> set[str]:
        return await sync_to_async(inbox.store)(arrivals)
