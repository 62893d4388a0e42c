"""Reads the facts of a conversation, in as few queries as a turn's transaction can bear."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from bot.complaints.stored.models import ProblemRecord, Promise
from bot.conversations.models import Conversation, Handoff, Message, Sender
from bot.cx.facts import AnswerSeen, Facts, HandoffSeen, MessageSeen, ProblemSeen
from bot.cx.models import Answer, MessageFact

_MESSAGE = (
    "id",
    "sender",
    "created_at",
    "fact__at",
    "fact__intents",
    "fact__mood",
    "fact__unclear",
)
_PROBLEM = tuple(field.name for field in fields(ProblemSeen))
_HANDOFF = tuple(field.name for field in fields(HandoffSeen))
_ANSWER = tuple(field.name for field in fields(AnswerSeen))


class Gathered:
    """Facts, and what only the store needs beside them."""

    def __init__(self, facts: Facts, orders: list[str], bot_spoke: bool) -> None:
        self.facts = facts
        self.orders = orders
        # Whether the bot has said something since the outcome was last computed.
        self.bot_spoke = bot_spoke


def gather(conversation: Conversation) -> Gathered:
    """At most six queries, one of them the facts of messages that have none yet."""
    head = _head(conversation)
    messages, new = _messages(conversation)
    handoffs = Handoff.objects.filter(conversation=conversation).order_by("id")
    problems = ProblemRecord.objects.filter(conversation=conversation).order_by("number")
    rows = list(problems.values_list("order_number", *_PROBLEM))
    answers = Answer.objects.filter(conversation=conversation).order_by("at", "id")
    facts = Facts(
        conversation_id=conversation.pk,
        channel=conversation.channel,
        started_at=conversation.started_at,
        closed_at=conversation.closed_at,
        now=timezone.now(),
        messages=messages,
        handoffs=tuple(HandoffSeen(**row) for row in handoffs.values(*_HANDOFF)),
        problems=tuple(ProblemSeen(*row[1:]) for row in rows),
        answers=tuple(AnswerSeen(**row) for row in answers.values(*_ANSWER)),
        **head,
    )
    orders = sorted({row[0] for row in rows if row[0]})
    return Gathered(facts, orders, any(message.sender == Sender.BOT for message in new))


def _head(conversation: Conversation) -> dict[str, Any]:
    """The pseudonym and the promises, by one join: subqueries cost more to build than to run."""
    rows = list(
        Conversation.objects.filter(pk=conversation.pk).values_list(
            "customer__key", "promises__status"
        )
    )
    statuses = [status for _, status in rows if status]
    return {
        "customer_key": rows[0][0],
        "promises_made": len(statuses),
        "promises_kept": statuses.count(Promise.Status.KEPT),
        "promises_broken": statuses.count(Promise.Status.BROKEN),
    }


def _messages(conversation: Conversation) -> tuple[tuple[MessageSeen, ...], list[MessageFact]]:
    rows = list(
        Message.objects.filter(conversation=conversation).order_by("id").values_list(*_MESSAGE)
    )
    new = [
        MessageFact(message_id=row[0], conversation=conversation, sender=row[1], at=row[2])
        for row in rows
        if row[3] is None
    ]
    if new:
        MessageFact.objects.bulk_create(new, ignore_conflicts=True)
    seen = (
        MessageSeen(sender, at, tuple(intents or ()), mood or "", bool(unclear))
        for _, sender, at, _, intents, mood, unclear in rows
    )
    return tuple(seen), new


def model_version() -> str:
    """The name of the model that answers now, as training left it; '' where there is none."""
    path = Path(settings.VAR_DIR) / "model-version"
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return ""


@lru_cache(maxsize=1)
def _read(path: Path, changed: int) -> str:
    """`changed` is part of the key: a newly trained model is noticed at once."""
    return path.read_text(encoding="utf-8").strip()[:80]
