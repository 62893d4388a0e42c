"""Who owns a conversation: one winner at each step, and nobody is forgotten."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from bot.conversations import handoff
from bot.conversations.errors import NotYours
from bot.conversations.events import conversation_changed
from bot.conversations.models import Conversation, Customer, Handoff, Owner, Sender, State
from tests.conversations import build


@pytest.fixture
def held(ali: Customer, ayse: User) -> Conversation:
    """Ali's conversation, which Ayşe has taken."""
    conversation = build.queued(build.conversation(ali))
    handoff.claim(conversation.pk, ayse)
    conversation.refresh_from_db()
    return conversation


def test_the_first_claim_wins(ali: Customer, ayse: User, can: User) -> None:
    """One agent gets the conversation, the customer reads who; the second gets nothing."""
    conversation = build.queued(build.conversation(ali))
    handoff.claim(conversation.pk, ayse)
    for late in (can, ayse):
        with pytest.raises(NotYours):
            handoff.claim(conversation.pk, late)
    conversation.refresh_from_db()
    assert (conversation.owner, conversation.assignee) == (Owner.HUMAN, ayse)
    assert build.texts(conversation, Sender.SYSTEM) == ["Ayşe görüşmeye katıldı."]
    stay = conversation.handoffs.get()
    assert (stay.agent, stay.claimed_at is not None) == (ayse, True)


@pytest.mark.django_db(transaction=True)
def test_one_of_many_claims_wins(shared: Path) -> None:
    """Ten agents at the same moment: one owner, one message, nine refusals."""
    agents = [User.objects.create_user(f"agent{number}") for number in range(10)]
    for _ in range(5):
        conversation = build.queued()

        def step(number: int, pk: Any = conversation.pk) -> bool:
            try:
                handoff.claim(pk, agents[number])
            except NotYours:
                return False
            return True

        won = build.together(10, step)
        assert won.count(True) == 1
        conversation.refresh_from_db()
        assert conversation.assignee == agents[won.index(True)]
        assert len(build.texts(conversation, Sender.SYSTEM)) == 1


def test_who_comes_has_all_that_waits(ali: Customer, ayse: User) -> None:
    """What no turn has answered yet is the agent's, and it is looked at for danger."""
    conversation = build.queued(build.conversation(ali))
    build.written(ali, "orada mısınız")
    build.written(ali, "elim kesildi kanıyor")
    handoff.claim(conversation.pk, ayse)
    build.written(ali, "alo")
    assert build.waiting() == 0
    assert conversation.handoffs.get().reason == "safety"


@pytest.mark.parametrize("owner", [Owner.BOT, Owner.CLOSED])
def test_only_what_waits_can_be_claimed(ali: Customer, ayse: User, owner: Owner) -> None:
    """Neither the bot's nor a closed conversation can be taken."""
    conversation = build.conversation(ali, owner=owner)
    with pytest.raises(NotYours):
        handoff.claim(conversation.pk, ayse)
    assert build.owner(conversation) == owner
    assert not conversation.messages.exists()


def test_the_owner_replies(held: Conversation, ayse: User) -> None:
    """An agent's reply is stored under the agent's name."""
    message = handoff.reply(held.pk, ayse, "Merhaba")
    assert message is not None
    assert (message.sender, message.author, message.state) == (Sender.AGENT, ayse, State.DONE)


