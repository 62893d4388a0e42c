"""Another product came than the one that was ordered."""

from __future__ import annotations

from bot.commerce.shops.port import Ground
from bot.complaints.kind import Kind, Matter, out_of_stock
from bot.complaints.move import Say
from bot.complaints.step import Step


class WrongProduct(Kind):
    """Which item, what came instead, then exchange or refund: the customer chooses."""

    name = "wrong_product"
    asks_what_came = True
    ground = Ground.defect

    def next_step(self, matter: Matter) -> Step | None:
        """A photo says what came as well as words do."""
        if step := self.item_step(matter):
            return step
        if matter.problem.received is None and matter.problem.photo is None:
            return Step.RECEIVED
        return self.wish_step(matter) or self.variant_step(matter)

    def lacks(self, matter: Matter) -> list[Say]:
        """Why there is no exchange."""
        return out_of_stock(matter)

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """An exchange only where the shop has another piece."""
        return ("exchange", "refund") if matter.exchangeable else ("refund",)
