"""The shop's door: shut without its token, and clear about wrong fields."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from bot.complaints.stored.models import ProblemRecord
from bot.conversations.models import Conversation, Sender

TOKEN = "shop-answers-token"
GOOD = {"id": "7", "action_id": "a-1", "text": "Parsel bulundu."}


@pytest.fixture
def asked(queued: Conversation) -> Conversation:
    ProblemRecord.objects.create(
        conversation=queued, number=1, type="late_delivery", action_id="a-1"
    )
    return queued


def send(settings: Settings, body: Any, shown: str = f"Bearer {TOKEN}", token: str = TOKEN) -> Any:
    settings.SHOP_ANSWERS_TOKEN = token
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Authorization": shown}
    return Client().post("/api/shop/answers", data, "application/json", headers=headers)


def test_an_answer_is_told_once(asked: Conversation, settings: Settings) -> None:
    """201, then 200; the customer reads it once."""
    assert [send(settings, GOOD).status_code for _ in range(2)] == [201, 200]
    told = asked.messages.filter(sender=Sender.SYSTEM).values_list("text", flat=True)
    assert [text for text in told if "Parsel bulundu." in text] == [told[0]]


@pytest.mark.parametrize(
    ("shown", "token"),
    [("", TOKEN), ("Bearer x", TOKEN), (f"bearer {TOKEN}ş", TOKEN), ("Bearer ", ""), ("", "")],
)
def test_the_door_is_shut(asked: Conversation, settings: Settings, shown: str, token: str) -> None:
    """Without a token, with a wrong one, and where none is set."""
    answer = send(settings, GOOD, shown, token)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert not asked.messages.filter(sender=Sender.SYSTEM).exists()


BAD = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"[" * 100_000,
    {},
    {**GOOD, "text": ""},
    {**GOOD, "text": "\x00 "},
    {**GOOD, "text": "a" * 2001},
    {**GOOD, "id": 7},
    {**GOOD, "id": "i" * 101},
    {**GOOD, "action_id": None},
]


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
def test_bad_fields(asked: Conversation, settings: Settings, body: Any) -> None:
    """400 and nothing is written."""
    assert send(settings, body).status_code == 400
    assert not asked.messages.filter(sender=Sender.SYSTEM).exists()


def test_an_unknown_action(asked: Conversation, settings: Settings) -> None:
    """404: the shop learns that nobody waits for it here."""
    assert send(settings, {**GOOD, "action_id": "a-9"}).status_code == 404


def test_only_post(settings: Settings) -> None:
    """405 for the rest."""
    assert Client().get("/api/shop/answers").status_code == 405
