"""The right of withdrawal (law no. 6502, art. 48): no reason needed, within a period."""

from __future__ import annotations

from bot.complaints.kind import Matter


def withdrawal_choices(matter: Matter) -> tuple[str, ...]:
    """Refund, or exchange where the shop has another piece; () outside the right."""
    return () if why_not(matter) else _choices(matter)


def why_not(matter: Matter) -> str:
    """Why there is nothing to choose, in words that the customer reads; '' where there is."""
    days, period = matter.days_here, matter.rules.law.return_days
    if days is None:
        return "siparişiniz henüz teslim edilmemiş görünüyor"
    if not all(item.returnable for item in matter.items):
        return "ürün iade kapsamı dışında görünüyor"
    return f"{period} günlük iade süresi dolmuş" if days > period else ""


def _choices(matter: Matter) -> tuple[str, ...]:
    return ("refund", "exchange") if matter.exchangeable else ("refund",)
