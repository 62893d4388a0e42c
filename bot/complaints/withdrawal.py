"""The right of withdrawal (law no. 6502, art. 48): no reason needed, within a period."""

from __future__ import annotations

from bot.complaints.ending import NOT_RETURNABLE, Ending
from bot.complaints.kind import Matter, out_of_stock
from bot.complaints.move import Say
from bot.complaints.period import last_day, liable_until, period_over
from bot.complaints.situation import NOT_COME, Situation


class Withdrawal(Ending):
    """A type that the right of withdrawal answers: no reason is asked for."""

    reasonless = True

    def fits(self, matter: Matter) -> bool:
        """ "Gelmedi, paramı verin": there is nothing to send back."""
        return matter.where not in NOT_COME

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """Refund, or exchange where the shop has another piece; () outside the right."""
        if matter.days_here is None:
            return super().choices(matter)
        if not matter.returnable or period_over(matter.order, matter.rules):
            return ()
        return ("refund", "exchange") if matter.exchangeable else ("refund",)

    def lacks(self, matter: Matter) -> list[Say]:
        """Why there is no exchange."""
        there = matter.days_here is not None and self.choices(matter)
        return out_of_stock(matter) if there else []

    def no_choice(self, matter: Matter) -> Say:
        """Why there is no right, or that the shop can do none of it."""
        if period_over(matter.order, matter.rules):
            return _over(matter)
        if matter.where is Situation.CANCELLED:
            return Say("utter_no_options_not_delivered")
        if matter.days_here is None or matter.returnable:
            return super().no_choice(matter)
        return Say("utter_no_options_not_returnable", {"why": NOT_RETURNABLE})


def _over(matter: Matter) -> Say:
    """The period is over: until when it ran, and that a defect would be another matter."""
    order, rules = matter.order, matter.rules
    until = liable_until(order, rules)
    liable = until is not None and until >= rules.today
    response = "utter_no_options_over" if liable else "utter_no_options_long_over"
    return Say(response, {"until": last_day(order, rules)})
