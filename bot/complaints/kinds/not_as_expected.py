"""The product is as sold, and not what the customer hoped for."""

from __future__ import annotations

from bot.complaints.kind import Kind, Matter
from bot.complaints.withdrawal import withdrawal_choices


class NotAsExpected(Kind):
    """The right of withdrawal: no reason is asked for."""

    name = "not_as_expected"

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """Within the law's period."""
        return withdrawal_choices(matter)
