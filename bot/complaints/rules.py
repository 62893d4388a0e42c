"""The rules of a turn: the shop, its policy, the law and today, which always travel together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from bot.commerce.shops.port import Shop, Variant
from bot.hours import HOURS, Hours


@dataclass(frozen=True)
class Policy:
    """What this shop lets the bot decide. Amounts in TRY.

    `max_tries` wrong proofs within `lock` bar the customer, or the order, for as long. Who comes
    back `returns` times `within` a period with the same problem is not sent round in circles.
    """

    limit: Decimal = Decimal("15000")
    """Up to this order total the bot decides alone."""
    repairable: frozenset[str] = frozenset({"elektronik", "ev aletleri", "ayakkabi", "canta"})
    """Categories, folded (bot/turkish.py)."""
    max_tries: int = 5
    lock: timedelta = timedelta(minutes=15)
    returns: int = 2
    within: timedelta = timedelta(days=7)
    invitation: tuple[str, str] = (
        "telafi_haber",
        "Talebinizle ilgili size bir haberimiz var. Okumak için bu mesajı yanıtlamanız yeterli.",
    )
    """Where a messenger lets us say nothing else: the name under which its provider approved these
    words, and the words; ('', '') for none."""


@dataclass(frozen=True)
class Law:
    """Periods of Turkish law that no policy shortens."""

    return_days: int = 14
    """Withdrawal without a reason (law no. 6502, art. 48), counted from delivery."""
    defect_days: int = 730
    """Defective goods, two years (law no. 6502, art. 12), counted from delivery."""
    lost_after_days: int = 20
    """A parcel this long after its date may be taken as lost (commercial code, art. 874)."""


def _today() -> date:
    return timezone.localdate()


@dataclass(frozen=True)
class Rules:
    """What a turn is decided by. `clock` is asked where the moment itself matters."""

    shop: Shop
    policy: Policy = field(default_factory=Policy)
    law: Law = field(default_factory=Law)
    hours: Hours = HOURS
    today: date = field(default_factory=_today)
    """In Istanbul."""
    clock: Callable[[], datetime] = timezone.now
    _variants: dict[tuple[str, str], tuple[Variant, ...]] = field(default_factory=dict)

    def variants(self, order_number: str, sku: str) -> tuple[Variant, ...]:
        """How a product is sold; the shop is asked once a turn. Raises the shop's errors."""
        if (order_number, sku) not in self._variants:
            self._variants[order_number, sku] = self.shop.variants(order_number, sku)
        return self._variants[order_number, sku]
