"""The right of withdrawal (law no. 6502, art. 48): no reason needed, within a period."""

from __future__ import annotations

from bot.complaints.kind import Kind, Matter, out_of_stock
from bot.complaints.move import Say


class Withdrawal(Kind):
    """A type that the right of withdrawal answers: no reason is asked for."""

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """Refund, or exchange where the shop has another piece; () outside the right."""
        if _why_not(matter):
            return ()
        return ("refund", "exchange") if matter.exchangeable else ("refund",)

    def lacks(self, matter: Matter) -> list[Say]:
        """Why there is no exchange."""
        return [] if _why_not(matter) else out_of_stock(matter)

    def no_choice(self, matter: Matter) -> Say:
        """Why there is no right, or that the shop can do none of it."""
        why = _why_not(matter)
        return (
            Say(f"utter_no_options_{self.name}", {"why": why}) if why else super().no_choice(matter)
        )


def _why_not(matter: Matter) -> str:
    """Why there is nothing to choose, in words that the customer reads; '' where there is."""
    days, period = matter.days_here, matter.rules.law.return_days
    if days is None:
        return "siparişiniz henüz teslim edilmemiş görünüyor"
    if not all(item.returnable for item in matter.items):
        return "ürün iade kapsamı dışında görünüyor"
    return f"{period} günlük iade süresi dolmuş" if days > period else ""
