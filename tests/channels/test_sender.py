"""The sender: each error is a decision, nothing is lost, nothing overtakes."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.channels import deciding
from bot.channels.deciding import LONGEST_WAIT
from bot.channels.models import Address, ChannelState, Delivery
from bot.channels.port import (
    AuthorisationExpired,
    ChannelStopped,
    Moved,
    Outgoing,
    Pace,
    Permanent,
    RetryAfter,
    SendError,
    Unreachable,
    Unsure,
    WindowClosed,
)
from bot.channels.sender import LEASE, Sender
from bot.conversations.models import Conversation, Customer
from bot.conversations.models import Sender as By
from bot.conversations.saying import say
from tests.channels.fake import FakeChannel
from tests.conversations import build

NOW = datetime(2026, 3, 4, 12, tzinfo=timezone.utc)
Delivered = Delivery.State


def seconds(number: float) -> datetime:
    return NOW + timedelta(seconds=number)


def sender(*channels: FakeChannel) -> Sender:
    return Sender({channel.name: channel for channel in channels})


def told(conversation: Conversation, *texts: str) -> list[Delivery]:
    """Deliveries of these messages of ours, due from NOW on."""
    for text in texts:
        say(conversation, By.BOT, text)
    Delivery.objects.filter(attempts=0).update(not_before=NOW)
    found = Delivery.objects.filter(message__conversation=conversation)
    return list(found.order_by("pk"))


def addressed(address: str) -> Customer:
    """A customer who is reached there."""
    customer = build.customer("fake")
    Address.objects.create(channel="fake", address=address, customer=customer)
    return customer


@pytest.fixture
def conversation(db: None) -> Conversation:
    return build.conversation(build.customer("fake"))


@pytest.fixture
def delivery(conversation: Conversation) -> Delivery:
    return told(conversation, "Merhaba")[0]


def row(delivery: Delivery) -> Delivery:
    return Delivery.objects.get(pk=delivery.pk)


def test_what_is_due_is_sent(conversation: Conversation) -> None:
    """Words and buttons go out once; the provider's id and the moment are kept."""
    message = build.asked(conversation)
    Delivery.objects.update(not_before=NOW)
    channel = FakeChannel()
    assert [sender(channel).send_one(NOW) for _ in range(2)] == [True, False]
    buttons = tuple((button["id"], button["title"]) for button in message.buttons)
    (tried,) = channel.tried
    reference = f"{conversation.pk.hex}.{message.pk}"
    assert tried == Outgoing(
        message.pk, conversation.customer_id, "Ne yapalım?", buttons, reference=reference
    )
    sent = Delivery.objects.get()
    assert (sent.state, sent.provider_id, sent.sent_at) == (Delivered.SENT, "id-1", NOW)


def test_nothing_is_sent_before_its_time(delivery: Delivery) -> None:
    """The negative twin."""
    channel = FakeChannel()
    assert not sender(channel).send_one(seconds(-1))
    assert channel.tried == []


def test_a_channel_that_is_off_waits(delivery: Delivery) -> None:
    """Nothing is tried and nothing fails; once it is on, it goes out."""
    assert not sender().send_one(NOW)
    assert (row(delivery).state, row(delivery).attempts) == (Delivered.QUEUED, 0)
    assert sender(FakeChannel()).send_one(NOW)


def test_a_permanent_error_ends_it(delivery: Delivery) -> None:
    """Failed, with the error's class and its text without personal data; never tried again."""
    channel = FakeChannel(Permanent("+90 532 123 45 67 has blocked us"))
    assert sender(channel).send_one(NOW)
    failed = row(delivery)
    assert failed.state == Delivered.FAILED
    assert failed.error.startswith("Permanent: ") and "123 45" not in failed.error
    assert not sender(channel).send_one(seconds(10**6))


def test_the_provider_says_how_long_to_wait(delivery: Delivery) -> None:
    """Not tried before, tried then."""
    channel = FakeChannel(RetryAfter(90))
    ours = sender(channel)
    assert ours.send_one(NOW)
    assert not ours.send_one(seconds(89))
    assert ours.send_one(seconds(90))
    assert (row(delivery).state, row(delivery).error) == (Delivered.SENT, "")


@pytest.mark.parametrize("wait", [float("inf"), 1e12, -5.0])
def test_a_senseless_wait_is_bounded(delivery: Delivery, wait: float) -> None:
    """A broken answer of the provider's holds a message for a day at most."""
    ours = sender(FakeChannel(RetryAfter(wait)))
    assert ours.send_one(NOW)
    assert NOW <= row(delivery).not_before <= seconds(86_400)


