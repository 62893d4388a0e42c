"""The running tally gives what a count of all messages gives, in whatever order things happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from bot.conversations.events import conversation_changed, messages_moved
from bot.conversations.handlers import carry_out
from bot.conversations.intake import current_conversation
from bot.conversations.models import Conversation, Handoff, Message, Sender, State
from bot.conversations.storage import unit_of_work
from bot.cx import store
from bot.cx.gather import gather
from bot.cx.models import MessageFact, MessageTally, Outcome
from bot.cx.outcomes import OutcomeFields, compute
from bot.cx.tally import Tally, fold
from bot.effects import Heard
from tests.cx.build import START, Talk

LATE = Heard(("late_delivery",), "annoyed", False)
HEARD = st.builds(
    Heard,
    st.lists(st.sampled_from(["late_delivery", "invoice", "greeting", "abuse"]), max_size=2).map(
        tuple
    ),
    st.sampled_from(["", "calm", "angry"]),
    st.booleans(),
)
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("says"), st.sampled_from(list(Sender))),
        st.tuples(st.just("waits"), st.none()),
        st.tuples(st.just("hears"), st.tuples(st.integers(0, 30), HEARD)),
        st.tuples(st.just("claims"), st.none()),
        st.tuples(st.just("closes"), st.none()),
        st.tuples(st.just("moves back"), st.none()),
        st.tuples(st.just("is told nothing"), st.sampled_from(list(Sender))),
    ),
    max_size=25,
)


def recount(conversation: Conversation) -> Tally:
    """By the definitions of docs/outcomes.md, from every message: the tally must agree."""
    rows = list(Message.objects.filter(conversation=conversation).order_by("id"))
    facts = {fact.message_id: fact for fact in MessageFact.objects.filter(message__in=rows)}
    heard = [facts[row.pk] for row in rows if row.pk in facts]
    moods = [fact.mood for fact in heard if fact.mood]
    asked = next((row for row in rows if row.sender == Sender.CUSTOMER), None)
    replies = [
        row for row in rows if row.sender in {"bot", "agent"} and asked and row.pk > asked.pk
    ]
    spoken = [row.created_at for row in rows if row.sender == Sender.BOT]
    return Tally(
        intents=tuple(dict.fromkeys(name for fact in heard for name in fact.intents)),
        mood_start=moods[0] if moods else "",
        mood_end=moods[-1] if moods else "",
        clarifications=sum(fact.unclear for fact in heard),
        customer_messages=sum(row.sender == Sender.CUSTOMER for row in rows),
        bot_messages=len(spoken),
        agent_messages=sum(row.sender == Sender.AGENT for row in rows),
        asked_at=asked.created_at if asked else None,
        replied_at=replies[0].created_at if replies else None,
        bot_at=min(spoken, default=None),
    )


class Story:
    """A customer's conversations, driven by events in any order."""

    def __init__(self) -> None:
        self.talk = Talk()
        self.steps: dict[str, Callable[[Any], object]] = {
            "says": self.says,
            "waits": lambda _: self.says(Sender.CUSTOMER, State.PENDING),
            "hears": self.hears,
            "claims": self.claims,
            "closes": self.closes,
            "moves back": self.moves_back,
            "is told nothing": self.talk.say,
        }

    def says(self, sender: Sender, state: State = State.DONE) -> None:
        message = self.talk.say(sender)
        Message.objects.filter(pk=message.pk).update(state=state)
        self.talk.changed()

    def hears(self, what: tuple[int, Heard]) -> None:
        """Of any message, of an earlier one or of the same again too."""
        number, effect = what
        messages = list(Message.objects.order_by("id"))
        if messages:
            message = messages[number % len(messages)]
            with unit_of_work():
                carry_out(message.conversation, message, effect)
                conversation_changed.send(Conversation, conversation=message.conversation)

    def claims(self, _: None) -> None:
        Handoff.objects.create(
            conversation=self.talk.row, reason="x", queued_at=START, claimed_at=self.talk.now
        )
        self.talk.changed()

    def closes(self, _: None) -> None:
        self.talk.close(self.talk.now)
        with unit_of_work():
            self.talk.row = current_conversation(self.talk.customer)

    def moves_back(self, _: None) -> None:
        """What nothing of ours does: older words come into a conversation that has newer ones."""
        there = Conversation.objects.exclude(pk=self.talk.row.pk).order_by("started_at").first()
        message = Message.objects.filter(conversation=there, sender=Sender.CUSTOMER).first()
        if there and message:
            Message.objects.filter(pk=message.pk).update(conversation=self.talk.row)
            moved = {"later": self.talk.row, "messages": [message.pk]}
            messages_moved.send(Conversation, earlier=there, **moved)
            for row in (self.talk.row, there):
                conversation_changed.send(Conversation, conversation=row)