STEPS = {
    "reply": lambda pk, agent: handoff.reply(pk, agent, "Merhaba"),
    "resolve": lambda pk, agent: handoff.resolve(pk, agent, "solved", "Güle güle"),
    "give_back": lambda pk, agent: handoff.give_back(pk, agent, "Para iadesi yapıldı"),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_others_change_nothing(held: Conversation, can: User, step: Any) -> None:
    """A team mate who does not hold the conversation can't speak or decide in it."""
    before = held.messages.count()
    with pytest.raises(NotYours):
        step(held.pk, can)
    held.refresh_from_db()
    assert (held.owner, held.messages.count()) == (Owner.HUMAN, before)
    assert held.handoffs.get().ended_at is None


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_nobody_acts_before_the_claim_or_after_the_end(
    held: Conversation, ayse: User, step: Any
) -> None:
    """Queued again or given back, the conversation is no longer the agent's."""
    with pytest.raises(NotYours):
        step(build.queued().pk, ayse)
    handoff.give_back(held.pk, ayse, "")
    with pytest.raises(NotYours):
        step(held.pk, ayse)


def test_a_resolution_goes_to_the_bot_for_the_rating(held: Conversation, ayse: User) -> None:
    """The human part ends with a reason and a farewell, and a turn of our own waits."""
    handoff.resolve(held.pk, ayse, "refund", "Güle güle")
    held.refresh_from_db()
    stay = held.handoffs.get()
    assert (held.owner, held.assignee) == (Owner.BOT, None)
    assert (stay.result, stay.ended_at is not None) == ("refund", True)
    assert build.texts(held, Sender.AGENT) == ["Güle güle"]
    assert _told(held) == {"desk_result": "resolved", "desk_summary": "refund"}


@pytest.mark.parametrize(
    "summary", ["Değişim yapıldı", "", 'tırnak " ve }', "satır\nsonu", "/restart", "😡"]
)
def test_giving_back_tells_the_bot_what_happened(
    held: Conversation, ayse: User, summary: str
) -> None:
    """The summary travels as data: whatever the agent writes, it is one command of ours."""
    handoff.give_back(held.pk, ayse, summary)
    assert build.owner(held) == Owner.BOT
    assert held.handoffs.get().result == handoff.RETURNED
    assert _told(held) == {"desk_result": handoff.RETURNED, "desk_summary": summary}


def test_giving_back_can_be_repeated(held: Conversation, ayse: User, can: User) -> None:
    """A conversation can go to people again, and each stay has its own row."""
    handoff.give_back(held.pk, ayse, "")
    build.queued(Conversation.objects.get(pk=held.pk))
    handoff.claim(held.pk, can)
    assert [stay.agent for stay in held.handoffs.all()] == [ayse, can]


def _told(conversation: Conversation) -> Any:
    message = conversation.messages.get(sender=Sender.SYSTEM, state=State.PENDING)
    assert message.text == ""
    assert message.payload.startswith("/agent_returned{")
    return json.loads(message.payload.removeprefix("/agent_returned"))


NOW = datetime(2026, 3, 4, 12, tzinfo=timezone.get_default_timezone())
WAIT = timedelta(minutes=5)


def where(channel: str) -> str:
    """What the timers' list gives: a channel's own sentence."""
    return f"Yanıt yeri: {channel}."


def long_ago(conversation: Conversation) -> None:
    Handoff.objects.filter(conversation=conversation).update(queued_at=NOW - timedelta(minutes=10))


def test_those_who_wait_long_are_told_once(ali: Customer, veli: Customer) -> None:
    """Nobody taking it is said honestly, once, and other rooms hear of the message."""
    long, short = build.queued(build.conversation(ali)), build.queued(build.conversation(veli))
    long_ago(long)
    heard: list[Any] = []

    def hear(conversation: Conversation, **_: Any) -> None:
        heard.append(conversation.pk)

    conversation_changed.connect(hear)
    try:
        assert [handoff.notice_waiting(NOW, WAIT, where) for _ in range(2)] == [1, 0]
    finally:
        conversation_changed.disconnect(hear)
    (told,) = build.texts(long, Sender.SYSTEM)
    assert told.endswith("özür dilerim. Yanıt yeri: web.")
    assert build.texts(short, Sender.SYSTEM) == []
    assert heard == [long.pk]


def test_those_who_are_served_are_not_told(held: Conversation, ayse: User) -> None:
    """The negative twin: with an agent there, or after the end, nothing is said."""
    long_ago(held)
    assert handoff.notice_waiting(NOW, WAIT, where) == 0
    handoff.give_back(held.pk, ayse, "")
    assert handoff.notice_waiting(NOW, WAIT, where) == 0
