"""What an upgrade does to what is stored."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from bot.conversations.models import Customer, Message, State
from tests.conversations import build


@pytest.mark.parametrize("old", ["sent", "queued", "failed"])
def test_messages_of_ours_are_done(ali: Customer, old: str) -> None:
    """Whatever became of them; a customer's message that waits goes on waiting."""
    waiting = build.written(ali)
    ours = build.asked(waiting.conversation)
    Message.objects.filter(pk=ours.pk).update(state=old)
    import_module("bot.conversations.migrations.0003_own_messages_are_done")._done(apps, None)
    assert build.states(waiting.conversation) == [State.PENDING, State.DONE]
