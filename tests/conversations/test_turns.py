"""A turn in the database: one lease at a time, in order, finished in one transaction."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.dispatch import Signal
from django.utils import timezone

from bot import effects
from bot.conversations import handoff, turns
from bot.conversations.closing import close
from bot.conversations.events import conversation_changed
from bot.conversations.media import JPEG, Media
from bot.conversations.models import Conversation, Customer, Message, Owner, Sender, State
from bot.conversations.storage import unit_of_work
from bot.engine.client import CONNECT_SECONDS, Button, Turn
from tests.conversations import build

REPLY = Turn("Üzüldüm.")
HANDOFF = effects.Handoff("customer_request", "Kim: Ali")


def test_without_messages_there_is_nothing_to_take(ali: Customer) -> None:
    """Done messages and our own are not turns."""
    message = build.written(ali)
    build.asked(message.conversation)
    Message.objects.filter(pk=message.pk).update(state=State.DONE)
    assert turns.claim("w1") is None


def test_messages_are_taken_in_order(ali: Customer, veli: Customer) -> None:
    """The oldest of a conversation first; the next only when the first is done."""
    first, second = build.written(ali, "bir"), build.written(ali, "iki")
    other = build.written(veli, "üç")
    assert turns.claim("w1") == first
    # Another conversation does not wait for this one.
    assert turns.claim("w2") == other
    assert turns.claim("w3") is None
    assert turns.finish(first, "w1", REPLY)
    assert turns.claim("w3") == second


def test_an_expired_lease_is_free(ali: Customer) -> None:
    """What a dead worker held is taken up again, with the count of attempts."""
    message = build.written(ali)
    assert turns.claim("w1") == message
    assert turns.claim("w2") is None
    build.free(message.conversation)
    again = turns.claim("w2")
    assert again == message
    assert again is not None and again.attempts == 2


def test_a_lease_outlasts_the_longest_turn(ali: Customer, settings: Any) -> None:
    """No second worker begins while the first may still look for a cut-off turn and run it."""
    build.written(ali)
    turns.claim("w1")
    until = Conversation.objects.get().lease_until
    assert until is not None
    longest = CONNECT_SECONDS + settings.TURN_SECONDS
    assert (until - timezone.now()).total_seconds() > longest


def test_a_released_message_waits(ali: Customer) -> None:
    """A message that is given back is nobody's until its time has come."""
    message = build.written(ali)
    turns.claim("w1")
    turns.release(message, "w1", 60)
    assert turns.claim("w2") is None
    build.free(message.conversation)
    assert turns.claim("w2") == message


def test_only_the_holder_releases(ali: Customer) -> None:
    """A worker whose lease is gone does not take it from the next."""
    message = build.written(ali)
    turns.claim("w1")
    turns.release(message, "w0", 0)
    assert Conversation.objects.get().lease_by == "w1"


def test_a_finished_turn_is_stored_whole(ali: Customer) -> None:
    """Reply, buttons, effects and the turn's end are there together, and the lease is free."""
    message = build.written(ali)
    turns.claim("w1")
    turn = Turn("Aktarıyorum.", (Button("Tamam", "/affirm"),), (HANDOFF,))
    assert turns.finish(message, "w1", turn)
    conversation = Conversation.objects.get()
    reply = conversation.messages.get(sender=Sender.BOT)
    assert (reply.text, reply.state) == ("Aktarıyorum.", State.DONE)
    assert [(button["title"], button["payload"]) for button in reply.buttons] == [
        ("Tamam", "/affirm")
    ]
    assert (conversation.owner, conversation.lease_by, conversation.lease_until) == (
        Owner.QUEUED,
        "",
        None,
    )
    assert conversation.handoffs.get().brief == "Kim: Ali"
    assert build.waiting() == 0


def test_button_ids_are_new_each_time(ali: Customer) -> None:
    """Two messages with the same choices have different ids, which nobody can guess."""
    conversation = build.conversation(ali)
    ids = {button["id"] for _ in range(5) for button in build.asked(conversation).buttons}
    assert len(ids) == 10
    assert all(len(number) >= 8 for number in ids)


@dataclass(frozen=True)
class Unknown:
    """An effect that no room carries out."""


