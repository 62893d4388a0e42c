"""Other conversations about an order that was proven here too: on any channel, by anybody.

Only the proof joins them, never a telephone number or a name; they are named, and nothing of their
customers is put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from bot.complaints.stored.models import ProblemRecord
from bot.conversations.models import Conversation

SHOWN = 5
RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Related:
    """A conversation as a line; `owner`: a code of `labels.OWNERS`."""

    id: UUID
    channel: str
    owner: str
    started_at: datetime


def same_order(conversation_id: Any, now: datetime) -> tuple[Related, ...]:
    """The newest five in which somebody has written within the last 30 days.

    A record names an order only where its ownership was proven: before that it has none
    (`bot/complaints/dialogue/record.py`).
    """
    proven = ProblemRecord.objects.exclude(order_number="")
    ours = proven.filter(conversation=conversation_id).values("order_number")
    theirs = proven.filter(order_number__in=ours).exclude(conversation=conversation_id)
    found = Conversation.objects.filter(
        pk__in=theirs.values("conversation"), last_message_at__gte=now - RECENT
    )
    newest = found.order_by("-started_at").values_list("pk", "channel", "owner", "started_at")
    return tuple(Related(*row) for row in newest[:SHOWN])
