"""Who comes back goes on where they were: what a closed conversation leaves to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from bot.complaints.case import Case, Contact, Problem
from bot.complaints.stored.models import ProblemRecord
from bot.conversations.models import Handoff, Owner

KEPT = timedelta(days=30)
# What a problem's record says where nothing was done and nothing told.
_OPEN = "none"


def earlier_case(customer_id: int, now: datetime) -> Case | None:
    """The case that a new conversation of this customer begins with; None for an empty one.

    It holds the order that was proven last, within `KEPT`, and what was settled for it. The proof
    was the customer's own, on the same channel, so it is not asked for again.
    """
    records = _records(customer_id, now)
    last = next((record for record in reversed(records) if record.order_number), None)
    if last is None or last.conversation.closed_at is None:
        return None
    case = Case(
        problems=[_settled(record) for record in records if _belongs(record, last)],
        order_number=last.order_number,
        returning=last.order_number,
        contacts=_contacts(records),
        # Not the same greeting each time.
        used={"utter_welcome_back": len({record.conversation_id for record in records}) - 1},
    )
    case.prove(last.conversation.closed_at.isoformat())
    return case


def _records(customer_id: int, now: datetime) -> Sequence[ProblemRecord]:
    """The oldest first. A record has an order only where its ownership was proven."""
    found = ProblemRecord.objects.filter(
        conversation__customer_id=customer_id,
        conversation__owner=Owner.CLOSED,
        conversation__closed_at__gte=now - KEPT,
    )
    return list(found.select_related("conversation").order_by("conversation__closed_at", "number"))


def _contacts(records: Sequence[ProblemRecord]) -> list[Contact]:
    """Each conversation once for each type and order; none where nobody knows of which order."""
    talks = {record.conversation_id: record.conversation for record in records}
    people = set(
        Handoff.objects.filter(conversation__in=talks).values_list("conversation_id", flat=True)
    )
    known: dict[tuple[UUID, str, str], bool] = {}
    for record in records:
        if record.order_number:
            key = (record.conversation_id, record.type, record.order_number)
            answered = record.resolution != _OPEN or record.conversation_id in people
            known[key] = known.get(key, False) or answered
    # By the day of the writing: silence closes a conversation a day later.
    return [
        Contact(kind, order, timezone.localdate(talk.started_at), talk.closed_at, answered)
        for (pk, kind, order), answered in known.items()
        if (talk := talks[pk]).closed_at
    ]


def _belongs(record: ProblemRecord, last: ProblemRecord) -> bool:
    return record.resolution != _OPEN and record.order_number == last.order_number


def _settled(record: ProblemRecord) -> Problem:
    return Problem(
        type=record.type,
        skus=list(record.skus),
        action_id=record.action_id,
        resolution=record.resolution,
        done=True,
    )
