"""Who waits for people: told at set times, by working time, and never left with an absent agent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from bot.complaints.stored.models import Promise
from bot.conversations import awaiting, handoff
from bot.conversations.awaiting import Times
from bot.conversations.errors import NotYours
from bot.conversations.events import conversation_changed
from bot.conversations.models import Conversation, Customer, Handoff, Owner, Sender
from bot.effects import SAFETY
from tests.conversations import build

NOW = datetime(2026, 3, 4, 12, tzinfo=timezone.get_default_timezone())
MONDAY = datetime(2026, 3, 9, 9, tzinfo=timezone.get_default_timezone())
SINCE = [NOW - timedelta(minutes=minutes) for minutes in (5, 30, 120)]
AWAY = timedelta(minutes=15)


def where(channel: str) -> str:
    """What the timers' list gives: a channel's own sentence."""
    return f"Yanıt yeri: {channel}."


def waits(of: Customer, since: datetime = NOW) -> Conversation:
    """A customer who has waited for people since a moment."""
    conversation = build.queued(build.conversation(of))
    Handoff.objects.filter(conversation=conversation).update(queued_at=since)
    return conversation


def told(conversation: Conversation) -> list[str]:
    return build.texts(conversation, Sender.SYSTEM)


def times(now: datetime = NOW, opening: datetime | None = None) -> Times:
    return Times(now, [moment + (now - NOW) for moment in SINCE], opening or now)


def notice(now: datetime = NOW) -> int:
    return awaiting.notice_waiting(times(now), where)


@pytest.fixture
def changed() -> Iterator[list[Any]]:
    """The conversations whose change other rooms heard of."""
    heard: list[Any] = []

    def hear(conversation: Conversation, **_: Any) -> None:
        heard.append(conversation.pk)

    conversation_changed.connect(hear)
    yield heard
    conversation_changed.disconnect(hear)


def test_those_who_wait_are_told_at_set_times(
    ali: Customer, veli: Customer, changed: list[Any]
) -> None:
    """Each time once and in other words, until somebody comes; who has just come is not told."""
    long, short = waits(ali, NOW - timedelta(minutes=10)), waits(veli)
    changed.clear()
    assert [notice(), notice()] == [1, 0]
    assert changed == [long.pk]
    for later in (25, 115):
        moment = NOW + timedelta(minutes=later)
        Handoff.objects.filter(conversation=short).update(queued_at=moment)
        assert [notice(moment), notice(moment)] == [1, 0]
    assert notice(NOW + timedelta(days=9)) == 1  # the short one, by then
    sentences = told(long)
    assert len(set(sentences)) == len(sentences) == 3
    assert all(text.endswith("Yanıt yeri: web.") for text in sentences)


def test_a_clock_that_jumps_tells_the_last_notice_only(ali: Customer) -> None:
    """A day later the customer reads one sentence, not three in a row; a day back, none."""
    conversation = waits(ali, NOW - timedelta(minutes=10))
    assert [notice(NOW + timedelta(days=1)), notice(NOW + timedelta(days=1))] == [1, 0]
    assert notice(NOW - timedelta(days=1)) == 0
    assert len(told(conversation)) == 1


def test_those_who_are_served_are_not_told(ali: Customer, ayse: User) -> None:
    """The negative twin: with an agent there, or after the end, nothing is said."""
    conversation = waits(ali, NOW - timedelta(minutes=10))
    handoff.claim(conversation.pk, ayse)
    assert notice() == 0
    handoff.give_back(conversation.pk, ayse, "", "")
    assert notice() == 0


def test_without_set_times_nobody_is_told(ali: Customer) -> None:
    """An empty list tells nobody, not everybody."""
    waits(ali, NOW - timedelta(days=9))
    assert awaiting.notice_waiting(Times(NOW, [], NOW), where) == 0


def test_a_queue_of_many_is_told_in_parts(ali: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest wait first; together everybody once."""
    monkeypatch.setattr(awaiting, "BATCH", 3)
    stays = [waits(build.customer(), NOW - timedelta(minutes=10 + n)) for n in range(7)]
    assert [notice() for _ in range(4)] == [3, 3, 1, 0]
    assert [len(told(one)) for one in stays] == [1] * 7


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_tell_nobody_twice(shared: Path) -> None:
    """Of workers that look at the same moment one tells each."""
    stays = [waits(build.customer(), NOW - timedelta(minutes=10)) for _ in range(5)]
    assert sum(build.together(4, lambda _: notice())) == 5
    assert [len(told(one)) for one in stays] == [1] * 5


