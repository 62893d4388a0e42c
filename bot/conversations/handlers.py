"""Who carries out a turn's effects: one handler a type, in the room whose facts it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from bot.conversations.models import Conversation, Message
from bot.effects import Effect

E = TypeVar("E", bound=Effect)
Handler = Callable[[Conversation, Message, E], None]

_HANDLERS: dict[type[Any], Handler[Any]] = {}


def handles(kind: type[E]) -> Callable[[Handler[E]], Handler[E]]:
    """Register the one handler of an effect type. It runs in the transaction of the reply.

    Raises LookupError, at import, for a second handler of the same type.
    """

    def register(handler: Handler[E]) -> Handler[E]:
        if _HANDLERS.setdefault(kind, handler) is not handler:
            raise LookupError(f"{kind.__name__} has two handlers")
        return handler

    return register


def carry_out(conversation: Conversation, message: Message, effect: Effect) -> None:
    """Do what an effect says; call inside a unit of work. Raises LookupError without a handler."""
    handler = _HANDLERS.get(type(effect))
    if handler is None:
        raise LookupError(f"nobody carries out {type(effect).__name__}")
    handler(conversation, message, effect)
