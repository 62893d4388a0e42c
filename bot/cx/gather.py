"""Reads the facts of a conversation, in as few queries as a turn's transaction can bear."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from bot.complaints.stored.models import ProblemRecord, Promise
from bot.conversations.models import Conversation, Handoff
from bot.cx.facts import AnswerSeen, Facts, HandoffSeen, ProblemSeen
from bot.cx.kept import COLUMNS, bring_up, stored
from bot.cx.models import Answer, MessagePrice
from bot.cx.tally import Tally

_HEAD = ("customer__key", "promises__status", *(f"tally__{name}" for name in COLUMNS))
_PROBLEM = tuple(field.name for field in fields(ProblemSeen))
_HANDOFF = tuple(field.name for field in fields(HandoffSeen))
_ANSWER = tuple(field.name for field in fields(AnswerSeen))


_NO_HANDOFF, _NO_PROBLEM = Handoff.objects.none(), ProblemRecord.objects.none()
_NO_ANSWER, _NO_PRICE = Answer.objects.none(), MessagePrice.objects.none()
_PARTS = (Handoff, ProblemRecord, Answer, MessagePrice)
_EXISTS = "EXISTS (SELECT 1 FROM {} WHERE conversation_id = %s)"
_THERE = f"SELECT {', '.join(_EXISTS.format(model._meta.db_table) for model in _PARTS)}"


class Gathered:
    """Facts, and what only the store needs beside them."""

    def __init__(self, facts: Facts, orders: list[str], bot_spoke: bool) -> None:
        self.facts = facts
        self.orders = orders
        # Whether the bot has said something since the outcome was last computed.
        self.bot_spoke = bot_spoke


def gather(conversation: Conversation) -> Gathered:
    """At most nine queries, two of them writes of what is new; none reads what was said before."""
    head, known = _head(conversation)
    messages, bot_spoke = bring_up(conversation, known)
    handed, troubled, answered, priced = _there(conversation)
    handoffs = Handoff.objects.filter(conversation=conversation) if handed else _NO_HANDOFF
    problems = ProblemRecord.objects.filter(conversation=conversation) if troubled else _NO_PROBLEM
    answers = Answer.objects.filter(conversation=conversation) if answered else _NO_ANSWER
    prices = MessagePrice.objects.filter(conversation=conversation) if priced else _NO_PRICE
    rows = list(problems.order_by("number").values_list("order_number", *_PROBLEM))
    facts = Facts(
        conversation_id=conversation.pk,
        channel=conversation.channel,
        started_at=conversation.started_at,
        closed_at=conversation.closed_at,
        closed_seconds=conversation.closed_seconds,
        now=timezone.now(),
        messages=messages,
        handoffs=tuple(HandoffSeen(**row) for row in handoffs.order_by("id").values(*_HANDOFF)),
        problems=tuple(ProblemSeen(*row[1:]) for row in rows),
        answers=tuple(AnswerSeen(**row) for row in answers.order_by("at", "id").values(*_ANSWER)),
        **head,
        **_prices(prices),
    )
    orders = sorted({row[0] for row in rows if row[0]})
    return Gathered(facts, orders, bot_spoke)


def _head(conversation: Conversation) -> tuple[dict[str, Any], Tally | None]:
    """Pseudonym, promises and tally, by one join: subqueries cost more to build than to run."""
    rows = list(Conversation.objects.filter(pk=conversation.pk).values_list(*_HEAD))
    statuses = [row[1] for row in rows if row[1]]
    head = {
        "customer_key": rows[0][0],
        "promises_made": len(statuses),
        "promises_kept": statuses.count(Promise.Status.KEPT),
        "promises_broken": statuses.count(Promise.Status.BROKEN),
    }
    return head, stored(rows[0][2:])


def _there(conversation: Conversation) -> list[bool]:
    """Of which of `_PARTS` there is any: most conversations have one, and each costs a query.

    By hand, because Django takes longer to write such a query than the database to answer it.
    """
    key = Conversation._meta.pk.get_db_prep_value(conversation.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(_THERE, [key] * len(_PARTS))
        return [bool(there) for there in cursor.fetchone()]


def _prices(prices: QuerySet[MessagePrice]) -> dict[str, Any]:
    """Counted each time: a tally is kept under the conversation's lock, and receipts hold none."""
    return prices.aggregate(
        priced_messages=Count("*"),
        # By a column of the index, which then is all that is read.
        billed_messages=Count("billable", filter=Q(billable=True)),
    )


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
