"""The demo shop's courier: on which days it comes, and what hangs on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.commerce.shops.demo.service.refusals import refusal
from bot.commerce.shops.demo.service.standing import Action
from bot.commerce.shops.port import ActionStatus

OFFERED: Final = 5


def first_day(today: date) -> date:
    """The courier comes from the next working day on."""
    day = today + timedelta(days=1)
    return day if day.weekday() < 5 else first_day(day)


def undo_until(pickup_on: date, now: datetime) -> datetime:
    """What a courier collects can be undone until the day of the pick-up begins."""
    return datetime.combine(pickup_on, time.min, now.tzinfo)


def pickup_days(action: Action, today: date) -> tuple[date, ...]:
    """Days on which the courier can come for it; () where none has to, or it is too late."""
    booked = action.result.pickup_on
    if action.result.status is not ActionStatus.booked or booked is None or today >= booked:
        return ()
    days = [first_day(today)]
    while len(days) < OFFERED:
        days.append(first_day(days[-1]))
    return tuple(days)


def moved(action: Action, day: str, now: datetime) -> Action:
    """Have the courier come on another day (ISO); raises NotAllowed where it can't."""
    days = pickup_days(action, now.date())
    if not days:
        raise refusal("not_changeable")
    chosen = next((one for one in days if one.isoformat() == day), None)
    if chosen is None:
        raise refusal("no_such_day")
    return on_day(action, chosen, now)


def on_day(action: Action, day: date, now: datetime) -> Action:
    """An action with its pick-up on this day: what follows from it moves along."""
    booked, due = action.result.pickup_on, action.result.resolved_by
    result = replace(
        action.result,
        pickup_on=day,
        resolved_by=due + (day - booked) if due and booked else due,
        undo_until=undo_until(day, now),
    )
    return replace(action, result=result)
