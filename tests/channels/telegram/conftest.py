"""Telegram as the product sees it: the stand-in of its Bot API, and the whole way in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.utils import timezone
from httpx import Response

from bot.channels import table
from bot.channels.models import Arrival, Delivery
from bot.channels.sender import Sender
from bot.channels.telegram import inbound
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.inbound import PATH
from tests.botapi import Api
from tests.channels.product import AtOnce, InMemory

SECRET = "a-secret-of-the-tests"


class Product(InMemory):
    """Our side without its processes: what they do in a loop is done when a test says so."""

    def __init__(self, api: Api, channel: TelegramChannel, committing: Any) -> None:
        super().__init__(PATH, inbound.webhook, committing)
        self.api = api
        self.channel = channel
        self._fetched = 0

    def post(self, body: object, secret: str | None = SECRET) -> Response:
        data = body if isinstance(body, bytes) else msgspec.json.encode(body)
        headers = {} if secret is None else {inbound.SECRET: secret}
        return self.ask("POST", data, headers)

    def take(self) -> None:
        """Everything that Telegram has for us, fetched, and taken as if a moment had passed."""
        from bot.channels.telegram.polling import poll_once

        self._fetched = poll_once(self.channel.api, self._fetched)
        self.take_stored()

    def send(self) -> None:
        """Everything that we have for Telegram, as if each pace were over."""
        ours, now = Sender({"telegram": self.channel}), timezone.now() + timedelta(seconds=1)
        while Delivery.objects.filter(state=Delivery.State.QUEUED, not_before__lte=now).exists():
            ours.send_one(now)
            now += timedelta(seconds=1)


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