@pytest.mark.parametrize("error", [ConnectionError("x"), KeyError("x"), SendError("x")])
def test_other_errors_wait_longer_each_time(delivery: Delivery, error: Exception) -> None:
    """Two seconds, four, eight, and never more than the longest wait; never given up."""
    ours, now, waits = sender(FakeChannel(*[error] * 12)), NOW, []
    for _ in range(12):
        assert ours.send_one(now)
        waits.append(row(delivery).not_before - now)
        now = row(delivery).not_before
    assert [wait.total_seconds() for wait in waits[:4]] == [2, 4, 8, 16]
    assert max(waits) == waits[-1] == LONGEST_WAIT
    assert row(delivery).error.startswith(type(error).__name__)
    assert ours.send_one(now)
    assert row(delivery).state == Delivered.SENT


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.levelname == "ERROR"]


@pytest.mark.parametrize(
    ("error", "why"),
    [(AuthorisationExpired("401"), "expired"), (ChannelStopped("368: locked"), "restricted")],
)
def test_a_stopped_channel_is_one_error_in_the_log(
    conversation: Conversation, caplog: pytest.LogCaptureFixture, error: SendError, why: str
) -> None:
    """However many messages wait: one is tried a minute, and the first that goes lets all go."""
    told(conversation, "bir")
    told(build.conversation(build.customer("fake")), "iki")
    channel = FakeChannel(error, error, None, None, error)
    ours = sender(channel)
    assert ours.send_one(NOW)
    assert not ours.send_one(seconds(59))
    assert ours.send_one(seconds(60))
    assert [ChannelState.objects.get().stopped, ChannelState.objects.get().stopped_at] == [why, NOW]
    assert len(errors(caplog)) == 1
    assert [ours.send_one(seconds(120)), ours.send_one(seconds(120))] == [True, True]
    assert (channel.out, ChannelState.objects.get().stopped) == (["bir", "iki"], "")
    told(conversation, "üç")
    assert ours.send_one(seconds(200))
    assert len(errors(caplog)) == 2


def test_who_has_moved_gets_it_at_once(delivery: Delivery, conversation: Conversation) -> None:
    """The new address is kept, then the same message is sent to it."""
    channel = FakeChannel(Moved("-100"))
    assert sender(channel).send_one(NOW)
    assert channel.moves == [(conversation.customer_id, "-100")]
    assert (len(channel.tried), channel.out) == (2, ["Merhaba"])
    assert (row(delivery).state, row(delivery).attempts) == (Delivered.SENT, 1)


def test_who_moves_again_and_again_waits(delivery: Delivery) -> None:
    """The negative twin: no endless running after."""
    channel = FakeChannel(Moved("1"), Moved("2"))
    assert sender(channel).send_one(NOW)
    assert (len(channel.tried), row(delivery).state) == (2, Delivered.QUEUED)


def test_who_is_asked_to_wait_holds_everybody(conversation: Conversation) -> None:
    """The provider counts all that we send: nobody's message goes before the time is over."""
    told(conversation, "bir")
    told(build.conversation(build.customer("fake")), "iki")
    channel = FakeChannel(RetryAfter(60))
    ours = sender(channel)
    assert [ours.send_one(NOW) for _ in range(2)] == [True, False]
    assert not sender(channel).send_one(seconds(59))
    assert [ours.send_one(seconds(60)) for _ in range(3)] == [True, True, False]
    assert channel.out == ["bir", "iki"]


def test_a_customer_and_the_channel_have_their_pace(db: None) -> None:
    """One message a second to each, one in 0.5 s to all, whoever sends."""
    ali, veli = (build.conversation(addressed(name)) for name in ("7", "8"))
    told(ali, "bir", "iki")
    told(veli, "üç")
    channel = FakeChannel()
    channel.pace = Pace(customer=1.0, overall=0.5)
    workers = [sender(channel), sender(channel)]
    out = []
    for tenth in range(0, 16):
        for ours in workers:
            while ours.send_one(seconds(tenth / 10)):
                out.append((tenth, channel.out[-1]))
    assert out == [(0, "bir"), (3, "üç"), (10, "iki")]


def test_who_is_unreachable_gets_nothing_more(db: None) -> None:
    """What waits for them has failed with the reason; others' messages go out."""
    conversation = build.conversation(addressed("7"))
    told(conversation, "bir", "iki")
    told(build.conversation(addressed("8")), "üç")
    channel = FakeChannel(Unreachable("blocked"))
    ours = sender(channel)
    assert [ours.send_one(NOW) for _ in range(3)] == [True, True, False]
    assert channel.out == ["üç"]
    failed = Delivery.objects.filter(message__conversation=conversation)
    assert {(one.state, one.error) for one in failed} == {("failed", "Unreachable: blocked")}
    assert Address.objects.get(address="7").stopped == "blocked"


