"""What this shop lets the bot decide. Amounts in TRY."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from bot.hours import ISTANBUL


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
    max_tries: int = 5
    lock: timedelta = timedelta(minutes=15)


POLICY = Policy()


def today() -> date:
    return datetime.now(ISTANBUL).date()
