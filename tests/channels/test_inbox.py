"""The inbox: each arrival once, in order within its chat, whatever fails in between."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from bot.channels import addresses, inbox
from bot.channels.inbox import ALBUM_PATIENCE, GAP_PATIENCE, KEEP, LAST_TRY, LEASE
from bot.channels.models import Arrival
from bot.channels.port import RetryAfter
from tests.channels.fake import FakeChannel

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, 12, tzinfo=timezone.utc)
LONG_AGO = NOW - timedelta(minutes=5)


def arrival(number: int, chat: str = "7", at: datetime = NOW, album: str = "") -> Arrival:
    return Arrival(
        channel="fake",
        provider_id=str(number),
        kind="message",
        chat=chat,
        sequence=number,
        album=album,
        body="{}",
        not_before=at + ALBUM_PATIENCE if album else at,
        received_at=at,
    )


@pytest.fixture(autouse=True)
def begun() -> None:
    """The provider's count has come to 10, a while ago."""
    inbox.store([arrival(10, at=LONG_AGO)])
    Arrival.objects.update(state=Arrival.State.TAKEN)


def claimed(now: datetime = NOW) -> list[str] | None:
    found = inbox.claim({"fake": FakeChannel()}, now)
    return [one.provider_id for one in found] if found else None


def run(channel: FakeChannel, now: datetime = NOW) -> bool:
    found = inbox.claim({"fake": FakeChannel()}, now)
    if found:
        inbox.take({"fake": channel}, found, now)
    return bool(found)


def states() -> dict[str, str]:
    return dict(Arrival.objects.exclude(provider_id="10").values_list("provider_id", "state"))


def test_what_is_known_is_not_stored_again() -> None:
    """Neither before nor after it was taken, nor twice in one batch's neighbour."""
    assert inbox.store([arrival(11)]) == {"11"}
    assert inbox.store([arrival(11), arrival(12)]) == {"12"}
    channel = FakeChannel()
    assert [run(channel) for _ in range(3)] == [True, True, False]
    assert inbox.store([arrival(11), arrival(12)]) == set()
    assert not run(channel)
    assert channel.taken == [["11"], ["12"]]


def test_what_is_taken_keeps_its_id_and_no_words() -> None:
    """The body is somebody's message."""
    inbox.store([arrival(11)])
    assert run(FakeChannel())
    taken = Arrival.objects.get(provider_id="11")
    assert (taken.state, taken.body) == ("taken", "")


def test_a_gap_is_waited_for() -> None:
    """12 came before 11: the order is restored, in every chat."""
    inbox.store([arrival(12), arrival(13, chat="8")])
    assert claimed() is None
    inbox.store([arrival(11)])
    assert {tuple(claimed() or ()) for _ in range(2)} == {("11",), ("13",)}
    assert claimed() is None  # 12 waits for 11, which is being taken


def test_a_gap_is_not_waited_for_longer_than_its_time() -> None:
    """The negative twin: the provider may repeat the missing one in a minute, or never."""
    inbox.store([arrival(12)])
    assert claimed(NOW + GAP_PATIENCE - timedelta(milliseconds=1)) is None
    assert claimed(NOW + GAP_PATIENCE) == ["12"]


def test_a_count_that_begins_anew_holds_nobody() -> None:
    """After a week of silence a provider may begin at any number, a lower one too."""
    inbox.store([arrival(3)])
    assert claimed() == ["3"]


def test_one_chat_is_taken_one_by_one() -> None:
    """While its first is being taken its second waits; another chat's goes on."""
    inbox.store([arrival(11), arrival(12), arrival(13, chat="8")])
    assert [claimed() for _ in range(3)] == [["11"], ["13"], None]


def test_parts_of_an_album_are_one() -> None:
    """Taken together once no further part has come for a moment; the next message waits."""
    inbox.store([arrival(11, album="a")])
    later = NOW + timedelta(seconds=0.8)
    inbox.store([arrival(12, album="a", at=later), arrival(13)])
    assert claimed(NOW + ALBUM_PATIENCE) is None
    channel = FakeChannel()
    assert run(channel, later + ALBUM_PATIENCE)
    assert channel.taken == [["11", "12"]]
    assert run(channel, later + ALBUM_PATIENCE)
    assert channel.taken[1:] == [["13"]]


def test_a_killed_one_is_taken_up_after_its_lease() -> None:
    """And not before; what the killed one would still store is not stored."""
    inbox.store([arrival(11)])
    killed = inbox.claim({"fake": FakeChannel()}, NOW)
    assert killed is not None
    assert claimed(NOW + LEASE - timedelta(seconds=1)) is None
    channel = FakeChannel()
    assert run(channel, NOW + LEASE)
    late = FakeChannel()
    inbox.take({"fake": late}, killed, NOW + LEASE)
    assert (channel.taken, late.taken) == ([["11"]], [])


def test_an_error_is_tried_again_and_at_last_given_up() -> None:
    """Later each time; then it fails for good, keeps its body and holds nothing up."""
    inbox.store([arrival(11), arrival(12)])
    channel = FakeChannel(*[ConnectionError("x")] * LAST_TRY)
    now, waits = NOW, []
    for _ in range(LAST_TRY):
        assert run(channel, now)
        waits.append(Arrival.objects.get(provider_id="11").not_before - now)
        now += timedelta(hours=1)
    assert [wait.total_seconds() for wait in waits[:3]] == [2, 4, 8]
    assert run(channel, now)
    assert states() == {"11": "failed", "12": "taken"}
    assert channel.taken == [["12"]]


def test_the_providers_wait_holds_the_channel() -> None:
    """It holds for sending too."""
    inbox.store([arrival(11)])
    assert run(FakeChannel(RetryAfter(30)))
    assert addresses.held("fake", NOW) == NOW + timedelta(seconds=30)
    assert claimed(NOW + timedelta(seconds=29)) is None
    assert claimed(NOW + timedelta(seconds=30)) == ["11"]


def test_a_channel_that_is_off_keeps_what_came() -> None:
    """Nothing fails; once it is on, it is taken."""
    inbox.store([arrival(11)])
    found = inbox.claim({"fake": FakeChannel()}, NOW)
    assert found
    inbox.take({}, found, NOW)
    channel = FakeChannel()
    assert run(channel, NOW + LEASE)
    assert channel.taken == [["11"]]


def test_old_ids_are_forgotten() -> None:
    """What providers can no longer repeat; what still waits is kept however old it is."""
    inbox.store([arrival(11), arrival(12, chat="8")])
    assert run(FakeChannel())
    assert inbox.forget(NOW + KEEP - timedelta(seconds=1)) == 1  # the one of five minutes before
    assert inbox.forget(NOW + KEEP + timedelta(seconds=1)) == 1
    assert states() == {"12": "waiting"}
