"""Server-sent events: one watcher of the database a process, a wake-up for each open stream."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from bot.channels.web import errors
from bot.channels.web.inbound import customer_of
from bot.channels.web.outbound import as_json, state, visible
from bot.conversations.feed import open_feed
from bot.conversations.models import Customer

HEARTBEAT_SECONDS = 15.0
# Streams look no more often than this, however busy the database is.
PACE_SECONDS = 0.01


class Watcher:
    """Wakes all open streams of this process at each commit of any process."""

    def __init__(self) -> None:
        self._open = 0
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def wait(self, seconds: float) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._watch())
        self._open += 1
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except asyncio.TimeoutError:
            pass
        finally:
            self._open -= 1

    async def _watch(self) -> None:
        feed = open_feed()
        idle_since = time.monotonic()
        while self._open or time.monotonic() - idle_since < HEARTBEAT_SECONDS:
            if self._open:
                idle_since = time.monotonic()
            if feed.changed():
                waiting, self._changed = self._changed, asyncio.Event()
                waiting.set()
            await asyncio.sleep(feed.poll_seconds)


_watchers: dict[asyncio.AbstractEventLoop, Watcher] = {}


def _watcher() -> Watcher:
    return _watchers.setdefault(asyncio.get_running_loop(), Watcher())


def _fresh(customer: Customer, after: int) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    return [as_json(message) for message in visible(customer).filter(id__gt=after)[:200]], state(
        customer
    )


async def stream(customer: Customer, after: int) -> AsyncIterator[bytes]:
    """Everything after a message's id, then everything new, until the customer leaves."""
    watcher = _watcher()
    known_state: dict[str, Any] = {}
    last_sent = time.monotonic()
    yield b"retry: 1000\n\n"
    while True:
        messages, now = await sync_to_async(_fresh, thread_sensitive=False)(customer, after)
        for message in messages:
            after = message["id"]
            yield _event("message", message, after)
        if now != known_state:
            known_state = now
            yield _event("state", now)
        if messages:
            last_sent = time.monotonic()
        elif time.monotonic() - last_sent > HEARTBEAT_SECONDS:
            last_sent = time.monotonic()
            yield b": here\n\n"
        await watcher.wait(HEARTBEAT_SECONDS)
        await asyncio.sleep(PACE_SECONDS)


def _event(name: str, data: dict[str, Any], number: int | None = None) -> bytes:
    head = f"id: {number}\n" if number is not None else ""
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


@csrf_exempt
@require_GET
async def events(request: HttpRequest) -> HttpResponseBase:
    try:
        customer = await sync_to_async(customer_of)(request)
    except errors.Unauthorised:
        return errors.unauthorised()
    last = request.headers.get("Last-Event-ID", "") or request.GET.get("after", "0")
    after = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else 0
    answer = StreamingHttpResponse(stream(customer, after), content_type="text/event-stream")
    answer["Cache-Control"] = "no-cache"
    # nginx would hold the stream back.
    answer["X-Accel-Buffering"] = "no"
    return answer
