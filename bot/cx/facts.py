"""What an outcome is computed from: plain values, without a database behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.complaints import kinds

# What people are asked for counts here too, beside what a form of the bot's leads.
REQUESTS = (*kinds.requests(), "human_agent", "legal_threat", "privacy_request")
# Worth knowing, but nothing that could be resolved.
REMARKS = ("abuse", "praise_thanks")
TOPICS = frozenset((*kinds.complaints(), *REQUESTS, *REMARKS))


@dataclass(frozen=True)
class MessageSeen:
    sender: str
    at: datetime
    intents: tuple[str, ...] = ()
    mood: str = ""
    unclear: bool = False


@dataclass(frozen=True)
class ProblemSeen:
    type: str
    resolution: str = "none"
    product_sku: str = ""
    product_category: str = ""
    carrier: str = ""
    warehouse: str = ""
    region: str = ""


@dataclass(frozen=True)
class HandoffSeen:
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
    conversation_id: UUID
    customer_key: UUID
    channel: str
    started_at: datetime
    now: datetime
    closed_at: datetime | None = None
    messages: tuple[MessageSeen, ...] = ()
    problems: tuple[ProblemSeen, ...] = ()
    handoffs: tuple[HandoffSeen, ...] = ()
    answers: tuple[AnswerSeen, ...] = ()
    promises_made: int = 0
    promises_kept: int = 0
    promises_broken: int = 0
    reopens: int = 0
    reopened_by: UUID | None = None
    model_version: str = ""
