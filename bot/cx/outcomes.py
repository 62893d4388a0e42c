"""The outcome of a conversation, computed from its facts alone. Defined in docs/outcomes.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from bot.complaints import kinds
from bot.conversations.handoff import FOLLOW_UP
from bot.cx import times
from bot.cx.facts import REQUESTS, TOPICS, Facts, ProblemSeen

T = TypeVar("T")

GOOD_RESULTS = frozenset({"solved", "refund", "exchange", "information"})
SATISFIED = 4
_RESULT_RESOLUTIONS = {"refund": "refund", "exchange": "exchange", "information": "information"}
_NOTHING = frozenset({"", "none"})
# A refund or an exchange by a human outweighs these: it is what was really done.
_WEAK = frozenset({"enquiry", "information"})


@dataclass(frozen=True)
class OutcomeFields:
    """An outcome row's content, by the names of the design; its revision is the store's."""

    conversation_id: UUID
    customer_key: UUID
    channel: str
    started_at: datetime
    closed_at: datetime | None
    topics: list[str]
    complaint_types: list[str]
    product_sku: str
    product_category: str
    carrier: str
    warehouse: str
    region: str
    handled_by: str
    outcome: str | None
    resolution: str
    escalation_reason: str
    mood_start: str
    mood_end: str
    first_reply_seconds: float | None
    bot_seconds: float
    queue_seconds: float
    agent_seconds: float
    customer_messages: int
    bot_messages: int
    agent_messages: int
    priced_messages: int
    billed_messages: int
    clarifications: int
    csat: int | None
    csat_comment: str
    ces: int | None
    nps: int | None
    promises_made: int
    promises_kept: int
    promises_broken: int
    reopens: int
    reopened_by: UUID | None
    model_version: str


def compute(facts: Facts) -> OutcomeFields:
    """Pure: the same facts give the same row, so that changes can be told. Times in seconds."""
    problem = _main_problem(facts)
    said = facts.messages
    spent = times.parts(facts)
    return OutcomeFields(
        conversation_id=facts.conversation_id,
        customer_key=facts.customer_key,
        channel=facts.channel,
        started_at=facts.started_at,
        closed_at=facts.closed_at,
        topics=[intent for intent in said.intents if intent in TOPICS],
        complaint_types=_complaint_types(facts),
        product_sku=problem.product_sku,
        product_category=problem.product_category,
        carrier=problem.carrier,
        warehouse=problem.warehouse,
        region=problem.region,
        handled_by=_handled_by(facts),
        outcome=_outcome(facts),
        resolution=_resolution(facts),
        escalation_reason=_escalation_reason(facts),
        mood_start=said.mood_start,
        mood_end=said.mood_end,
        first_reply_seconds=times.first_reply(facts),
        bot_seconds=spent.bot,
        queue_seconds=spent.queue,
        agent_seconds=spent.agent,
        customer_messages=said.customer_messages,
        bot_messages=said.bot_messages,
        agent_messages=said.agent_messages,
        priced_messages=facts.priced_messages,
        billed_messages=facts.billed_messages,
        clarifications=said.clarifications,
        csat=_csat(facts),
        csat_comment=_last(answer.comment for answer in facts.answers if answer.comment) or "",
        # Asked by sampling only; the surveys are not there yet.
        ces=None,
        nps=None,
        promises_made=facts.promises_made,
        promises_kept=facts.promises_kept,
        promises_broken=facts.promises_broken,
        reopens=facts.reopens,
        reopened_by=facts.reopened_by,
        model_version=facts.model_version,
    )


def _outcome(facts: Facts) -> str | None:
    """One outcome for each closed conversation; the customer's latest word weighs most."""
    if facts.closed_at is None:
        return None
    # They came back with the same problem: whatever was said before, it did not hold.
    if facts.reopens:
        return "unresolved"
    return _last_word(facts) or _without_a_word(facts)


def _last_word(facts: Facts) -> str | None:
    """What the customer's or the agent's latest word makes of it; None where nobody said one."""
    words = [
        (answer.at, "confirmed" if answer.value else "unresolved")
        for answer in facts.answers
        if answer.kind == "solved"
    ] + [
        (handoff.ended_at, _human_outcome(facts, handoff.result, handoff.ended_at))
        for handoff in facts.handoffs
        if handoff.ended_at
    ]
    # At the same moment the customer's word counts: max() keeps the first of equals.
    said = [word for word in words if word[1]]
    return max(said, key=lambda word: word[0])[1] if said else None


def _human_outcome(facts: Facts, result: str, ended_at: datetime) -> str:
    if result in GOOD_RESULTS:
        return "confirmed" if _satisfied_after(facts, ended_at) else "assumed"
    # "returned" to the bot is no word on how it ended.
    return {"rejected": "unresolved", "no_answer": "abandoned"}.get(result, "")


def _satisfied_after(facts: Facts, moment: datetime) -> bool:
    rating = _last(
        answer.value
        for answer in facts.answers
        if answer.kind == "csat" and answer.value is not None and answer.at >= moment
    )
    return rating is not None and rating >= SATISFIED


def _without_a_word(facts: Facts) -> str:
    if not _wanted_something(facts):
        return "no_complaint"
    return "assumed" if _resolution(facts) != "none" else "abandoned"


def _wanted_something(facts: Facts) -> bool:
    """A problem or a handoff counts too: not being understood is no lack of a complaint."""
    if facts.problems or facts.handoffs:
        return True
    return any(
        intent in kinds.complaints() or intent in REQUESTS for intent in facts.messages.intents
    )


def _resolution(facts: Facts) -> str:
    carried_out = _last(
        problem.resolution for problem in facts.problems if problem.resolution not in _NOTHING
    )
    by_human = _last(
        _RESULT_RESOLUTIONS[handoff.result]
        for handoff in facts.handoffs
        if handoff.result in _RESULT_RESOLUTIONS
    )
    if carried_out and (by_human in (None, "information") or carried_out not in _WEAK):
        return carried_out
    return by_human or "none"


def _escalation_reason(facts: Facts) -> str:
    """Of the first handoff; that an agent has something to add later is none."""
    return next((one.reason for one in facts.handoffs if one.reason != FOLLOW_UP), "")


def _handled_by(facts: Facts) -> str:
    claims = [handoff.claimed_at for handoff in facts.handoffs if handoff.claimed_at]
    if not claims:
        return "bot"
    spoke = facts.messages.bot_at
    return "both" if spoke and spoke < min(claims) else "agent"


def _complaint_types(facts: Facts) -> list[str]:
    """The records know better than single messages: a misunderstanding leaves none behind."""
    if facts.problems:
        return list(dict.fromkeys(problem.type for problem in facts.problems))
    return [intent for intent in facts.messages.intents if intent in kinds.complaints()]


def _main_problem(facts: Facts) -> ProblemSeen:
    """The first problem whose order was found; all product fields come from this one."""
    found = (problem for problem in facts.problems if problem.product_sku or problem.carrier)
    return next(found, facts.problems[0] if facts.problems else ProblemSeen(""))


def _csat(facts: Facts) -> int | None:
    return _last(
        answer.value
        for answer in facts.answers
        if answer.kind == "csat" and answer.value is not None
    )


def _last(items: Iterable[T]) -> T | None:
    return next(reversed(list(items)), None)
