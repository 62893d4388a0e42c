"""Server-sent events: one watcher of the database a process, a wake-up for each open stream."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections
from django.db.models import Max
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt

from bot.channels.web import errors
from bot.channels.web.inbound import customer_of
from bot.channels.web.outbound import as_json, state, visible
from bot.conversations.feed import open_feed
from bot.conversations.models import Customer, Message
from bot.conversations.storage import NOT_TAKEN, drop_dead_connection

log = logging.getLogger(__name__)

T = TypeVar("T")

HEARTBEAT_SECONDS = 15.0
RETRY_SECONDS = 1.0
# A long absence is caught up in parts.
BATCH = 200


class Watcher:
    """One look at the database for all streams of this process; wakes those it concerns."""

    def __init__(self) -> None:
        self._streams: dict[int, set[asyncio.Event]] = {}
        self._task: asyncio.Task[None] | None = None
        self._seen: deque[int] = deque(maxlen=1000)
        self._newest = 0

    @contextmanager
    def stream_of(self, customer_id: int) -> Iterator[asyncio.Event]:
        """An event that is set at each new message of the customer's; the caller clears it."""
        woken = asyncio.Event()
        self._streams.setdefault(customer_id, set()).add(woken)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._watch())
        try:
            yield woken
        finally:
            self._streams[customer_id].discard(woken)
            if not self._streams[customer_id]:
                del self._streams[customer_id]

    async def _watch(self) -> None:
        """Goes on as long as somebody listens: an outage of the database is waited out."""
        while self._streams:
            try:
                await self._follow()
            except Exception:
                log.exception("the streams lost sight of the database; looking again")
                await asyncio.sleep(RETRY_SECONDS)

    async def _follow(self) -> None:
        feed = open_feed()
        self._newest = await _look(_newest_id)
        # What came before, or while nobody could look, is fetched by everybody once.
        self._wake(set(self._streams))
        while self._streams:
            if feed.changed():
                self._wake(await self._customers_since(self._newest - feed.overlap))
            await asyncio.sleep(feed.poll_seconds)

    async def _customers_since(self, after: int) -> set[int]:
        rows = await _look(partial(_rows_after, after))
        fresh = [(number, customer) for number, customer in rows if number not in self._seen]
        self._seen.extend(number for number, _ in fresh)
        self._newest = max([self._newest, *(number for number, _ in fresh)])
        return {customer for _, customer in fresh}

    def _wake(self, customers: set[int]) -> None:
        for customer in customers:
            for woken in self._streams.get(customer, ()):
                woken.set()


_watchers: dict[asyncio.AbstractEventLoop, Watcher] = {}


def _watcher() -> Watcher:
    return _watchers.setdefault(asyncio.get_running_loop(), Watcher())


async def _look(read: Callable[[], T]) -> T:
    """Read in a thread that outlives requests: nobody else looks after its connection."""

    def look() -> T:
        drop_dead_connection()
        return read()

    return await sync_to_async(look, thread_sensitive=False)()


def _newest_id() -> int:
    return Message.objects.aggregate(newest=Max("id"))["newest"] or 0


def _rows_after(after: int) -> list[tuple[int, int]]:
    """The id and the customer of each message after an id."""
    rows = Message.objects.filter(id__gt=after).order_by("id")
    return list(rows.values_list("id", "conversation__customer_id"))


def _fresh(customer: Customer, after: int) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    messages = visible(customer).filter(id__gt=after)[:BATCH]
    return [as_json(message) for message in messages], state(customer)


async def stream(customer: Customer, after: int) -> AsyncIterator[bytes]:
    """Everything after a message's id, then everything new, until the customer leaves.

    Bytes of server-sent events: `message`, `state` at each change, a comment after 15 s of silence.
    """
    known_state: dict[str, Any] = {}
    yield b"retry: 1000\n\n"
    with _watcher().stream_of(customer.pk) as woken:
        while True:
            # Cleared before the look: what is committed during the look wakes us again.
            woken.clear()
            try:
                messages, now = await _look(partial(_fresh, customer, after))
            except DatabaseError:
                # The browser comes back by itself, with the last id that it has seen.
                log.exception("a stream ended: the database does not answer")
                return
            for message in messages:
                after = message["id"]
                yield _event("message", message, after)
            if now != known_state:
                known_state = now
                yield _event("state", now)
            if len(messages) < BATCH and not await _woken(woken):
                yield b": here\n\n"


async def _woken(event: asyncio.Event) -> bool:
    """Wait for news; False where it is only time for a sign of life."""
    try:
        await asyncio.wait_for(event.wait(), HEARTBEAT_SECONDS)
    except asyncio.TimeoutError:
        return False
    return True


def _event(name: str, data: dict[str, Any], number: int | None = None) -> bytes:
    head = f"id: {number}\n" if number is not None else ""
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _listener(request: HttpRequest) -> Customer:
    """Whose stream it is; an open stream keeps no connection of its own."""
    try:
        return customer_of(request)
    finally:
        close_old_connections()


@csrf_exempt
async def events(request: HttpRequest) -> HttpResponseBase:
    """Open the stream after `Last-Event-ID` or `?after=`; what is no number counts as 0.

    401 without a session, 405 for other methods, 503 where the database does not answer.
    """
    if request.method != "GET":
        return errors.wrong_method(["GET"])
    request.encoding = "utf-8"
    try:
        customer = await sync_to_async(_listener)(request)
    except errors.Unauthorised:
        return errors.unauthorised()
    except NOT_TAKEN:
        return errors.unavailable()
    last = request.headers.get("Last-Event-ID", "") or request.GET.get("after", "0")
    after = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else 0
    answer = StreamingHttpResponse(stream(customer, after), content_type="text/event-stream")
    answer["Cache-Control"] = "no-cache"
    # nginx would hold the stream back.
    answer["X-Accel-Buffering"] = "no"
    return answer
