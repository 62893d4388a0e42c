"""A chat that was only opened is no conversation of the log."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from bot.conversations.models import Conversation, Owner
from bot.cx.models import Outcome
from bot.ops.timers import run_due

pytestmark = pytest.mark.django_db


def _opened(client: Client) -> dict[str, str]:
    answer = client.post("/api/chat/sessions")
    assert answer.status_code == 201
    session: dict[str, str] = answer.json()
    return session


def _closed_by_silence(conversation: str) -> bool:
    run_due(timezone.now() + timedelta(minutes=settings.IDLE_CLOSE_MINUTES + 1))
    return Conversation.objects.get(pk=conversation).owner == Owner.CLOSED


def test_a_session_without_a_message_leaves_no_outcome(client: Client) -> None:
    """Opened, never written in, closed by the timer: nothing happened that could be counted."""
    assert _closed_by_silence(_opened(client)["conversation"])
    assert not Outcome.objects.exists()


def test_a_session_with_a_message_leaves_one(client: Client) -> None:
    """The twin: one word is a conversation, on record from the moment it came."""
    session = _opened(client)
    answer = client.post(
        "/api/chat/messages",
        json.dumps({"client_id": str(uuid4()), "text": "Kargom gelmedi"}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {session['session']}"},
    )
    assert answer.status_code == 202
    assert str(Outcome.objects.get().conversation_id) == session["conversation"]
