"""Rasa's way in: its REST channel, with a guard before the whole server.

Rasa's own `--auth-token` leaves the channels, `/` and `/version` open to every local process.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.rest import RestInput
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic

from bot.guard import guard


class Door(Blueprint):
    """Has no route of its own: it guards the app that it is registered on."""

    def __init__(self, token: str) -> None:
        """`token`: what `?token=` must be."""
        super().__init__("door")
        self.ctx.token = token

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Guard every route of the app, those of others too."""
        super().register(app, options)
        guard(app, self.ctx.token)


class GuardedRest(RestInput):
    """`/webhooks/rest/webhook` as Rasa's own; the server obeys only who knows RASA_TOKEN."""

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> list[Blueprint]:
        """The door and Rasa's routes; RasaException, which stops the start, without a token."""
        token = os.environ.get("RASA_TOKEN", "")
        if not token:
            raise RasaException("RASA_TOKEN is not set: Rasa would obey every local process.")
        return [Door(token), super().blueprint(on_new_message)]
