"""The customer asks where the order is."""

from __future__ import annotations

from bot.complaints.kind import Kind, Matter
from bot.complaints.step import Step


class OrderStatus(Kind):
    """Told from the shop, with nothing to choose."""

    name = "order_status"
    complaint = False
    chosen = False
    only_tells = True
    where = True
    anew = True

    def next_step(self, matter: Matter) -> Step | None:
        """Nothing is left to ask."""
        return None

    def plan(self, matter: Matter) -> str | None:
        """Nothing is done."""
        return None
