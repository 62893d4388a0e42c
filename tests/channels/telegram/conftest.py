"""Telegram as the product sees it: the stand-in of its Bot API, and the whole way in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.utils import timezone
from httpx import ASGITransport, AsyncClient, Response

from bot.channels import inbox, table
from bot.channels.asgi import Receive, Scope, Send
from bot.channels.models import Arrival, Delivery
from bot.channels.sender import Sender
from bot.channels.telegram import inbound
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.inbound import PATH
from bot.channels.webhooks import Webhooks
from tests.botapi import Api

SECRET = "a-secret-of-the-tests"
Headers = Mapping[bytes, bytes]
NONE: Headers = {}
SECRET_HEADER = inbound.SECRET.encode()


class Product:
    """Our side without its processes: what they do in a loop is done when a test says so."""

    def __init__(self, api: Api, channel: TelegramChannel, committing: Any) -> None:
        self.api = api
        self._committing = committing
        self.channel = channel
        self._fetched = 0

    def post(self, body: object, secret: str | None = SECRET) -> Response:
        data = body if isinstance(body, bytes) else msgspec.json.encode(body)
        headers = {} if secret is None else {SECRET_HEADER: secret.encode()}
        return self.ask("POST", data, headers)

    def ask(self, method: str, data: bytes = b"", headers: Headers = NONE) -> Response:
        """What the web process answers; the database's work is done in the test's own thread."""
        return async_to_sync(self._ask)(method, data, headers)

    async def _ask(self, method: str, data: bytes, headers: Headers) -> Response:
        doors = Webhooks(no_application, {PATH: inbound.webhook})
        door = ASGITransport(app=doors)
        async with AsyncClient(transport=door, base_url="http://localhost") as client:
            return await client.request(method, PATH, content=data, headers=headers)

    def take(self) -> None:
        """Everything that Telegram has for us, fetched, and taken as if a moment had passed."""
        from bot.channels.telegram.polling import poll_once

        self._fetched = poll_once(self.channel.api, self._fetched)
        self.take_stored()

    def take_stored(self) -> None:
        later = timezone.now() + timedelta(seconds=5)
        while found := inbox.claim(table.CHANNELS, later):
            # The test's own transaction never ends.
            with self._committing(execute=True):
                inbox.take(table.CHANNELS, found, later)

    def send(self) -> None:
        """Everything that we have for Telegram, as if each pace were over."""
        ours, now = Sender({"telegram": self.channel}), timezone.now() + timedelta(seconds=1)
        while Delivery.objects.filter(state=Delivery.State.QUEUED, not_before__lte=now).exists():
            ours.send_one(now)
            now += timedelta(seconds=1)


async def no_application(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError(f"{scope['path']} is no webhook")


class AtOnce:
    """Stores where the test looks: the gathering's own thread would not see its transaction."""

    async def store(self, arrivals: Sequence[Arrival]) -> set[str]:
        return await sync_to_async(inbox.store)(arrivals)


@pytest.fixture
def api() -> Iterator[Api]:
    with Api() as running:
        yield running


@pytest.fixture
def channel(api: Api) -> Iterator[TelegramChannel]:
    one = TelegramChannel(api.token, api.url)
    yield one
    if "api" in vars(one):
        one.api.close()


@pytest.fixture
def product(
    api: Api,
    channel: TelegramChannel,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
    db: None,
) -> Iterator[Product]:
    # A minute of silence: POLL_SECONDS of a real wait would be the tests' time.
    monkeypatch.setattr("bot.channels.telegram.api.POLL_SECONDS", 0)
    monkeypatch.setitem(table.CHANNELS, "telegram", channel)
    monkeypatch.setattr(inbound, "_gathering", AtOnce())
    settings.TELEGRAM_MODE = "webhook"
    settings.TELEGRAM_WEBHOOK_SECRET = SECRET
    yield Product(api, channel, django_capture_on_commit_callbacks)


@pytest.fixture
def states() -> Callable[[], list[str]]:
    return lambda: list(Arrival.objects.order_by("pk").values_list("state", flat=True))
