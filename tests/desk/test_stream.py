"""The stream tells open desks when to look again."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.contrib.auth.models import User

from bot.conversations.handoff import reply
from bot.conversations.models import Conversation
from bot.desk import queue, stream
from tests.desk.conftest import with_bot

# What does not come at all fails with it.
SOON = 60


class ToldFeed:
    """A feed that changes when the test says so."""

    poll_seconds = 0.0

    def __init__(self) -> None:
        self.news = True

    def changed(self) -> bool:
        news, self.news = self.news, False
        return news


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> ToldFeed:
    told = ToldFeed()
    monkeypatch.setattr(stream, "open_feed", lambda: told)
    monkeypatch.setattr(stream, "PACE_SECONDS", 0.001)
    return told


def listen(events: Any, parts: int) -> list[bytes]:
    async def take() -> list[bytes]:
        return [await asyncio.wait_for(events.__anext__(), SOON) for _ in range(parts)]

    return async_to_sync(take)()


def test_first_round_names_everything(feed: ToldFeed, ayse: User, held: Conversation) -> None:
    """What changed between the page and the stream is not missed."""
    got = listen(stream.stream(ayse, held.pk), 3)
    assert [part.split(b"\n")[0] for part in got[1:]] == [b"event: queue", b"event: conversation"]


def test_only_what_changed_is_named(
    feed: ToldFeed, ayse: User, held: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit that touches neither list nor conversation wakes nobody."""
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)

    async def scene() -> list[bytes]:
        events = stream.stream(ayse, held.pk)
        for _ in range(3):
            await events.__anext__()
        feed.news = True
        quiet = await asyncio.wait_for(events.__anext__(), SOON)
        await sync_to_async(reply)(held.pk, ayse, "Merhaba")
        feed.news = True
        return [quiet, await _until_event(events), await _until_event(events)]

    quiet, *named = async_to_sync(scene)()
    assert quiet == b": here\n\n"
    assert [part.split(b"\n")[0] for part in named] == [b"event: queue", b"event: conversation"]


async def _until_event(events: Any) -> bytes:
    """The next event: signs of life may come before it."""
    while True:
        part: bytes = await asyncio.wait_for(events.__anext__(), SOON)
        if part.startswith(b"event: "):
            return part


def test_what_time_alone_changes_is_named_too(
    feed: ToldFeed, ayse: User, held: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message is late, or a provider's window over, without a commit."""
    monkeypatch.setattr(stream, "LOOK_SECONDS", 0.05)
    pulses = count()
    monkeypatch.setattr(queue, "pulse", lambda agent: (next(pulses),))
    got = listen(stream.stream(ayse, held.pk), 4)
    named = [part.split(b"\n")[0] for part in got[1:]]
    assert named == [b"event: queue", b"event: conversation", b"event: queue"]


def test_without_a_conversation(feed: ToldFeed, ayse: User) -> None:
    """The queue page hears about the queue alone."""
    with_bot()
    events = stream.stream(ayse, None)
    assert listen(events, 2)[1].startswith(b"event: queue")


def test_streams_end(feed: ToldFeed, ayse: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream ends after a while, so that a lost right is noticed."""
    monkeypatch.setattr(stream, "LIFE_SECONDS", 0.05)

    async def drain() -> list[bytes]:
        return [part async for part in stream.stream(ayse, None)]

    assert async_to_sync(drain)()[0].startswith(b"retry")
