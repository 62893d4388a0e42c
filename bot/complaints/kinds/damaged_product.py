"""The product came damaged or does not work."""

from __future__ import annotations

from bot.commerce.shops.port import Ground
from bot.complaints.kind import Kind, Matter, out_of_stock
from bot.complaints.move import Say
from bot.complaints.step import Step
from bot.turkish import fold


class DamagedProduct(Kind):
    """Photo and damage report are asked for, their absence never blocks; then the law's options."""

    name = "damaged_product"
    ground = Ground.defect
    asked_about = frozenset({"coupon"})

    def next_step(self, matter: Matter) -> Step | None:
        """Item, photo and report in one, wish."""
        if step := self.item_step(matter):
            return step
        if matter.problem.photo is None and matter.problem.report is None:
            return Step.EVIDENCE
        return self.wish_step(matter) or self.variant_step(matter)

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """The law's four options, as far as they apply (law no. 6502, art. 11)."""
        if self._too_late(matter):
            return ()
        choices = ["refund"]
        if matter.exchangeable:
            choices.append("replacement")
        repairable = matter.rules.policy.repairable
        if all(fold(item.category) in repairable for item in matter.items):
            choices.append("repair")
        return (*choices, "price_reduction")

    def lacks(self, matter: Matter) -> list[Say]:
        """Why there is no replacement."""
        return [] if self._too_late(matter) else out_of_stock(matter)

    def no_choice(self, matter: Matter) -> Say:
        """The law's period is over, or the shop can do none of it."""
        if self._too_late(matter):
            return Say("utter_no_options_damaged_product")
        return super().no_choice(matter)

    @staticmethod
    def _too_late(matter: Matter) -> bool:
        days = matter.days_here
        return days is not None and days > 365 * matter.rules.law.defect_years
