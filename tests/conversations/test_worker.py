"""The worker: whatever the engine does, the customer is answered or honestly told, once."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.utils import timezone

from bot import effects
from bot.conversations import handoff, pump, turns, worker
from bot.conversations.closing import close
from bot.conversations.events import conversation_changed
from bot.conversations.intake import Incoming, receive
from bot.conversations.media import JPEG, Media
from bot.conversations.models import Conversation, Customer, Message, Owner, Sender, State
from bot.conversations.worker import Worker
from bot.engine.client import Asked, Turn
from bot.engine.errors import EngineError, EngineSilent, EngineUnavailable
from tests.conversations import build

OLD = worker.GIVE_UP.total_seconds() + 1


class FakeEngine:
    """The engine's protocol, with answers that a test decides; the last one stays."""

    def __init__(self, *answers: Turn | Exception) -> None:
        self.answers = list(answers) or [Turn("Üzüldüm.")]
        self.ran: list[Asked] = []

    def turn(self, asked: Asked) -> Turn:
        self.ran.append(asked)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def run(engine: FakeEngine) -> bool:
    return Worker(engine, threads=1).run_one()


def assert_told(conversation: Conversation) -> None:
    """The customer is told once, people have it, and nothing waits any more."""
    assert build.texts(conversation, Sender.BOT) == [worker._APOLOGY]
    assert build.owner(conversation) == Owner.QUEUED
    assert conversation.handoffs.get().reason == "backend_down"
    assert build.waiting() == 0
    assert not run(FakeEngine())


def test_without_messages_the_engine_is_left_alone(db: None) -> None:
    """An idle worker asks nobody."""
    engine = FakeEngine()
    assert not run(engine)
    assert engine.ran == []


def test_a_message_is_answered(ali: Customer) -> None:
    """The engine gets the words and what the actions need; the customer gets the reply."""
    message = build.written(ali, "Kargom gelmedi")
    engine = FakeEngine()
    assert run(engine)
    metadata = {
        "message_id": message.pk,
        "customer_id": ali.pk,
        "channel": "web",
        "photo": None,
        "pressed": False,
        "awaited": False,
        "at": message.created_at.isoformat(),
    }
    sender = message.conversation.engine_id
    assert engine.ran == [Asked(sender, message.pk, "", "Kargom gelmedi", "", metadata)]
    assert build.texts(message.conversation, Sender.BOT) == ["Üzüldüm."]
    assert build.waiting() == 0


def test_a_button_is_its_payload(ali: Customer) -> None:
    """A pressed button reaches the engine as our own command, with the title as text."""
    button = build.asked(build.conversation(ali)).buttons[0]
    build.written(ali, "", button=button["id"])
    engine = FakeEngine()
    run(engine)
    assert (engine.ran[0].text, engine.ran[0].payload) == ("İade", button["payload"])


@pytest.mark.parametrize(("text", "payload"), [("", "/photo"), ("Kutu ezik", "")])
def test_a_photo_reaches_the_engine(ali: Customer, media: Path, text: str, payload: str) -> None:
    """A photo alone is a command of ours; with words it goes beside them."""
    message = build.written(ali, text, files=(Media(b"jpeg", JPEG),))
    engine = FakeEngine()
    run(engine)
    (asked,) = engine.ran
    assert (asked.text, asked.payload) == (text, payload)
    assert asked.metadata["photo"] == str(message.attachments.get().pk)


def test_typed_commands_have_no_payload(ali: Customer) -> None:
    """'/restart' is text to the worker; the engine's client takes its slash away."""
    build.written(ali, "/restart")
    engine = FakeEngine()
    run(engine)
    assert (engine.ran[0].text, engine.ran[0].payload) == ("/restart", "")