def test_a_lost_answer_is_sent_again_and_counted(delivery: Delivery) -> None:
    """Nobody knows whether it went out; a plain refusal is no such thing."""
    ours = sender(FakeChannel(Unsure("cut"), ConnectionError("refused")))
    for now in (NOW, seconds(10), seconds(20)):
        assert ours.send_one(now)
    assert (row(delivery).state, row(delivery).unsure) == (Delivered.SENT, 1)


def test_nothing_overtakes(conversation: Conversation) -> None:
    """While the first of a conversation waits, the second does; other conversations go on."""
    first, second = told(conversation, "bir", "iki")
    (other,) = told(build.conversation(build.customer("fake")), "üç")
    channel = FakeChannel(ConnectionError("x"))
    ours = sender(channel)
    assert [ours.send_one(NOW) for _ in range(3)] == [True, True, False]
    assert channel.out == ["üç"]
    assert [ours.send_one(seconds(60)) for _ in range(3)] == [True, True, False]
    assert channel.out == ["üç", "bir", "iki"]
    assert {row(one).state for one in (first, second, other)} == {Delivered.SENT}


def test_what_has_failed_holds_nothing_up(conversation: Conversation) -> None:
    """The negative twin: behind a message that never will go out, the next one goes."""
    told(conversation, "bir", "iki")
    channel = FakeChannel(Permanent("x"))
    ours = sender(channel)
    assert [ours.send_one(NOW) for _ in range(3)] == [True, True, False]
    assert channel.out == ["iki"]


def test_nobody_else_tries_what_is_being_sent(delivery: Delivery) -> None:
    """A second worker finds nothing while the first is at it."""
    second = FakeChannel()
    found: list[bool] = []
    first = FakeChannel(lambda: found.append(sender(second).send_one(NOW)))
    assert sender(first).send_one(NOW)
    assert (found, second.tried, first.out) == ([False], [], ["Merhaba"])


class Killed(BaseException):
    """The process ends here: nothing of ours may catch it."""


def test_a_crash_before_the_record_sends_again(delivery: Delivery) -> None:
    """At least once: when the lease is over, and not before."""

    def die() -> None:
        channel.out.append("Merhaba")
        raise Killed

    channel = FakeChannel(die)
    with pytest.raises(Killed):
        sender(channel).send_one(NOW)
    ours = sender(channel)
    assert not ours.send_one(NOW + LEASE - timedelta(seconds=1))
    assert ours.send_one(NOW + LEASE)
    assert channel.out == ["Merhaba", "Merhaba"]
    assert (row(delivery).state, row(delivery).attempts) == (Delivered.SENT, 2)
    assert row(delivery).unsure == 1


def test_a_late_error_changes_nothing(delivery: Delivery) -> None:
    """Who lost the lease does not put off or end what the next worker has sent."""
    channel = FakeChannel()
    late = sender(channel)
    claimed = late._claim(NOW)
    assert claimed is not None
    assert sender(FakeChannel()).send_one(NOW + LEASE)
    for error in (Permanent("x"), WindowClosed("x"), AuthorisationExpired("x"), Unsure("x")):
        deciding.decide(channel, claimed, error, NOW)
    assert row(delivery).state == Delivered.SENT


@pytest.mark.django_db(transaction=True)
def test_many_workers_send_each_once(shared: Path) -> None:
    """Four at the same time on four conversations: each message once, each talk in order."""
    people = [build.conversation(build.customer("fake")) for _ in range(4)]
    for one in people:
        told(one, *(f"{one.pk} {number}" for number in range(5)))
    channel = FakeChannel()

    def work(_: int) -> None:
        ours = sender(channel)
        while Delivery.objects.filter(state=Delivered.QUEUED).exists():
            ours.send_one(NOW)

    build.together(4, work)
    assert len(channel.tried) == len(set(channel.out)) == 20
    for one in people:
        mine: list[Any] = [text for text in channel.out if text.startswith(str(one.pk))]
        assert mine == sorted(mine)


def test_without_a_channel_that_pushes_there_is_nothing_to_do() -> None:
    """The web alone costs no look at the database."""
    pulling = FakeChannel()
    pulling.pulls = True
    assert sender(pulling).idle_forever
    assert not sender(FakeChannel()).idle_forever