@pytest.mark.parametrize("last", [Unknown(), None], ids=["an effect", "a receiver"])
def test_an_effect_that_fails_leaves_nothing(ali: Customer, last: Any) -> None:
    """No words without their effects: the message waits as before, the lease is still held."""

    def fail(**_: Any) -> None:
        raise LookupError

    message = build.written(ali)
    turns.claim("w1")
    where = Signal() if last else conversation_changed
    where.connect(fail)
    done = tuple(effect for effect in (HANDOFF, last) if effect)
    try:
        with pytest.raises(LookupError):
            turns.finish(message, "w1", Turn("Aktarıyorum.", effects=done))
    finally:
        where.disconnect(fail)
    conversation = Conversation.objects.get()
    assert build.texts(conversation, Sender.BOT) == []
    assert not conversation.handoffs.exists()
    assert (conversation.owner, conversation.lease_by) == (Owner.BOT, "w1")
    assert build.states(conversation) == [State.PENDING]


def test_a_lost_lease_stores_nothing(ali: Customer) -> None:
    """The worker that was too slow is not heard; the one that holds the lease is."""
    message = build.written(ali)
    turns.claim("w1")
    build.free(message.conversation)
    turns.claim("w2")
    assert not turns.finish(message, "w1", Turn("Geç kaldım.", effects=(HANDOFF,)))
    assert build.states(message.conversation) == [State.PENDING]
    assert turns.finish(message, "w2", REPLY)
    assert not turns.finish(message, "w2", REPLY)
    assert build.texts(message.conversation, Sender.BOT) == ["Üzüldüm."]
    assert build.owner(message.conversation) == Owner.BOT


@pytest.mark.parametrize("state", ["claimed", "closed"])
def test_the_bot_does_not_talk_over_people(ali: Customer, ayse: User, state: str) -> None:
    """With a human in charge, or after the end, a turn's words and effects are dropped."""
    message = build.written(ali)
    turns.claim("w1")
    if state == "closed":
        close(message.conversation, timezone.now())
    else:
        build.queued(message.conversation)
        handoff.claim(message.conversation_id, ayse)
    before = build.owner(message.conversation)
    assert turns.finish(message, "w1", Turn("Bot", effects=(HANDOFF, effects.Close())))
    assert build.texts(message.conversation, Sender.BOT) == []
    assert build.owner(message.conversation) == before
    assert message.conversation.handoffs.count() == (0 if state == "closed" else 1)
    assert build.waiting() == 0


def test_while_people_are_awaited_the_bot_still_answers(ali: Customer) -> None:
    """What was written behind the call for a human, and after it, has its turn and its reply."""
    first = build.written(ali, "Temsilci istiyorum")
    second = build.written(ali, "İade kaç günde?")
    turns.claim("w1")
    turns.finish(first, "w1", Turn("Aktarıyorum.", effects=(HANDOFF,)))
    for message in (second, build.written(ali, "Kargo ücreti?")):
        assert turns.claim("w2") == message
        assert turns.finish(message, "w2", Turn("14 gün."))
    conversation = first.conversation
    assert build.texts(conversation, Sender.BOT) == ["Aktarıyorum.", "14 gün.", "14 gün."]
    assert build.owner(conversation) == Owner.QUEUED


def test_who_waits_is_neither_queued_again_nor_sent_away(ali: Customer) -> None:
    """Whatever a turn says while people are awaited, they stay awaited, for the first reason."""
    conversation = build.queued(build.conversation(ali))
    message = build.written(ali)
    turns.claim("w1")
    again = effects.Handoff("unclear_twice", "Kim: Veli")
    turns.finish(message, "w1", Turn("Bot", effects=(again, effects.Close())))
    stay = conversation.handoffs.get()
    assert (stay.reason, stay.brief) == ("customer_request", "Kim: Ali")
    assert build.owner(conversation) == Owner.QUEUED


def test_danger_while_waiting_changes_the_reason_once(ali: Customer) -> None:
    """Who waits goes to the head of the queue, and what was known of them stays in the brief."""
    conversation = build.queued(build.conversation(ali))
    for number in range(2):
        message = build.written(ali, "elim kesildi")
        turns.claim("w1")
        danger = effects.Handoff("safety", f"TEHLİKE {number}")
        turns.finish(message, "w1", Turn("Geçmiş olsun.", effects=(danger,)))
    stay = conversation.handoffs.get()
    assert (stay.reason, stay.brief) == ("safety", "TEHLİKE 0\nKim: Ali")


