"""When people work: hours, weekends and public holidays. All times are those of Istanbul."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.hours.turkey import HALF_DAY_CLOSES, half_days, holidays

ISTANBUL = ZoneInfo("Europe/Istanbul")


@dataclass(frozen=True)
class Hours:
    """The working time of a house. Each method takes its moment; nothing here reads a clock."""

    opens: time = time(9)
    closes: time = time(18)
    """The first moment that is closed again; on half days it is 13:00, if that is earlier."""
    weekdays: frozenset[int] = frozenset(range(5))
    """Monday is 0."""

    def __post_init__(self) -> None:
        """Refuse, with ValueError, hours in which nobody ever works."""
        if self.opens >= self.closes or not self.weekdays & frozenset(range(7)):
            raise ValueError("hours: nobody would ever work")

    def is_open(self, moment: datetime) -> bool:
        """Whether people work at that moment; ValueError where it names no zone."""
        local = _local(moment)
        return self.opens <= local.time() < self._closes_on(local.date())

    def next_opening(self, moment: datetime) -> datetime:
        """The first open moment from `moment` on, in Istanbul: itself, or the start of work.

        Raises ValueError where `moment` names no zone.
        """
        local = _local(moment)
        if self.is_open(local):
            return local
        day = local.date()
        if local.time() >= self.opens:
            day += timedelta(days=1)
        while self.opens >= self._closes_on(day):
            day += timedelta(days=1)
        return datetime.combine(day, self.opens, ISTANBUL)

    def ago(self, moment: datetime, span: timedelta) -> datetime:
        """The moment since which people have worked for `span` (more than none) by `moment`.

        In Istanbul. Who has waited since then, or for longer, has waited for that much working
        time. Raises ValueError where `moment` names no zone.
        """
        end, left = _local(moment), span
        day = end.date()
        while True:
            closed = min(end, datetime.combine(day, self._closes_on(day), ISTANBUL))
            worked = closed - datetime.combine(day, self.opens, ISTANBUL)
            if worked >= left:
                return closed - left
            left -= max(worked, timedelta())
            day -= timedelta(days=1)

    def is_workday(self, day: date) -> bool:
        """Whether people work on that day, for a half day too."""
        return day.weekday() in self.weekdays and day not in holidays(day.year)

    def workdays_after(self, day: date, n: int) -> date:
        """The nth workday after a day, which itself does not count; ValueError below one."""
        if n < 1:
            raise ValueError(f"workdays_after: {n} is not a number of days from 1 on")
        while n:
            day += timedelta(days=1)
            n -= self.is_workday(day)
        return day

    def _closes_on(self, day: date) -> time:
        """When work ends; on a day without work, before it begins."""
        if not self.is_workday(day):
            return time.min
        return min(self.closes, HALF_DAY_CLOSES) if day in half_days(day.year) else self.closes


HOURS = Hours()
"""This house's: for the dialogue, the on-call mail and whoever else asks."""


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("hours: the moment names no zone")
    return moment.astimezone(ISTANBUL)
