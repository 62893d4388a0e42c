"""python-telegram-bot's own client in front of the stand-in, from a test without a loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from tests.botapi.api import TOKEN, Api

T = TypeVar("T")


def ask(api: Api, talk: Callable[[Bot], Awaitable[T]], token: str = TOKEN) -> T:
    """Let a fresh client do something."""

    async def run() -> T:
        async with client(api, token) as bot:
            return await talk(bot)

    return asyncio.run(run())


def client(api: Api, token: str = TOKEN) -> Bot:
    """A client that isn't opened yet; to open it calls getMe."""
    return Bot(token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot")


def keys(*titles: str) -> InlineKeyboardMarkup:
    """A row of buttons, their data the titles in small letters."""
    row = [InlineKeyboardButton(title, callback_data=title.lower()) for title in titles]
    return InlineKeyboardMarkup([row])
