"""One conversation as the desk reads it. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Max
from django.utils import timezone

from bot.conversations.models import Conversation, Message, Owner
from bot.conversations.shown import shown
from bot.desk import deliveries
from bot.desk.reach import reach
from bot.desk.same_order import same_order
from bot.desk.stopped import stopped
from bot.desk.words import URGENT, brief_lines

MINE = "mine"
_STILL_WATCHED = 30


@dataclass(frozen=True)
class Line:
    """A message with what its place in the transcript asks for."""

    message: Message
    day: date | None  # set where a new day begins
    first: bool  # of a group by the same sender
    sent: str = ""  # what became of it, a code of `labels.DELIVERIES`


def mode(conversation: Conversation, agent: User) -> str:
    """What the agent may do here: bot, queued, mine, colleague or closed."""
    if conversation.owner != Owner.HUMAN:
        return str(conversation.owner)
    return MINE if conversation.assignee_id == agent.pk else "colleague"


def transcript(
    conversation: Conversation, after: int = 0, late: Collection[int] = ()
) -> list[Line]:
    """The messages after an id, in order; what came before decides about days and groups.

    `late`: those that should have arrived by now.
    """
    messages = shown(conversation.messages.all())
    before = messages.filter(id__lte=after).order_by("-id").first() if after else None
    lines = []
    new = (
        messages.filter(id__gt=after)
        .select_related("author", "delivery")
        .prefetch_related("attachments")
        .order_by("id")
    )
    for message in new:
        sent = deliveries.standing(message, late)
        lines.append(_line(message, before, sent))
        before = message
    return lines


def _line(message: Message, before: Message | None, sent: str) -> Line:
    day = timezone.localdate(message.created_at)
    if before is None or timezone.localdate(before.created_at) != day:
        return Line(message, day, first=True, sent=sent)
    same = (before.sender, before.author_id) == (message.sender, message.author_id)
    return Line(message, None, first=not same, sent=sent)


def page(conversation: Conversation, agent: User, after: int = 0) -> dict[str, Any]:
    """The context that the page and its live fragment share."""
    stays = list(conversation.handoffs.select_related("agent").order_by("-id"))
    stay = stays[0] if stays else None
    late = deliveries.late_in(conversation.pk)
    lines = transcript(conversation, after, late)
    return {
        "conversation": conversation,
        "mode": mode(conversation, agent),
        "stay": stay,
        "notes": [one for one in stays if one.note],
        "urgent": bool(stay and stay.reason in URGENT),
        "brief": brief_lines(stay.brief) if stay else [],
        "lines": lines,
        "last_id": lines[-1].message.pk if lines else after,
        "stopped": stopped(conversation.channel),
        "reach": reach(conversation.pk, timezone.now()),
        "ours": _on_their_way(conversation, after, late),
        "problems": conversation.problems.all(),
        "related": same_order(conversation.pk, timezone.now()),
        "promises": conversation.promises.order_by("due_on", "id"),
        "today": timezone.localdate(),
    }


def _on_their_way(
    conversation: Conversation, upto: int, late: Collection[int]
) -> list[tuple[Message, str]]:
    """The latest of ours that the page shows already, with what became of each since."""
    ours = conversation.messages.filter(id__lte=upto).exclude(delivery=None)
    latest = ours.select_related("delivery").order_by("-id")[:_STILL_WATCHED]
    return [(message, deliveries.standing(message, late)) for message in latest]


def pulse(conversation_id: Any) -> tuple[Any, ...]:
    """A value that is another one when the page would be."""
    now = timezone.now()
    return (
        _state(conversation_id),
        deliveries.pulse(conversation_id),
        reach(conversation_id, now),
        stopped(),
        same_order(conversation_id, now),
    )


def _state(conversation_id: Any) -> tuple[Any, ...] | None:
    return (
        Conversation.objects.filter(pk=conversation_id)
        .order_by("pk")
        .values_list("owner", "assignee", "last_message_at")
        .annotate(
            Max("problems__updated_at"),
            Count("problems", distinct=True),
            Count("promises", distinct=True),
        )
        .first()
    )
