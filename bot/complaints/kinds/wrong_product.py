"""Another product came than the one that was ordered."""

from __future__ import annotations

from bot.complaints.faulty import Faulty
from bot.complaints.kind import Matter
from bot.complaints.step import Step


class WrongProduct(Faulty):
    """Which item, what came instead, then exchange or refund: the customer chooses."""

    name = "wrong_product"
    asks_what_came = True

    def detail_step(self, matter: Matter) -> Step | None:
        """A photo says what came as well as words do."""
        told = matter.problem.received is not None or matter.problem.photo is not None
        return None if told else Step.RECEIVED

    def remedies(self, matter: Matter) -> tuple[str, ...]:
        """An exchange only where the shop has another piece."""
        return ("exchange", "refund") if matter.exchangeable else ("refund",)
