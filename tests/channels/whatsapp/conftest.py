"""WhatsApp as the product sees it: the stand-in of Meta's API, and the whole way in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from httpx import Response

from bot.channels import table
from bot.channels.models import Delivery
from bot.channels.sender import Sender
from bot.channels.whatsapp import inbound, signature
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.inbound import PATH
from tests.channels.product import AtOnce, InMemory
from tests.channels.whatsapp.payloads.people import NUMBER_ID
from tests.graphapi import Graph

SECRET, WORD = "a-secret-of-the-tests", "a-word-of-the-tests"


class Product(InMemory):
    """Our side without its processes: what they do in a loop is done when a test says so."""

    def __init__(self, graph: Graph, channel: WhatsAppChannel, committing: Any) -> None:
        super().__init__(PATH, inbound.webhook, committing)
        self.graph = graph
        self.channel = channel

    def post(self, body: object, signed: str | None = None) -> Response:
        """`signed`: another signature than the right one, '' for none."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        right = signature.sign(data, SECRET) if signed is None else signed
        return self.ask("POST", data, {signature.HEADER: right} if right else {})

    def take(self) -> None:
        """Everything that Meta has for us, as if a moment had passed."""
        for body in self.graph.letters():
            answer = self.post(body)
            assert answer.status_code == 200, answer.text
        self.take_stored()

    def send(self, after: float = 0.0) -> None:
        """Everything that we have for Meta, as if each pace and `after` seconds were over."""
        ours = Sender({"whatsapp": self.channel})
        now = timezone.now() + timedelta(seconds=1 + after)
        queued = Delivery.objects.filter(state=Delivery.State.QUEUED, waits=False)
        while queued.filter(not_before__lte=now).exists() and ours.send_one(now):
            now += timedelta(seconds=7)


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph(phone_number_id=NUMBER_ID, app_secret=SECRET, verify_token=WORD) as running:
        yield running


@pytest.fixture
def channel(graph: Graph) -> Iterator[WhatsAppChannel]:
    one = WhatsAppChannel(graph.token, graph.phone_number_id, graph.url)
    yield one
    if "api" in vars(one):
        one.api.close()


@pytest.fixture
def product(
    graph: Graph,
    channel: WhatsAppChannel,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
    db: None,
) -> Product:
    monkeypatch.setitem(table.CHANNELS, "whatsapp", channel)
    monkeypatch.setattr(inbound, "_gathering", AtOnce())
    settings.WHATSAPP_ACCESS_TOKEN = graph.token
    settings.WHATSAPP_PHONE_NUMBER_ID = graph.phone_number_id
    settings.WHATSAPP_APP_SECRET = SECRET
    settings.WHATSAPP_VERIFY_TOKEN = WORD
    settings.PUBLIC_URL = "https://kumas.example"
    return Product(graph, channel, django_capture_on_commit_callbacks)
