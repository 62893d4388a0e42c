"""What this shop lets the bot decide, and when people work. Amounts in TRY, times in Istanbul."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

ISTANBUL = ZoneInfo("Europe/Istanbul")


@dataclass(frozen=True)
class Policy:
    limit: Decimal = Decimal("15000")
    """Up to this order total the bot decides alone."""
    return_days: int = 14
    """Withdrawal without a reason (law no. 6502, art. 48), counted from delivery."""
    defect_years: int = 2
    """Defective goods (law no. 6502, art. 12)."""
    lost_after_days: int = 20
    """A parcel this long after its date may be taken as lost (commercial code, art. 874)."""
    repairable: frozenset[str] = frozenset({"elektronik", "ev aletleri", "ayakkabi", "canta"})
    opens: time = time(9)
    closes: time = time(18)
    max_tries: int = 5
    lock: timedelta = timedelta(minutes=15)

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


POLICY = Policy()


def today() -> date:
    return datetime.now(ISTANBUL).date()