def computed(conversation: Conversation) -> tuple[OutcomeFields, OutcomeFields]:
    """By the tally, and by a count of everything."""
    facts = replace(gather(conversation).facts, now=START)
    return compute(facts), compute(replace(facts, messages=recount(conversation)))


class TestTally(TestCase):
    """The property; a class of Django's, so that each example has a transaction of its own."""

    @settings(max_examples=80)
    @given(EVENTS)
    def test_a_tally_is_as_good_as_a_full_count(self, events: list[tuple[str, Any]]) -> None:
        story = Story()
        for name, what in events:
            story.steps[name](what)
        for conversation in Conversation.objects.all():
            with unit_of_work():
                store.refresh(conversation)
            kept_one, counted = computed(conversation)
            assert kept_one == counted
            row = Outcome.latest.filter(conversation_id=conversation.pk).first()
            if row and not recount(conversation).silent:
                assert (row.topics, row.mood_end) == (counted.topics, counted.mood_end)
                assert row.customer_messages == counted.customer_messages


pytestmark = pytest.mark.django_db


def asked(talk: Talk) -> list[str]:
    """What a change asks the database, without its own savepoints."""
    talk.say(Sender.CUSTOMER)
    with CaptureQueriesContext(connection) as queries:
        talk.changed()
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]


def long(messages: int) -> Talk:
    talk = Talk()
    for _ in range(messages // 2 - 1):
        talk.say(Sender.CUSTOMER)
        talk.say(Sender.BOT)
    talk.turn(LATE)
    return talk


class Rows:
    """Counts the messages that are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read = 0
        monkeypatch.setattr("bot.cx.kept.fold", self._fold)

    def _fold(self, *args: Any) -> Tally:
        self.read += 1
        return fold(*args)


def rows(queries: list[str]) -> int:
    """How many rows these queries read, all tables together."""
    with connection.cursor() as cursor:
        found = 0
        for sql in queries:
            if sql.startswith("SELECT"):
                cursor.execute(sql)
                found += len(cursor.fetchall())
    return found


@pytest.mark.usefixtures("committed")
def test_a_long_conversation_costs_what_a_short_one_costs() -> None:
    """The same queries and as many rows, and of the messages only the new one is read."""
    few, many = asked(long(10)), asked(long(300))
    assert len(few) == len(many) <= 10
    assert rows(few) == rows(many)
    told = [sql for sql in many if 'FROM "conversations_message"' in sql]
    assert len(told) == 1 and '"conversations_message"."id" > ' in told[0]


def test_what_was_heard_costs_no_recount(monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn's understanding is added to the tally; its message is not read again."""
    talk = long(40)
    message = talk.say(Sender.CUSTOMER)
    talk.changed()
    rows = Rows(monkeypatch)
    carry_out(talk.row, message, Heard(("invoice",), "angry", True))
    talk.changed()
    assert rows.read == 0
    assert (talk.outcome.topics[-1], talk.outcome.mood_end) == ("invoice", "angry")


def test_words_that_move_cost_no_recount(monkeypatch: pytest.MonkeyPatch) -> None:
    """Late words begin a new conversation: they are taken off the old count, and counted there."""
    talk = long(40)
    late = talk.say(Sender.CUSTOMER)
    Message.objects.filter(pk=late.pk).update(state=State.PENDING)
    talk.changed()
    rows = Rows(monkeypatch)
    talk.close()
    assert rows.read == 1
    assert talk.outcome.customer_messages == 20
    fresh = Conversation.objects.exclude(pk=talk.row.pk).get()
    assert Outcome.objects.get(conversation_id=fresh.pk).customer_messages == 1
    assert MessageFact.objects.get(message=late).conversation == fresh


def test_a_conversation_from_before_the_tally_is_counted_once() -> None:
    """After an upgrade the first change makes the tally; its numbers and its model stay."""
    talk = long(10)
    before = talk.outcome
    MessageTally.objects.all().delete()
    talk.say(Sender.CUSTOMER)
    talk.changed()
    after = talk.outcome
    assert (after.customer_messages, after.bot_messages) == (6, 5)
    assert (after.topics, after.model_version) == (before.topics, before.model_version)


def test_a_turn_of_nobody_leaves_no_row() -> None:
    """Where nobody has written there is nothing to log; the first word begins the row."""
    talk = Talk()
    talk.changed()
    assert not talk.revisions
    talk.now += timedelta(seconds=1)
    talk.say(Sender.CUSTOMER)
    talk.changed()
    assert len(talk.revisions) == 1


def test_a_row_whose_only_words_have_moved_goes_with_them() -> None:
    """The words are told of once: where they are answered."""
    talk = Talk()
    message = talk.say(Sender.CUSTOMER)
    Message.objects.filter(pk=message.pk).update(state=State.PENDING)
    talk.changed()
    talk.close()
    (row,) = Outcome.objects.all()
    assert row.conversation_id != talk.row.pk
