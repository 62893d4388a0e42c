"""What an upgrade does to what is stored."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import User

from bot.conversations.handoff import claim
from bot.conversations.models import Conversation, Customer, Message, Sender, State
from bot.conversations.saying import say
from tests.conversations import build


@pytest.mark.parametrize("old", ["sent", "queued", "failed"])
def test_messages_of_ours_are_done(ali: Customer, old: str) -> None:
    """Whatever became of them; a customer's message that waits goes on waiting."""
    waiting = build.written(ali)
    ours = build.asked(waiting.conversation)
    Message.objects.filter(pk=ours.pk).update(state=old)
    import_module("bot.conversations.migrations.0003_own_messages_are_done")._done(apps, None)
    assert build.states(waiting.conversation) == [State.PENDING, State.DONE]


@pytest.mark.parametrize(
    ("said", "waits"), [((), True), (("customer",), True), (("customer", "agent"), False)]
)
def test_who_waits_is_known_after_the_upgrade(
    ali: Customer, ayse: User, said: tuple[str, ...], waits: bool
) -> None:
    """What an agent holds and has not answered waits since the last message; the rest does not."""
    conversation = build.queued(build.conversation(ali))
    claim(conversation.pk, ayse)
    for sender in said:
        say(conversation, Sender(sender), "Merhaba")
    Conversation.objects.update(unanswered_since=None)
    import_module("bot.conversations.migrations.0004_people_awaited").await_answers(apps, None)
    conversation.refresh_from_db()
    assert (conversation.unanswered_since is not None) is waits
