"""What happens in time, without a message: the one list, and who runs it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from bot.channels.inbox import forget as forget_arrivals
from bot.channels.table import still_waiting
from bot.complaints.safety.oncall import tell_on_call
from bot.complaints.stored.identity import forget_tries
from bot.conversations.awaiting import Times, notice_waiting, take_from_absent, tell_closed
from bot.conversations.closing import close_idle
from bot.desk.access import agents
from bot.hours import HOURS

log = logging.getLogger(__name__)

PACE_SECONDS = 5.0


@dataclass(frozen=True)
class Timer:
    """`run` does what is due at a moment and returns how many things it has done."""

    name: str
    run: Callable[[datetime], int]


def _times(now: datetime) -> Times:
    """By working time: a night is no wait that people could have ended."""
    first = timedelta(seconds=settings.QUEUE_NOTICE_SECONDS)
    again = (timedelta(minutes=minutes) for minutes in settings.QUEUE_NOTICE_AGAIN_MINUTES)
    since = [HOURS.ago(now, after) for after in (first, *again)]
    return Times(now, since, HOURS.next_opening(now))


def _notice(now: datetime) -> int:
    """Nobody reads at night that nobody has come."""
    return notice_waiting(_times(now), still_waiting) if HOURS.is_open(now) else 0


def _tell_closed(now: datetime) -> int:
    return 0 if HOURS.is_open(now) else tell_closed(_times(now))


def _take_from_absent(now: datetime) -> int:
    after = timedelta(minutes=settings.AGENT_AWAY_MINUTES)
    return take_from_absent(_times(now), after, agents())


def _close_idle(now: datetime) -> int:
    return close_idle(now, timedelta(minutes=settings.IDLE_CLOSE_MINUTES))


TIMERS = (
    Timer("agents away", _take_from_absent),
    Timer("queue notice", _notice),
    Timer("queue at closing", _tell_closed),
    Timer("idle closing", _close_idle),
    Timer("on-call mail", tell_on_call),
    Timer("old tries", forget_tries),
    Timer("old arrivals", forget_arrivals),
)


def run_due(now: datetime, timers: tuple[Timer, ...] = TIMERS) -> dict[str, int | None]:
    """Run each timer; its count by its name, None where it failed. An error stops no other."""
    return {timer.name: _count(timer, now) for timer in timers}


def keep_time(stop: threading.Event) -> threading.Thread:
    """Run what is due every five seconds in a thread of its own, until `stop` is set."""
    thread = threading.Thread(target=_keep_time, args=(stop,), name="timers", daemon=True)
    thread.start()
    return thread


def _keep_time(stop: threading.Event) -> None:
    while not stop.wait(PACE_SECONDS):
        try:
            close_old_connections()
        except Exception:
            log.exception("the timers' connection could not be looked at; they go on")
        run_due(timezone.now())


def _count(timer: Timer, now: datetime) -> int | None:
    try:
        return timer.run(now)
    except Exception:
        log.exception("the timer %s failed; it is run again next time", timer.name)
        return None
