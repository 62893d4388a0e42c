"""Server-sent events for open desks: not what changed, only that a fragment is out of date."""

from __future__ import annotations

import asyncio
import math
import time
import uuid
from collections.abc import AsyncIterator
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_GET

from bot.conversations.feed import open_feed
from bot.desk import conversation, queue
from bot.desk.access import is_agent

# Changes within this time are one event.
PACE_SECONDS = 0.25
HEARTBEAT_SECONDS = 15.0
# Then the browser comes back by itself, and whether it still may is asked anew.
LIFE_SECONDS = 300.0
# By time alone a message is late and a provider's window ends.
LOOK_SECONDS = 15.0

Pulses = dict[str, tuple[Any, ...]]


class _Watch:
    """What an agent has open, and how it was at the last look."""

    def __init__(self, agent: User, watched: uuid.UUID | None) -> None:
        self._agent = agent
        self._watched = watched
        self._feed = open_feed()
        self._known: Pulses = {}
        self._looked_at = -math.inf

    async def stale(self, now: float) -> list[str]:
        """The fragments that are out of date, at a change and each 15 s; all at the first look."""
        if not self._feed.changed() and now - self._looked_at < LOOK_SECONDS:
            return []
        self._looked_at = now
        pulses = await sync_to_async(_pulses)(self._agent, self._watched)
        stale = [name for name, pulse in pulses.items() if self._known.get(name) != pulse]
        self._known = pulses
        return stale


@require_GET
async def events(request: HttpRequest) -> HttpResponseBase:
    """No redirects here: EventSource would read the login page as a broken stream."""
    agent = await request.auser()
    if not agent.is_authenticated:
        return HttpResponse(status=401)
    if not await sync_to_async(is_agent)(agent):
        return HttpResponse(status=403)
    watched = _conversation(request.GET.get("c", ""))
    answer = StreamingHttpResponse(stream(agent, watched), content_type="text/event-stream")
    answer["Cache-Control"] = "no-cache"
    # nginx would hold the stream back.
    answer["X-Accel-Buffering"] = "no"
    return answer


async def stream(agent: User, watched: uuid.UUID | None) -> AsyncIterator[bytes]:
    """The first round names everything: what changed before the stream opened is not missed.

    Events `queue` and `conversation` without content; it ends after 300 s, and the browser comes
    back.
    """
    watch = _Watch(agent, watched)
    now = said_at = time.monotonic()
    end = now + LIFE_SECONDS
    yield b"retry: 2000\n\n"
    while now < end:
        stale = await watch.stale(now)
        for name in stale:
            yield f"event: {name}\ndata: 1\n\n".encode()
        if stale:
            said_at = now
        elif now - said_at >= HEARTBEAT_SECONDS:
            said_at = now
            yield b": here\n\n"
        await asyncio.sleep(PACE_SECONDS)
        now = time.monotonic()


def _pulses(agent: User, watched: uuid.UUID | None) -> Pulses:
    pulses: Pulses = {"queue": queue.pulse(agent)}
    if watched:
        pulses["conversation"] = conversation.pulse(watched)
    return pulses


def _conversation(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
