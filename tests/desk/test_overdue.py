"""What a provider took and did not deliver."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from bot.channels.models import Delivery
from bot.channels.overdue import WATCHED, overdue
from bot.conversations.models import Conversation, Message, Sender
from tests.desk.conftest import write

NOW = timezone.now()


def taken(conversation: Conversation, minutes: float = 16, **fields: Any) -> Message:
    """A message that the provider took so many minutes ago."""
    message, at = write(conversation, "Bakıyorum", sender=Sender.AGENT), _ago(minutes)
    values: dict[str, Any] = {"channel": "whatsapp", "state": "sent", "sent_at": at} | fields
    Delivery.objects.create(message=message, not_before=at, made_at=at, **values)
    return message


def _ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def test_what_did_not_arrive_in_time_is_overdue(queued: Conversation, whatsapp: str) -> None:
    """A quarter of an hour after the provider took it."""
    message = taken(queued)
    assert [one.message_id for one in overdue(NOW)] == [message.pk]


@pytest.mark.parametrize(
    ("minutes", "fields"),
    [
        (14, {}),
        (WATCHED / timedelta(minutes=1) + 1, {}),
        (16, {"delivered_at": NOW}),
        (16, {"state": "queued"}),
        (16, {"state": "failed"}),
        (16, {"channel": "telegram"}),
        (16, {"channel": "web"}),
    ],
)
def test_what_is_not_overdue(
    queued: Conversation, whatsapp: str, minutes: float, fields: dict[str, Any]
) -> None:
    """Too young or too old, arrived, not sent, or of a channel that tells nothing."""
    taken(queued, minutes, **fields)
    assert not overdue(NOW).exists()


def test_a_channel_that_is_off_tells_nothing(queued: Conversation) -> None:
    """Nobody hears what became of its messages any more."""
    taken(queued)
    assert not overdue(NOW).exists()


def test_the_time_is_a_setting(queued: Conversation, whatsapp: str, settings: Settings) -> None:
    """In minutes."""
    taken(queued, 16)
    settings.UNDELIVERED_MINUTES = 17
    assert not overdue(NOW).exists()
