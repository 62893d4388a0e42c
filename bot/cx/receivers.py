"""Follows the conversations: what was heard, what the customer said of it, what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from bot.conversations.models import Conversation, Message, Sender
from bot.cx import store
from bot.cx.models import Answer, MessageFact
from bot.privacy.logs import masked

MAX_COMMENT = 1000


def on_change(conversation: Conversation, **_: Any) -> None:
    store.refresh(conversation)


def on_effect(
    conversation: Conversation, message: Message, effect: dict[str, Any], **_: Any
) -> None:
    if handler := _HANDLERS.get(effect["kind"]):
        handler(conversation, message, effect)


def _heard(conversation: Conversation, message: Message, effect: dict[str, Any]) -> None:
    # A turn of our own (back from a human) has nothing that a customer said.
    if message.sender != Sender.CUSTOMER:
        return
    fact = MessageFact(
        message=message,
        conversation=conversation,
        sender=message.sender,
        intents=list(effect["intents"]),
        mood=effect["mood"],
        unclear=effect["unclear"],
        at=message.created_at,
    )
    MessageFact.objects.bulk_create(
        [fact],
        update_conflicts=True,
        unique_fields=["message"],
        update_fields=["intents", "mood", "unclear"],
    )


def _solved(conversation: Conversation, _: Message, effect: dict[str, Any]) -> None:
    value = {"yes": 1, "no": 0}.get(effect["answer"])
    if value is not None:
        _answer(conversation, Answer.Kind.SOLVED, value, "")


def _rating(conversation: Conversation, _: Message, effect: dict[str, Any]) -> None:
    csat = effect["csat"]
    value = csat if isinstance(csat, int) and 1 <= csat <= 5 else None
    # Masked before it is cut: half a number would no longer be recognised as one.
    comment = masked(effect.get("comment", "").strip())[:MAX_COMMENT]
    _answer(conversation, Answer.Kind.CSAT, value, comment)


def _answer(conversation: Conversation, kind: str, value: int | None, comment: str) -> None:
    Answer.objects.create(
        conversation=conversation, kind=kind, value=value, comment=comment, at=timezone.now()
    )


_HANDLERS: dict[str, Callable[[Conversation, Message, dict[str, Any]], None]] = {
    "heard": _heard,
    "solved": _solved,
    "rating": _rating,
}
