"""Another product came than the one that was ordered."""

from __future__ import annotations

from bot.commerce.shops.port import Ground
from bot.complaints.kind import Kind, Matter
from bot.complaints.step import Step


class WrongProduct(Kind):
    """Which item, what came instead, then exchange or refund: the customer chooses."""

    name = "wrong_product"
    ground = Ground.defect

    def next_step(self, matter: Matter) -> Step | None:
        """A photo says what came as well as words do."""
        if step := self.item_step(matter):
            return step
        if matter.problem.received is None and matter.problem.photo is None:
            return Step.RECEIVED
        return self.wish_step(matter)

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """An exchange only where the shop has another piece."""
        return ("exchange", "refund") if matter.exchangeable else ("refund",)
