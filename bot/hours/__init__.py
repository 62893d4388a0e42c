"""Working hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

ISTANBUL = ZoneInfo("Europe/Istanbul")


@dataclass(frozen=True)
class Hours:
    opens: time = time(9)
    closes: time = time(18)

    def is_open(self, moment: datetime) -> bool:
        local = moment.astimezone(ISTANBUL)
        return local.weekday() < 5 and self.opens <= local.time() < self.closes

    def next_opening(self, moment: datetime) -> datetime:
        """The start of the next working time after a moment outside it."""
        day = moment.astimezone(ISTANBUL)
        if day.time() >= self.opens:
            day += timedelta(days=1)
        while day.weekday() >= 5:
            day += timedelta(days=1)
        return day.replace(hour=self.opens.hour, minute=self.opens.minute, second=0, microsecond=0)
