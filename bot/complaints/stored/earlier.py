"""Who comes back goes on where they were: what a closed conversation leaves to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.complaints.case import Case, Problem
from bot.complaints.stored.models import ProblemRecord
from bot.conversations.models import Owner

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
