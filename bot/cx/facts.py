"""What an outcome is computed from: plain values, without a database behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.complaints import kinds
from bot.cx.tally import EMPTY, Tally

# What people are asked for counts here too, beside what a form of the bot's leads.
REQUESTS = (*kinds.requests(), "human_agent", "legal_threat", "privacy_request")
# Worth knowing, but nothing that could be resolved.
REMARKS = ("abuse", "praise_thanks")
TOPICS = frozenset((*kinds.complaints(), *REQUESTS, *REMARKS))


@dataclass(frozen=True)
class ProblemSeen:
    """A problem on record; the fields of its goods are '' where no order was proven."""

    type: str
    resolution: str = "none"
    product_sku: str = ""
    product_category: str = ""
    carrier: str = ""
    warehouse: str = ""
    region: str = ""


@dataclass(frozen=True)
class HandoffSeen:
    """A stay with people; `result`: a code of `labels.RESULTS`, 'returned', or '' while it runs."""

    reason: str
    queued_at: datetime
    claimed_at: datetime | None = None
    ended_at: datetime | None = None
    result: str = ""


@dataclass(frozen=True)
class AnswerSeen:
    """`value`: 1 or 0 for the question whether it is solved, 1-5 or None for the rating."""

    kind: str
    at: datetime
    value: int | None = None
    comment: str = ""


@dataclass(frozen=True)
class Facts:
    """All that an outcome is computed from; `now` stands for the end of an open conversation.

    Its tuples are in order of time; `model_version` and the reopens come from the store.
    """

    conversation_id: UUID
    customer_key: UUID
    channel: str
    started_at: datetime
    now: datetime
    closed_at: datetime | None = None
    closed_seconds: float = 0.0
    messages: Tally = EMPTY
    problems: tuple[ProblemSeen, ...] = ()
    handoffs: tuple[HandoffSeen, ...] = ()
    answers: tuple[AnswerSeen, ...] = ()
    priced_messages: int = 0
    billed_messages: int = 0
    promises_made: int = 0
    promises_kept: int = 0
    promises_broken: int = 0
    reopens: int = 0
    reopened_by: UUID | None = None
    model_version: str = ""
