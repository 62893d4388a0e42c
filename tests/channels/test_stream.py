"""The stream: everything after what is known, then everything new, to its owner only."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db import OperationalError, connection
from django.test import AsyncClient

from bot import effects
from bot.channels.web import stream
from bot.conversations import turns
from bot.conversations.models import Conversation, Sender
from bot.conversations.saying import say
from bot.engine.client import Turn
from tests.channels.conftest import API, Browser, assert_refused, jpeg
from tests.conversations import build

pytestmark = pytest.mark.django_db(transaction=True)
# No test waits for this long; what does not come at all fails with it.
SOON = 60.0


class Events:
    """An open stream, read event by event."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self._parts: AsyncIterator[bytes] = aiter_of(answer)

    async def next(self, seconds: float = SOON) -> tuple[str, Any, str]:
        """Name, data and id of the next event; comments and the retry line are no events."""
        while True:
            part = await asyncio.wait_for(self._parts.__anext__(), seconds)
            fields = dict(line.split(": ", 1) for line in part.decode().strip().split("\n"))
            if "data" in fields:
                return fields["event"], json.loads(fields["data"]), fields.get("id", "")

    async def message(self) -> dict[str, Any]:
        while True:
            name, data, number = await self.next()
            if name == "message":
                assert number == str(data["id"])
                row: dict[str, Any] = data
                return row

    async def silent(self, seconds: float = 0.3) -> bool:
        """Whether no message comes for a while. The stream can't be read on after this."""
        try:
            await asyncio.wait_for(self.message(), seconds)
        except asyncio.TimeoutError:
            return True
        return False


def aiter_of(answer: Any) -> AsyncIterator[bytes]:
    parts: AsyncIterator[bytes] = answer.streaming_content.__aiter__()
    return parts


@asynccontextmanager
async def listening(browser: Browser, query: str = "", **headers: str) -> AsyncIterator[Events]:
    answer = await AsyncClient().get(f"{API}/events{query}", headers={**browser.headers, **headers})
    events = Events(answer)
    try:
        yield events
    finally:
        await events._parts.aclose()  # type: ignore[attr-defined]
        await _watcher_at_rest()


async def _watcher_at_rest() -> None:
    """Once nobody listens any more, the watcher's task ends by itself."""
    watcher = stream._watcher()
    if watcher._task is not None and not watcher._streams:
        await asyncio.wait_for(watcher._task, SOON)


def scene(play: Callable[[], Awaitable[None]]) -> None:
    async_to_sync(play)()


async def do(step: Callable[..., Any], *args: Any) -> Any:
    return await sync_to_async(step)(*args)


@pytest.fixture
def ali(shared: Path) -> Browser:
    return Browser()


@pytest.fixture
def veli(shared: Path) -> Browser:
    return Browser()


def bot_says(browser: Browser, text: str) -> int:
    message = say(Conversation.objects.get(pk=browser.conversation), Sender.BOT, text)
    assert message is not None
    return message.pk


def test_the_stream_is_an_event_stream(ali: Browser) -> None:
    """The answer's headers keep proxies and caches from holding events back."""

    async def play() -> None:
        async with listening(ali) as events:
            assert events.answer["Content-Type"] == "text/event-stream"
            assert events.answer["Cache-Control"] == "no-cache"
            assert events.answer["X-Accel-Buffering"] == "no"
            assert (await events.next())[:2] == ("state", {"owner": "bot", "typing": False})

    scene(play)


def test_history_comes_first_then_news(ali: Browser) -> None:
    """What is stored comes first, what is committed later comes by itself."""
    ali.send("Alo")

    async def play() -> None:
        async with listening(ali) as events:
            name, first, _ = await events.next()
            assert (name, first["from"], first["text"]) == ("message", "customer", "Alo")
            assert (await events.next())[:2] == ("state", {"owner": "bot", "typing": True})
            await do(bot_says, ali, "Buyurun")
            second = await events.message()
            assert (second["from"], second["text"]) == ("bot", "Buyurun")
            assert second["id"] > first["id"]

    scene(play)


def test_an_event_is_what_the_history_says(ali: Browser) -> None:
    """Stream and list have the same form, without the commands behind buttons."""
    build.asked(Conversation.objects.get())
    ali.upload(jpeg(), text="satır\nsonu\r\nve data: x")

    async def play() -> None:
        async with listening(ali) as events:
            rows = [await events.message(), await events.message()]
            assert rows == await do(ali.history)
            assert "payload" not in json.dumps(rows)

    scene(play)


@pytest.mark.parametrize("where", ["header", "query"])
def test_a_reconnect_goes_on_after_the_last_event(ali: Browser, where: str) -> None:
    """Last-Event-ID, or ?after=, leaves out what is known: nothing twice, nothing lost."""
    first, _ = ali.send("bir").json()["id"], ali.send("iki")
    query = f"?after={first}" if where == "query" else ""
    headers = {"last-event-id": str(first)} if where == "header" else {}

    async def play() -> None:
        async with listening(ali, query, **headers) as events:
            assert (await events.message())["text"] == "iki"
            assert await events.silent()

    scene(play)


@pytest.mark.parametrize("last", ["x", "-1", "٣", "9" * 30, "1.5"])
def test_a_wrong_last_event_begins_anew(ali: Browser, last: str) -> None:
    """A browser's odd value costs a repetition, never the stream."""
    ali.send("Alo")

    async def play() -> None:
        async with listening(ali, **{"last-event-id": last.encode().decode("latin-1")}) as events:
            assert (await events.message())["text"] == "Alo"

    scene(play)


