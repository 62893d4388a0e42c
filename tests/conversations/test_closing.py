"""The end after a long silence: only the bot's conversations, and nobody unanswered."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from bot.conversations.closing import close_idle
from bot.conversations.models import Conversation, Customer, Owner, State
from tests.conversations import build

NOW = datetime(2026, 3, 4, 12, tzinfo=timezone.get_default_timezone())
DAY = timedelta(hours=24)


def quiet_since(conversation: Conversation, hours: int) -> Conversation:
    conversation.last_message_at = NOW - timedelta(hours=hours)
    conversation.save()
    return conversation


def test_idle_conversations_are_closed(ali: Customer, veli: Customer) -> None:
    """Where nobody has said anything for long, the bot's conversation ends; others go on."""
    idle, fresh = quiet_since(build.conversation(ali), 25), build.conversation(veli)
    assert [close_idle(NOW, DAY), close_idle(NOW, DAY)] == [1, 0]
    idle.refresh_from_db()
    assert (idle.owner, idle.closed_at) == (Owner.CLOSED, NOW)
    assert build.owner(fresh) == Owner.BOT


@pytest.mark.parametrize("owner", [Owner.QUEUED, Owner.HUMAN, Owner.CLOSED])
def test_people_close_their_own_conversations(ali: Customer, owner: Owner) -> None:
    """The negative twin: what people hold or wait for is never closed by a timer."""
    conversation = quiet_since(build.conversation(ali, owner=owner), 1000)
    assert close_idle(NOW, DAY) == 0
    assert build.owner(conversation) == owner


def test_a_message_that_waits_is_not_closed_away(ali: Customer) -> None:
    """After a long outage the unanswered message still gets its turn."""
    message = build.written(ali)
    quiet_since(message.conversation, 25)
    close_idle(NOW, DAY)
    message.refresh_from_db()
    assert message.state == State.PENDING
    assert message.conversation.owner == Owner.BOT
