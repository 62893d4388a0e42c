"""The product came damaged, does not work, or broke within the law's two years."""

from __future__ import annotations

from bot.complaints.faulty import Faulty
from bot.complaints.kind import Matter
from bot.complaints.step import Step
from bot.turkish import fold


class DamagedProduct(Faulty):
    """Photo and damage report are asked for, their absence never blocks; then the law's options."""

    name = "damaged_product"
    reason = True
    asked_about = frozenset({"coupon"})

    def detail_step(self, matter: Matter) -> Step | None:
        """Photo and report in one."""
        asked = matter.problem.photo is not None or matter.problem.report is not None
        return None if asked else Step.EVIDENCE

    def remedies(self, matter: Matter) -> tuple[str, ...]:
        """The law's four options, as far as they apply (law no. 6502, art. 11)."""
        choices = ["refund"]
        if matter.exchangeable:
            choices.append("replacement")
        repairable = matter.rules.policy.repairable
        if all(fold(item.category) in repairable for item in matter.items):
            choices.append("repair")
        return (*choices, "price_reduction")