def test_a_stranger_hears_nothing(ali: Browser, veli: Browser) -> None:
    """Ali's messages wake Ali's stream; on Veli's there is nothing of them."""

    async def play() -> None:
        async with listening(ali) as mine, listening(veli) as theirs:
            await mine.next()
            await theirs.next()
            await do(bot_says, ali, "Siparişiniz yolda")
            assert (await mine.message())["text"] == "Siparişiniz yolda"
            assert await theirs.silent()

    scene(play)


def test_two_windows_of_one_customer_hear_the_same(ali: Browser) -> None:
    """Each open stream of a session gets every message."""

    async def play() -> None:
        async with listening(ali) as one, listening(ali) as two:
            await do(bot_says, ali, "Merhaba")
            assert await one.message() == await two.message()

    scene(play)


def test_nothing_is_lost_while_an_event_is_being_sent(ali: Browser) -> None:
    """What is committed while a slow browser takes an event comes next, without waiting."""

    async def play() -> None:
        async with listening(ali) as events:
            await events.next()
            waiting = asyncio.create_task(events.message())
            await asyncio.sleep(0.05)
            await do(bot_says, ali, "bir")
            assert (await waiting)["text"] == "bir"
            # The stream stands still inside its event; the watcher does not.
            await do(bot_says, ali, "iki")
            await asyncio.sleep(0.1)
            assert (await events.message())["text"] == "iki"

    scene(play)


def test_a_burst_comes_whole_and_in_order(ali: Browser) -> None:
    """Many messages at once: each once, in order."""

    async def play() -> None:
        async with listening(ali) as events:
            await events.next()
            sent = [await do(bot_says, ali, str(number)) for number in range(30)]
            assert [(await events.message())["id"] for _ in sent] == sent

    scene(play)


def test_a_long_absence_is_caught_up_at_once(ali: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than one part of history comes without waiting for the next message."""
    monkeypatch.setattr(stream, "BATCH", 2)
    sent = [bot_says(ali, str(number)) for number in range(5)]

    async def play() -> None:
        async with listening(ali) as events:
            assert [(await events.message())["id"] for _ in sent] == sent

    scene(play)


def test_typing_ends_with_the_reply(ali: Browser) -> None:
    """The state says whether an answer is prepared and who is in charge, when it changes."""
    ali.send("Temsilci istiyorum")
    handoff = effects.Handoff("customer_request", "Kim: Ali")

    async def play() -> None:
        async with listening(ali) as events:
            await events.message()
            assert (await events.next())[1] == {"owner": "bot", "typing": True}
            message = await do(turns.claim, "w")
            await do(turns.finish, message, "w", Turn("Aktarıyorum.", effects=(handoff,)))
            assert (await events.message())["text"] == "Aktarıyorum."
            assert (await events.next())[:2] == ("state", {"owner": "queued", "typing": False})

    scene(play)


def test_a_quiet_stream_gives_signs_of_life(ali: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between messages a comment keeps the connection open."""
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)

    async def play() -> None:
        async with listening(ali) as events:
            parts = [await asyncio.wait_for(events._parts.__anext__(), SOON) for _ in range(3)]
            assert parts[0].startswith(b"retry: ")
            assert parts[2] == b": here\n\n"

    scene(play)


def test_the_watcher_outlives_an_outage(ali: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look that fails is made again: what was said meanwhile comes, without a reconnect."""
    monkeypatch.setattr(stream, "RETRY_SECONDS", 0.01)
    real, failures = stream._rows_after, [OperationalError("away"), ValueError("?")]

    def look(after: int) -> list[tuple[int, int]]:
        if failures:
            raise failures.pop()
        return real(after)

    monkeypatch.setattr(stream, "_rows_after", look)

    async def play() -> None:
        async with listening(ali) as events:
            await events.next()
            for number in range(4):
                await do(bot_says, ali, str(number))
                assert (await events.message())["text"] == str(number)
        assert not failures

    scene(play)


@build.only_postgresql
def test_a_stream_outlives_a_restart_of_the_database(
    ali: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its threads open new connections: what is said afterwards comes by itself."""
    monkeypatch.setattr(stream, "RETRY_SECONDS", 0.01)

    def restart() -> None:
        build.end_connections()
        connection.close()

    async def play() -> None:
        async with listening(ali) as events:
            await events.next()
            for number in range(3):
                await do(restart)
                await do(bot_says, ali, str(number))
                assert (await events.message())["text"] == str(number)

    scene(play)


def test_an_open_stream_holds_no_connection(ali: Browser) -> None:
    """A thousand customers who listen are no thousand connections: what opened theirs is closed."""

    async def play() -> None:
        async with listening(ali) as events:
            assert await do(lambda: connection.connection) is None
            await events.next()

    scene(play)


def test_a_stream_that_can_not_look_ends(ali: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends cleanly, so that the browser comes back after its last event."""

    def look(*_: Any) -> Any:
        raise OperationalError("away")

    monkeypatch.setattr(stream, "_fresh", look)

    async def play() -> None:
        async with listening(ali) as events:
            parts = [part async for part in events._parts]
            assert parts == [b"retry: 1000\n\n"]

    scene(play)


def test_without_a_session_there_is_no_stream(ali: Browser) -> None:
    """A wrong token is answered at once, in JSON, and no stream stays open."""

    async def play() -> None:
        answer = await AsyncClient().get(f"{API}/events", headers={"authorization": "Bearer x"})
        assert_refused(answer, 401, "no_session")

    scene(play)