def test_a_sweep_that_is_cut_off_is_made_good(ali: Customer, veli: Customer) -> None:
    """What failed in the middle is not marked as told; who was told before is not told again."""
    first, second = (waits(one, NOW - timedelta(minutes=10)) for one in (ali, veli))

    def fail(conversation: Conversation, **_: Any) -> None:
        if conversation.pk == second.pk:
            raise OSError("the machine stops here")

    conversation_changed.connect(fail)
    try:
        with pytest.raises(OSError, match="stops here"):
            notice()
    finally:
        conversation_changed.disconnect(fail)
    assert (len(told(first)), len(told(second))) == (1, 0)
    assert notice() == 1
    assert (len(told(first)), len(told(second))) == (1, 1)


def test_at_closing_time_the_next_opening_is_promised(ali: Customer) -> None:
    """Who came in working hours and was not reached learns when people are back, once."""
    conversation = waits(ali)
    assert [awaiting.tell_closed(times(NOW, MONDAY)) for _ in range(3)] == [1, 0, 0]
    (text,) = told(conversation)
    assert "9 Mart Pazartesi saat 09.00" in text
    promise = Promise.objects.get()
    assert (promise.due_on, promise.owner, promise.status) == (MONDAY.date(), "desk", "open")


def test_who_came_on_a_day_off_is_not_told_of_a_day_s_work(ali: Customer) -> None:
    """Handed over by the worker on a Sunday, while the engine was away: just from when."""
    sunday = MONDAY - timedelta(hours=20)
    conversation = waits(ali, sunday)
    assert awaiting.tell_closed(times(sunday, MONDAY)) == 1
    assert told(conversation)[0].startswith("Şu anda mesai dışındayız. Temsilcilerimiz 9 Mart")


def test_a_second_closing_says_that_the_promise_was_broken(ali: Customer) -> None:
    """The day has come and gone: that is said before the customer asks, and recorded."""
    conversation = waits(ali)
    awaiting.tell_closed(times(NOW, MONDAY))
    Promise.objects.update(due_on=timezone.localdate())
    tuesday = MONDAY + timedelta(days=1)
    assert awaiting.tell_closed(times(MONDAY + timedelta(hours=10), tuesday)) == 1
    assert "dönemedik" in told(conversation)[-1]
    assert list(Promise.objects.values_list("status", flat=True).order_by("id")) == [
        "broken",
        "open",
    ]


@pytest.mark.parametrize(("days", "status"), [(0, "kept"), (1, "kept"), (-1, "broken")])
def test_who_comes_keeps_the_promise(ali: Customer, ayse: User, days: int, status: str) -> None:
    """On the promised day or before; a day later it was broken."""
    conversation = waits(ali)
    awaiting.tell_closed(times(NOW, MONDAY))
    Promise.objects.update(due_on=timezone.localdate() + timedelta(days=days))
    handoff.claim(conversation.pk, ayse)
    assert Promise.objects.get().status == status


@pytest.mark.parametrize("reason", [SAFETY, "customer_request"])
def test_who_knows_when_is_not_told_again(ali: Customer, reason: str) -> None:
    """Told at the handover, or by the call for whoever is on call."""
    conversation = build.conversation(ali)
    handoff.hand_over(conversation, reason, "Kim: Ali", None if reason == SAFETY else MONDAY)
    assert awaiting.tell_closed(times(NOW, MONDAY)) == 0
    assert told(conversation) == []


