"""Rasa's only way in: a turn, with the memory that it goes on from, for who knows the token.

Rasa's own `--auth-token` leaves the channels, `/` and `/version` open to every local process.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic, response
from sanic.exceptions import ServiceUnavailable
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.guard import guard
from bot.nlu.server.calls import Calls
from bot.nlu.server.memory import Carried, carried, read, write
from bot.nlu.server.repeats import Repeats

Json = dict[str, Any]
OnMessage = Callable[[UserMessage], Awaitable[Any]]


class Door(Blueprint):
    """Has no route of its own: it guards the app that it is registered on, and furnishes it."""

    def __init__(self, token: str) -> None:
        """`token`: what `?token=` must be."""
        super().__init__("door")
        self.ctx.token = token

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Guard every route of the app, those of others too."""
        super().register(app, options)
        guard(app, self.ctx.token)
        app.register_listener(_keep_connections, "after_server_start")
        app.register_listener(_end_connections, "before_server_stop")


async def _keep_connections(app: Sanic, *_: object) -> None:
    """Rasa has loaded its agent by now, if it has a model; a further model takes its endpoint."""
    agent = getattr(app.ctx, "agent", None)
    if agent and agent.processor and agent.action_endpoint:
        agent.action_endpoint = agent.processor.action_endpoint = Calls(agent.action_endpoint)


async def _end_connections(app: Sanic, *_: object) -> None:
    calls = getattr(getattr(app.ctx, "agent", None), "action_endpoint", None)
    if isinstance(calls, Calls):
        await calls.close()


class Turns(InputChannel):
    """`POST /webhooks/telafi/turns`, JSON.

    In: `{"sender", "message_id", "message", "metadata", "state"}`; `state` is what the last turn of
    the conversation gave back, '' at its beginning. Out: `{"messages": [...], "state"}`, the
    messages as Rasa's REST channel tells them. 503 while no model is loaded; 500 where the turn
    failed, and then it may be asked for again.
    """

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa's trackers and in its address."""
        return "telafi"

    def blueprint(self, on_new_message: OnMessage) -> list[Blueprint]:
        """The door and the route; RasaException, which stops the start, without a token."""
        token = os.environ.get("RASA_TOKEN", "")
        if not token:
            raise RasaException("RASA_TOKEN is not set: Rasa would obey every local process.")
        turns, repeats = Blueprint("turns"), Repeats()

        @turns.route("/turns", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            asked: Json = request.json
            key = (asked["sender"], asked["message_id"])
            return response.json(await repeats.of(key, lambda: run(asked, on_new_message)))

        return [Door(token), turns]


async def run(asked: Json, on_new_message: OnMessage) -> Json:
    """One turn; ServiceUnavailable where Rasa took no message, for it has no model."""
    memory = Carried(read(asked["state"]))
    said = CollectingOutputChannel()
    message = UserMessage(
        asked["message"],
        said,
        asked["sender"],
        input_channel=Turns.name(),
        metadata=asked["metadata"],
    )
    carried.set(memory)
    await on_new_message(message)
    if memory.tracker is None:
        raise ServiceUnavailable("no model is loaded, or Rasa keeps its trackers elsewhere")
    return {"messages": said.messages, "state": write(memory.tracker)}
