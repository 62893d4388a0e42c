"""The customer asks where the order is."""

from __future__ import annotations

from bot.complaints.information import Information


class OrderStatus(Information):
    """Told from the carrier's record, as every type tells it."""

    name = "order_status"
    where = True