def held_by(of: Customer, agent: User) -> Conversation:
    conversation = waits(of)
    handoff.claim(conversation.pk, agent)
    Conversation.objects.filter(pk=conversation.pk).update(unanswered_since=NOW)
    return conversation


def take(now: datetime, opening: datetime | None = None) -> int:
    agents = User.objects.filter(is_active=True)
    return awaiting.take_from_absent(times(now, opening), AWAY, agents)


def test_an_agent_who_has_left_loses_the_conversation(ali: Customer, ayse: User) -> None:
    """It is queued again where it was, the customer is told, and the next agent reads why."""
    conversation = held_by(ali, ayse)
    assert take(NOW + timedelta(minutes=14)) == 0
    late = NOW + timedelta(minutes=16)
    assert [take(late), take(late)] == [1, 0]
    conversation.refresh_from_db()
    assert (conversation.owner, conversation.assignee) == (Owner.QUEUED, None)
    left, again = conversation.handoffs.all()
    assert (left.result, left.ended_at) == ("left", NOW)
    assert (again.queued_at, again.claimed_at, again.reason) == (NOW, None, left.reason)
    assert again.brief.splitlines()[-1].startswith("Not: önceki temsilci")
    assert "sıranın başına" in told(conversation)[-1]


def test_outside_working_hours_the_opening_is_promised(ali: Customer, ayse: User) -> None:
    """Nobody is told that a colleague goes on at once when nobody is there."""
    conversation = held_by(ali, ayse)
    assert take(NOW + timedelta(hours=8), MONDAY) == 1
    assert told(conversation)[-1].endswith(
        "9 Mart Pazartesi saat 09.00 itibarıyla yanıt verecekler."
    )
    assert Promise.objects.get().due_on == MONDAY.date()
    assert awaiting.tell_closed(times(NOW + timedelta(hours=8), MONDAY)) == 0


def test_an_agent_whose_word_was_the_last_keeps_it(ali: Customer, ayse: User) -> None:
    """The negative twin: the customer's silence is no absence of the agent's."""
    conversation = held_by(ali, ayse)
    handoff.reply(conversation.pk, ayse, "Bakıyorum.")
    assert take(NOW + timedelta(days=2)) == 0
    assert build.owner(conversation) == Owner.HUMAN


@pytest.mark.parametrize("gone", ["deleted", "switched off"])
def test_an_agent_who_is_gone_holds_nothing(ali: Customer, ayse: User, gone: str) -> None:
    """Deleted or barred while holding it, also where the agent's word was the last."""
    conversation = held_by(ali, ayse)
    handoff.reply(conversation.pk, ayse, "Bakıyorum.")
    if gone == "deleted":
        ayse.delete()
    else:
        User.objects.update(is_active=False)
    assert [take(NOW), take(NOW)] == [1, 0]
    assert build.owner(conversation) == Owner.QUEUED


def test_who_was_taken_away_is_told_by_the_same_rhythm(ali: Customer, ayse: User) -> None:
    """The notice of the absence counts as the first; the second comes at its time."""
    conversation = held_by(ali, ayse)
    late = NOW + timedelta(minutes=16)
    take(late)
    assert notice(late) == 0
    assert notice(NOW + timedelta(minutes=31)) == 1
    assert len(told(conversation)) == 3  # who came, who left, and that they still wait


def test_a_new_agent_can_take_it(ali: Customer, ayse: User, can: User) -> None:
    """Queued again it is claimed like any other, and the absent one has lost it."""
    conversation = held_by(ali, ayse)
    take(NOW + timedelta(minutes=16))
    handoff.claim(conversation.pk, can)
    with pytest.raises(NotYours):
        handoff.reply(conversation.pk, ayse, "Ben geldim")