def test_a_note_is_a_line_for_who_comes(ali: Customer) -> None:
    """What the customer adds while waiting stands under the brief."""
    conversation = build.queued(build.conversation(ali))
    message = build.written(ali, "TS-1003")
    turns.claim("w1")
    turns.finish(message, "w1", Turn("", effects=(effects.Note("Beklerken: TS-1003"),)))
    assert conversation.handoffs.get().brief == "Kim: Ali\nBeklerken: TS-1003"
    assert build.texts(conversation, Sender.BOT) == []


def test_what_is_written_during_the_last_turn_is_answered(ali: Customer, media: Path) -> None:
    """Words that came while the bot was closing begin a new conversation, photo included."""
    first = build.written(ali, "Teşekkürler")
    build.written(ali, "Bir de şu kutu ezik", files=(Media(b"jpeg", JPEG),))
    turns.claim("w1")
    turns.finish(first, "w1", Turn("İyi günler.", effects=(effects.Close(),)))
    late = turns.claim("w2")
    assert late is not None
    assert late.text == "Bir de şu kutu ezik"
    assert late.conversation != first.conversation
    assert late.attachments.count() == 1
    assert build.owner(first.conversation) == Owner.CLOSED
    assert turns.finish(late, "w2", REPLY)
    assert build.texts(late.conversation, Sender.BOT) == ["Üzüldüm."]


def test_a_second_press_during_the_last_turn_begins_nothing(ali: Customer) -> None:
    """The negative twin: a double click on the last button is for what is over now."""
    conversation = build.conversation(ali)
    button = build.asked(conversation).buttons[0]["id"]
    first = build.written(ali, "", button=button)
    build.written(ali, "", button=button)
    turns.claim("w1")
    turns.finish(first, "w1", Turn("İyi günler.", effects=(effects.Close(),)))
    assert build.waiting() == 0
    assert ali.conversations.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_hold_one_conversation(shared: Path) -> None:
    """Eight workers on four conversations: each message once, in order, never two at a time."""
    people = [build.customer() for _ in range(4)]
    for number in range(5):
        for one in people:
            build.written(one, str(number))
    held: set[Any] = set()
    done: list[tuple[Any, int]] = []
    guard = threading.Lock()

    def work(worker: int) -> None:
        while build.waiting():
            message = turns.claim(f"w{worker}")
            if message is None:
                continue
            with guard:
                assert message.conversation_id not in held
                held.add(message.conversation_id)
            time.sleep(0.002)
            with guard:
                held.remove(message.conversation_id)
                done.append((message.conversation_id, message.pk))
            assert turns.finish(message, f"w{worker}", REPLY)

    build.together(8, work)
    assert len(done) == len(set(done)) == 20
    for conversation in {conversation for conversation, _ in done}:
        order = [number for of, number in done if of == conversation]
        assert order == sorted(order)
    assert Message.objects.filter(sender=Sender.BOT).count() == 20


@pytest.mark.django_db(transaction=True)
def test_the_handoff_race(shared: Path) -> None:
    """From the claim's commit on there is no word of the bot's, whoever comes first."""
    ayse = User.objects.create_user("ayse", first_name="Ayşe")
    spoken: dict[str, set[int]] = {"worker": set(), "agent": set(), "nobody": set()}
    for _ in range(50):
        for first, counts in spoken.items():
            conversation = build.conversation()
            message = build.written(conversation.customer)
            assert turns.claim("w1") == message
            claimed = _race(conversation, message, ayse, first)
            said = conversation.messages.filter(sender=Sender.BOT)
            assert not said.filter(pk__gt=claimed).exists()
            assert build.owner(conversation) == Owner.HUMAN
            counts.add(said.count())
    # Who comes first decides; together, either may.
    assert (spoken["worker"], spoken["agent"]) == ({1}, {0})


def _race(conversation: Conversation, message: Message, agent: User, first: str) -> int:
    """Let worker and agent end, `first` before the other; the id of the claim's own message."""
    done = {"worker": threading.Event(), "agent": threading.Event()}

    def step(number: int) -> None:
        name, other = ("worker", "agent") if number else ("agent", "worker")
        if first == other:
            assert done[other].wait(60)
        if name == "worker":
            turns.finish(message, "w1", REPLY)
        else:
            with unit_of_work():
                build.queued(Conversation.objects.get(pk=conversation.pk))
            handoff.claim(conversation.pk, agent)
        done[name].set()

    build.together(2, step)
    return conversation.messages.get(sender=Sender.SYSTEM).pk
