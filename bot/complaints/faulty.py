"""Goods that are not as sold (law no. 6502, art. 8-12): for two years after delivery.

A defect of the first six months counts as there from the beginning (art. 10): the customer need not
prove it, and is not asked how it came about. A lawyer must confirm.
"""

from __future__ import annotations

from bot.commerce.shops.port import Ground
from bot.complaints.kind import Kind, Matter, out_of_stock
from bot.complaints.move import Say
from bot.complaints.period import liable_until
from bot.complaints.situation import Situation
from bot.complaints.step import Step


class Faulty(Kind):
    """A type that says so: nothing is offered for goods that are not there by the record."""

    ground = Ground.defect

    def next_step(self, matter: Matter) -> Step | None:
        """Item, what the type itself asks for (people need it too), wish and variant."""
        detail = self.item_step(matter) or self.detail_step(matter)
        return detail or self.wish_step(matter) or self.variant_step(matter)

    def detail_step(self, matter: Matter) -> Step | None:
        """What has to be known of the trouble itself."""
        raise NotImplementedError

    def remedies(self, matter: Matter) -> tuple[str, ...]:
        """What puts it right, where the law's period runs."""
        raise NotImplementedError

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """The remedies; () before delivery and after the two years."""
        return () if self._no_right(matter) else self.remedies(matter)

    def lacks(self, matter: Matter) -> list[Say]:
        """Why no new one can be sent."""
        return [] if self._no_right(matter) else out_of_stock(matter)

    def no_choice(self, matter: Matter) -> Say:
        """Not there by the record, the law's period over, or the shop can do none of it."""
        response = self._no_right(matter)
        return Say(response) if response else super().no_choice(matter)

    @staticmethod
    def _no_right(matter: Matter) -> str:
        """The response that says why there is nothing to choose; '' where there is."""
        until = liable_until(matter.order, matter.rules)
        if until is None:
            here = matter.where is Situation.DELIVERED
            return "" if here else "utter_no_options_not_delivered"
        return "utter_no_options_liability_over" if until < matter.rules.today else ""