def test_an_unavailable_engine_is_asked_again(
    ali: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While there is time, the message waits a moment and nobody is told anything."""
    monkeypatch.setattr(worker, "RETRY_SECONDS", 3600.0)
    message = build.written(ali)
    engine = FakeEngine(EngineUnavailable("x"), Turn("Üzüldüm."))
    assert run(engine)
    assert build.texts(message.conversation, Sender.BOT) == []
    assert not run(engine)
    build.free(message.conversation)
    assert run(engine)
    assert build.texts(message.conversation, Sender.BOT) == ["Üzüldüm."]
    assert build.owner(message.conversation) == Owner.BOT
    # It may have been taken before the connection broke: the engine knows it by its id.
    assert [asked.message_id for asked in engine.ran] == [message.pk] * 2


def test_an_engine_that_stays_away_is_told(ali: Customer) -> None:
    """After the limit the customer is told once and people take over."""
    message = build.aged(build.written(ali), OLD)
    assert run(FakeEngine(EngineUnavailable("x")))
    assert_told(message.conversation)


def test_the_limit_is_short_enough() -> None:
    """The last try begins early enough for the customer to hear from us within 20 s."""
    assert worker.GIVE_UP.total_seconds() + worker.RETRY_SECONDS + 2 < 20


@pytest.mark.parametrize("error", [EngineSilent("x"), EngineError("status 500")])
def test_a_failed_turn_is_told_at_once(ali: Customer, error: EngineError) -> None:
    """Silence and failure are not asked again: the customer is told and people take over."""
    message = build.written(ali)
    assert run(FakeEngine(error))
    assert_told(message.conversation)


@pytest.mark.parametrize("empty", [Turn(""), Turn("", effects=(effects.Close(),))])
def test_an_empty_turn_is_a_failed_one(ali: Customer, empty: Turn) -> None:
    """Rasa says nothing where an action failed; the customer is not left without an answer."""
    message = build.written(ali)
    run(FakeEngine(empty))
    assert_told(message.conversation)


def test_one_apology_for_all_that_waits(ali: Customer) -> None:
    """Several waiting messages of one customer are apologised for once."""
    first = build.aged(build.written(ali, "Alo"), OLD)
    build.aged(build.written(ali, "Orada mısınız?"), OLD)
    for _ in range(2):
        run(FakeEngine(EngineUnavailable("x")))
    assert_told(first.conversation)


def waits(ali: Customer, text: str) -> Conversation:
    """A customer who waits for people, and writes."""
    conversation = build.queued(build.conversation(ali))
    build.written(ali, text)
    return conversation


def test_beside_people_the_bot_may_be_silent(ali: Customer) -> None:
    """Nothing to say is no failure while people are awaited: what was heard is stored."""
    conversation = waits(ali, "tamam")
    engine = FakeEngine(Turn("", effects=(effects.Heard(("affirm",)),)))
    run(engine)
    assert engine.ran[0].metadata["awaited"] is True
    assert build.texts(conversation, Sender.BOT) == []
    assert (conversation.handoffs.count(), build.waiting()) == (1, 0)


@pytest.mark.parametrize("answer", [EngineSilent("x"), EngineError("x"), Turn("")])
def test_an_outage_while_waiting_leaves_it_to_people(
    ali: Customer, answer: Turn | EngineError
) -> None:
    """Neither an apology nor a second place in the queue; danger is seen all the same."""
    conversation = waits(ali, "iade kaç günde")
    run(FakeEngine(answer))
    assert build.texts(conversation, Sender.BOT) == build.texts(conversation, Sender.SYSTEM) == []
    build.written(ali, "elim kesildi kanıyor")
    run(FakeEngine(answer))
    assert conversation.handoffs.get().reason == "safety"
    assert "112" in build.texts(conversation, Sender.SYSTEM)[0]
    assert (build.owner(conversation), build.waiting()) == (Owner.QUEUED, 0)


def test_after_a_crash_the_turn_begins_where_it_began(ali: Customer) -> None:
    """A message whose first worker died: the same memory, the same id."""
    message = build.written(ali)
    assert turns.claim("dead") is not None
    build.free(message.conversation)
    engine = FakeEngine()
    run(engine)
    assert [(asked.message_id, asked.state) for asked in engine.ran] == [(message.pk, "")]
    assert build.texts(message.conversation, Sender.BOT) == ["Üzüldüm."]


def test_each_turn_goes_on_from_the_last(ali: Customer) -> None:
    """What the engine remembers is stored with the words, and brought to the next turn."""
    engine = FakeEngine(
        Turn("Üzüldüm.", state="[1]"), Turn("Bakıyorum.", state="[2]"), Turn("Tamam.")
    )
    for words in ("Kargom gelmedi", "TS-1002", "evet", "sağ olun"):
        build.written(ali, words)
        run(engine)
    # A turn without a memory of its own, as an apology, leaves the old one.
    assert [asked.state for asked in engine.ran] == ["", "[1]", "[2]", "[2]"]


def test_a_failed_turn_is_not_remembered(ali: Customer) -> None:
    """What was told instead of its words did not happen for the engine."""
    message = build.written(ali)
    run(FakeEngine(Turn("", state="[1]")))
    assert_told(message.conversation)
    assert turns.state_of(Conversation.objects.get()) == ""


def test_a_lost_lease_stores_no_memory(ali: Customer) -> None:
    """Another worker's turn is what counts."""
    message = build.written(ali)
    assert turns.claim("first") is not None
    assert not turns.finish(message, "second", Turn("Üzüldüm.", state="[1]"))
    assert turns.state_of(Conversation.objects.get()) == ""


def test_what_was_done_is_remembered_where_people_took_over(ali: Customer, ayse: User) -> None:
    """Its words are dropped; what it did at the shop is done."""
    message = build.written(ali)
    assert turns.claim("first") is not None
    build.queued(message.conversation)
    handoff.claim(message.conversation_id, ayse)
    turns.finish(message, "first", Turn("Üzüldüm.", state="[1]"))
    assert build.texts(message.conversation, Sender.BOT) == []
    assert turns.state_of(Conversation.objects.get()) == "[1]"


@pytest.fixture
def given_back(ali: Customer, ayse: User) -> Conversation:
    """A conversation with a turn of our own: the agent has just given it back."""
    conversation = build.queued(build.conversation(ali))
    handoff.claim(conversation.pk, ayse)
    handoff.give_back(conversation.pk, ayse, "İade yapıldı", "")
    return conversation


def test_a_turn_of_our_own_is_said(given_back: Conversation) -> None:
    """After people, the bot goes on with what the engine makes of it."""
    engine = FakeEngine(Turn("Buradayım."))
    run(engine)
    assert engine.ran[0].payload.startswith("/agent_returned{")
    assert build.texts(given_back, Sender.BOT) == ["Buradayım."]


OUTAGES = [EngineError("x"), EngineSilent("x"), EngineUnavailable("x"), Turn("")]


@pytest.mark.parametrize("answer", OUTAGES)
def test_a_turn_of_our_own_is_tried_until_it_is_said(
    given_back: Conversation, answer: Turn | EngineError
) -> None:
    """However long the engine is away: no apology, since nobody asked, and nothing is lost."""
    Message.objects.filter(sender=Sender.SYSTEM).update(
        created_at=timezone.now() - timedelta(hours=1)
    )
    engine = FakeEngine(*[answer] * 20, Turn("Buradayım."))
    for _ in range(20):
        assert run(engine)
        build.free(given_back)
    assert build.texts(given_back, Sender.BOT) == []
    assert (build.owner(given_back), build.waiting()) == (Owner.BOT, 1)
    assert run(engine)
    assert build.texts(given_back, Sender.BOT) == ["Buradayım."]
    assert build.waiting() == 0


def test_a_turn_of_our_own_that_said_nothing_is_run_again(given_back: Conversation) -> None:
    """Nobody asked, so nobody is told: it is tried until there are words."""
    engine = FakeEngine(Turn(""), Turn("Buradayım."))
    run(engine)
    build.free(given_back)
    run(engine)
    assert build.texts(given_back, Sender.BOT) == ["Buradayım."]


@pytest.mark.parametrize("answer", OUTAGES)
def test_who_writes_behind_a_turn_of_our_own_is_told(
    given_back: Conversation, ali: Customer, answer: Turn | EngineError
) -> None:
    """The outage meets a customer again: an apology and people, who end this too."""
    build.aged(build.written(ali, "orada mısınız"), OLD)
    engine = FakeEngine(*[answer] * 3)
    for _ in range(2):
        run(engine)
        build.free(given_back)
    assert build.texts(given_back, Sender.BOT) == [worker._APOLOGY]
    assert (build.owner(given_back), build.waiting()) == (Owner.QUEUED, 0)
    assert given_back.handoffs.filter(ended_at=None).count() == 1


def test_a_turn_of_our_own_ends_with_the_conversation(given_back: Conversation) -> None:
    """After a long outage the silent conversation is closed; nobody is woken then."""
    close(given_back, timezone.now())
    assert (build.waiting(), run(FakeEngine())) == (0, False)


def failing(error: Exception) -> Callable[..., None]:
    def fail(**_: Any) -> None:
        raise error

    return fail


@pytest.mark.parametrize("error", [OperationalError("database is locked"), KeyError("kind")])
def test_a_turn_that_is_not_stored_is_tried_again(ali: Customer, error: Exception) -> None:
    """While there is time a failed commit is repeated, soon and by the same message."""
    message = build.written(ali)
    engine = FakeEngine()
    fail = failing(error)
    conversation_changed.connect(fail)
    try:
        run(engine)
    finally:
        conversation_changed.disconnect(fail)
    assert build.texts(message.conversation, Sender.BOT) == []
    until = Conversation.objects.get().lease_until
    soon = timezone.now() + timedelta(seconds=worker.RETRY_SECONDS)
    assert until is not None and until <= soon
    build.free(message.conversation)
    run(engine)
    assert engine.ran == [engine.ran[0]] * 2
    assert build.texts(message.conversation, Sender.BOT) == ["Üzüldüm."]


def test_a_turn_that_can_never_be_stored_is_told(ali: Customer) -> None:
    """A turn with an effect that no room can store is not repeated for ever in silence."""
    message = build.aged(build.written(ali), OLD)
    no_day = effects.Promise("t", "r", "w", None, "shop")  # type: ignore[arg-type]
    run(FakeEngine(Turn("Tamam.", effects=(no_day,))))
    assert_told(message.conversation)


def test_the_log_names_the_message_not_its_words(
    ali: Customer, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure is logged with the message's number, never with what the customer wrote."""
    message = build.written(ali, "çok özel sözler")
    with caplog.at_level(logging.INFO):
        run(FakeEngine(EngineError("status 500")))
    assert f"message {message.pk}" in caplog.text
    assert "özel" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_running_worker_answers_everybody(shared: Path) -> None:
    """Started with threads, a worker answers each of many messages once, and it stops."""
    people = [build.customer() for _ in range(5)]
    engine = MeetingEngine(turns=3)
    running = Worker(engine, threads=3)
    running.pump.start()
    try:
        for number in range(3):
            for one in people:
                receive(one, Incoming(provider_id=f"{one.pk}:{number}", text=str(number)))
        _until(lambda: Message.objects.filter(sender=Sender.BOT).count() == 15)
    finally:
        running.pump.stop()
    assert not engine.meeting.broken
    for one in people:
        conversation = one.conversations.get()
        assert build.texts(conversation, Sender.BOT) == ["0", "1", "2"]
    assert not Message.objects.filter(state=State.PENDING).exists()


@build.only_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_worker_outlives_a_restart_of_the_database(shared: Path) -> None:
    """Every connection is gone: its threads open new ones, and each message is answered once."""
    ali = build.customer()
    running = Worker(FakeEngine(), threads=1)
    running.pump.start()
    try:
        for number in range(1, 4):
            receive(ali, Incoming(provider_id=str(number), text="Alo"))
            _until(lambda number=number: len(_replies()) == number)  # type: ignore[misc]
            build.end_connections()
            connection.close()
    finally:
        running.pump.stop()
    assert len(_replies()) == 3


def _replies() -> list[Message]:
    return list(Message.objects.filter(sender=Sender.BOT))


class MeetingEngine(FakeEngine):
    """Answers with the customer's own words; the first turns go on only when all of them run."""

    def __init__(self, turns: int) -> None:
        super().__init__()
        self.meeting = threading.Barrier(turns)
        self._first = threading.Semaphore(turns)

    def turn(self, asked: Asked) -> Turn:
        if self._first.acquire(blocking=False):
            self.meeting.wait(30)
        return Turn(asked.text)


def test_the_loop_survives_what_its_rounds_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed, a claim or a pool that fails is tried again; each round is a sign of life."""
    failures = iter([OSError("disk"), OperationalError("away"), RuntimeError("pool")])
    rounds: list[int] = []

    def claim(_: str) -> None:
        error = next(failures, None)
        if error:
            raise error
        running.pump._stop.set()

    monkeypatch.setattr(turns, "claim", claim)
    monkeypatch.setattr(pump, "RETRY_SECONDS", 0.0)
    monkeypatch.setattr(connection, "close", lambda: None)
    running = Worker(FakeEngine(), threads=1, beat=lambda: rounds.append(1))
    running.pump.dispatch()
    assert len(rounds) == 4
    assert running.pump._free.acquire(blocking=False)


def _until(done: Callable[[], bool], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)
