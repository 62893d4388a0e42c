"""The Bot API for threads: python-telegram-bot's client on a loop of its own."""

from __future__ import annotations

import asyncio
import logging
import ssl
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from functools import cache
from typing import Any, TypeVar

import httpx
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.errors import decided

log = logging.getLogger(__name__)

T = TypeVar("T")

CONNECT_SECONDS, READ_SECONDS = 5.0, 10.0
# Longer than one call can take: the sender's lease is sixty.
LONGEST_SECONDS = 45.0
POLL_SECONDS = 20
TYPING_SECONDS, TYPING_TIMES = 4.5, 4
CLOSE_SECONDS = 2.0
_CONNECTIONS = 16
_TYPING = "typing"


class _Bot(Bot):
    """The library's, and updates as they came: it would drop what it can't parse."""

    async def raw_updates(self, offset: int, kinds: list[str]) -> list[dict[str, Any]]:
        """What waits from `offset` on, which ends what came before; waits up to POLL_SECONDS."""
        data = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": kinds}
        found: Any = await self._post("getUpdates", data, read_timeout=READ_SECONDS + POLL_SECONDS)
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


class Api:
    """One for a process; its calls raise the port's SendErrors."""

    def __init__(self, token: str, url: str) -> None:
        self._loop = asyncio.new_event_loop()
        # The library wants one for getUpdates of its own; ours goes by the first.
        self._requests = (_request(), _request())
        self.bot = _Bot(
            token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=self._requests[0],
            get_updates_request=self._requests[1],
        )
        self._thread = threading.Thread(target=self._run, name="telegram", daemon=True)
        self._thread.start()

    def call(self, ask: Callable[[_Bot], Coroutine[Any, Any, T]]) -> T:
        """The answer to one call; raises a SendError."""
        waiting = asyncio.run_coroutine_threadsafe(ask(self.bot), self._loop)
        try:
            return waiting.result(LONGEST_SECONDS)
        except TelegramError as error:
            raise decided(error) from error

    def later(self, ask: Callable[[Bot], Awaitable[Any]]) -> None:
        """A call that nobody waits for, and that may fail: it only makes things nicer."""

        async def quietly() -> None:
            try:
                await ask(self.bot)
            except TelegramError as error:
                log.info("telegram: %s was not shown", type(error).__name__)

        asyncio.run_coroutine_threadsafe(quietly(), self._loop)

    def show_typing(self, chat: int) -> Future[None]:
        """Until it is cancelled; Telegram forgets it after five seconds."""

        async def typing() -> None:
            if task := asyncio.current_task():
                task.set_name(_TYPING)
            for _ in range(TYPING_TIMES):
                await self.bot.send_chat_action(chat, "typing")
                await asyncio.sleep(TYPING_SECONDS)

        return asyncio.run_coroutine_threadsafe(typing(), self._loop)

    def close(self) -> None:
        """End the connections and the loop; what is being said is said, nobody goes on typing."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(CONNECT_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CONNECT_SECONDS)
        self._loop.close()

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            if task.get_name() == _TYPING:
                task.cancel()
        if others:
            # A call that is cut off while it connects leaves a half-made connection behind.
            _, late = await asyncio.wait(others, timeout=CLOSE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
        for request in self._requests:
            await request.shutdown()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()


def _request() -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=_CONNECTIONS,
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        write_timeout=READ_SECONDS,
        pool_timeout=CONNECT_SECONDS,
        # A proxy of the environment would be handed the bot's token.
        httpx_kwargs={"trust_env": False, "verify": _certificates()},
    )


@cache
def _certificates() -> ssl.SSLContext:
    """One for a process: to read the authorities takes longer than a call."""
    return httpx.create_ssl_context(trust_env=False)
