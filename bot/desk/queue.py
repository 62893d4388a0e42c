"""The queue as the desk reads it. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import (
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from bot.conversations.models import Conversation, Handoff, Message, Owner, Sender
from bot.conversations.shown import shown
from bot.desk.deliveries import undelivered
from bot.desk.stopped import stopped
from bot.desk.words import URGENT, brief_lines
from bot.effects import SAFETY

BOT_LIST, QUEUE_LIST = 20, 200
# A busy assistant must not make every open desk reload with each of its messages.
_BOT_PULSE_SECONDS = 5


@dataclass(frozen=True)
class Ticket:
    """A conversation as a row of a list. `since`: in the queue, or since the last message.

    `overdue`: it waits for longer than QUEUE_NOTICE_SECONDS; `awaits_us`: the agent's word is due.
    """

    id: UUID
    channel: str
    reason: str
    urgent: bool
    headline: str
    detail: str
    since: datetime
    overdue: bool
    awaits_us: bool


@dataclass(frozen=True)
class Lists:
    """What waits for people, what the agent holds, and what is with the bot (20 at most).

    `waiting`: how many there are in the queue, of which `queued` holds the first 200.
    """

    waiting: int
    queued: list[Ticket]
    mine: list[Ticket]
    bot: list[Ticket]


def lists(agent: User) -> Lists:
    """Danger first; then the longest wait in the queue, and the latest message elsewhere."""
    in_danger = Handoff.objects.filter(conversation=OuterRef("pk"), ended_at=None, reason=SAFETY)
    first = Exists(in_danger).desc()
    queued = rows(owner=Owner.QUEUED).order_by(first, F("queued_at").asc(nulls_first=True))
    mine = rows(owner=Owner.HUMAN, assignee=agent).order_by(first, "-last_message_at")
    with_bot = rows(owner=Owner.BOT).exclude(said=None).order_by("-last_message_at")
    waiting = Conversation.objects.filter(owner=Owner.QUEUED).count()
    return Lists(
        waiting, _tickets(queued[:QUEUE_LIST]), _tickets(mine), _tickets(with_bot[:BOT_LIST])
    )


def pulse(agent: User) -> tuple[Any, ...]:
    """A value that is another one when `lists` would be, or what does not reach customers."""
    with_people = (
        Conversation.objects.filter(owner__in=[Owner.QUEUED, Owner.HUMAN])
        .order_by("owner", "assignee")
        .values_list("owner", "assignee")
        .annotate(Count("pk"), Max("last_message_at"))
    )
    newest = Conversation.objects.filter(owner=Owner.BOT).aggregate(at=Max("last_message_at"))["at"]
    bots = int(newest.timestamp()) // _BOT_PULSE_SECONDS if newest else 0
    return *with_people, bots, stopped(), undelivered()


def tickets(ids: Sequence[UUID]) -> list[Ticket]:
    """These conversations, in the order of their ids."""
    found = {ticket.id: ticket for ticket in _tickets(rows(pk__in=ids))} if ids else {}
    return [found[one] for one in ids if one in found]


def rows(**which: Any) -> QuerySet[Any]:
    """Conversations with all that a ticket needs."""
    last = shown(Message.objects.filter(conversation=OuterRef("pk"))).order_by("-id")
    text = NullIf("text", Value(""))
    words = Coalesce(text, "note", output_field=TextField())
    open_stays = Handoff.objects.filter(ended_at=None)
    return (
        Conversation.objects.filter(**which)
        .annotate(
            queued_at=Min("handoffs__queued_at", filter=Q(handoffs__ended_at=None)),
            said=Subquery(last.filter(sender=Sender.CUSTOMER).values(words=words)[:1]),
        )
        .prefetch_related(Prefetch("handoffs", queryset=open_stays, to_attr="open_stays"))
    )


def _tickets(rows: Iterable[Any]) -> list[Ticket]:
    return [_ticket(row) for row in rows]


def _ticket(row: Any) -> Ticket:
    stay: Handoff | None = row.open_stays[-1] if row.open_stays else None
    said = "Fotoğraf gönderdi" if row.said == "" else row.said or ""
    values = [value or label for label, value in brief_lines(stay.brief)] if stay else []
    queued = row.owner == Owner.QUEUED
    since = row.queued_at if queued and row.queued_at else row.last_message_at
    late = timezone.now() - timedelta(seconds=settings.QUEUE_NOTICE_SECONDS)
    return Ticket(
        id=row.pk,
        channel=row.channel,
        reason=stay.reason if stay else "",
        urgent=bool(stay and stay.reason in URGENT),
        headline=" · ".join(values[:2]) or said,
        detail=said if values else "",
        since=since,
        overdue=queued and since < late,
        awaits_us=row.unanswered_since is not None,
    )
