"""What became of our messages on channels that deliver, as the desk shows it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min
from django.utils import timezone

from bot.channels.models import Delivery
from bot.channels.overdue import overdue
from bot.conversations.models import Message, Sender

NAMED = 10
"""So many conversations whose messages do not arrive are named."""


@dataclass(frozen=True)
class Undelivered:
    """How many messages should have arrived since `minutes`, and in which conversations (10)."""

    count: int
    minutes: int
    talks: tuple[UUID, ...] = ()


def standing(message: Message, late: Collection[int]) -> str:
    """A code of `labels.DELIVERIES`; '' where there is nothing to tell.

    `late`: the messages that should have arrived by now. Who reads what others of us said is told
    only what went wrong with it: a mark at each line would hide the one that matters.
    """
    delivery: Delivery | None = getattr(message, "delivery", None)
    if delivery is None:
        return ""
    if delivery.state == Delivery.State.FAILED:
        return "failed"
    if delivery.state == Delivery.State.QUEUED and delivery.waits:
        return "waits"
    if message.pk in late:
        return "late"
    return _way(delivery) if message.sender == Sender.AGENT else ""


def _way(delivery: Delivery) -> str:
    if delivery.state == Delivery.State.QUEUED:
        return "sending"
    if delivery.read_at:
        return "read"
    return "delivered" if delivery.delivered_at else "sent"


def late_in(conversation_id: Any) -> frozenset[int]:
    """The messages of a conversation that were taken and should have arrived by now."""
    found = overdue(timezone.now()).filter(message__conversation=conversation_id)
    return frozenset(found.values_list("message", flat=True))


def pulse(conversation_id: Any) -> tuple[Any, ...]:
    """A value that is another one when the standing of a message would be."""
    counts = (
        Message.objects.filter(conversation=conversation_id)
        .exclude(delivery=None)
        .order_by("delivery__state", "delivery__waits")
        .values_list("delivery__state", "delivery__waits")
        .annotate(Count("pk"), Count("delivery__delivered_at"), Count("delivery__read_at"))
    )
    return *counts, late_in(conversation_id)


def undelivered() -> Undelivered:
    """Of all conversations; the one that waits longest comes first."""
    found = overdue(timezone.now()).order_by()
    minutes = settings.UNDELIVERED_MINUTES
    count = found.count()
    if not count:
        return Undelivered(0, minutes)
    talks = found.values_list("message__conversation").annotate(first=Min("sent_at"))
    return Undelivered(count, minutes, tuple(pk for pk, _ in talks.order_by("first")[:NAMED]))
