"""The customer wants the order cancelled."""

from __future__ import annotations

from bot.complaints.deed import KEEP
from bot.complaints.kind import Kind, Matter
from bot.complaints.move import Say
from bot.complaints.situation import CANCELLABLE, Situation
from bot.complaints.step import Step


class CancelOrder(Kind):
    """Before it is sent, or while it is overdue or lost; what is on its way is sent back later."""

    name = "cancel_order"
    complaint = False
    chosen = False
    anew = True
    only_if_meant = True
    remedy = "cancel"
    asked_about = frozenset(
        {"how_to_cancel", "cancel_cost", "refund_status", "hours", "data", "compare"}
    )

    def next_step(self, matter: Matter) -> Step | None:
        """It is the whole order, where not only a part of it is spoken of."""
        part = self.item_step(matter) if matter.problem.some else None
        return part or self.wish_step(matter)

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """Cancel or keep."""
        return ("cancel", KEEP) if matter.where in CANCELLABLE else ()

    def plan(self, matter: Matter) -> str | None:
        """Nothing to do where it is too late."""
        return super().plan(matter) if matter.where in CANCELLABLE else None

    def tell(self, matter: Matter) -> list[Say]:
        """Where the order is, and that it can't be cancelled there."""
        told = super().tell(matter)
        over = matter.where == Situation.CANCELLED
        return told if over else [*told, Say("utter_cannot_cancel")]
