"""The time of a conversation, split into the bot's, the queue's and the agent's part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.cx.facts import Facts


@dataclass(frozen=True)
class Parts:
    """Seconds; the three add up to the time that the conversation was open.

    What lay between a close and its reopening is nobody's time.
    """

    bot: float
    queue: float
    agent: float


def parts(facts: Facts) -> Parts:
    """An open conversation counts up to `facts.now`; seconds to the millisecond."""
    end = facts.closed_at or facts.now
    queue = agent = 0.0
    for handoff in facts.handoffs:
        over = handoff.ended_at or end
        claimed = handoff.claimed_at
        queue += _between(handoff.queued_at, claimed or over, end)
        if claimed:
            agent += _between(claimed, over, end)
    whole = _between(facts.started_at, end, end) - facts.closed_seconds
    return Parts(_rounded(max(0.0, whole - queue - agent)), _rounded(queue), _rounded(agent))


def first_reply(facts: Facts) -> float | None:
    """Seconds from the customer's first message to the first answer of the bot or an agent.

    None without an answer; a notice of the house is none.
    """
    asked, replied = facts.messages.asked_at, facts.messages.replied_at
    if asked is None or replied is None:
        return None
    return _rounded(max(0.0, (replied - asked).total_seconds()))


def _between(start: datetime, stop: datetime, end: datetime) -> float:
    """Clocks of several processes may differ by a little: no part is ever negative."""
    return max(0.0, (min(stop, end) - start).total_seconds())


def _rounded(seconds: float) -> float:
    return round(seconds, 3)
