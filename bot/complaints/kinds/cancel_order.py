"""The customer wants the order cancelled."""

from __future__ import annotations

from bot.complaints.ending import Ending
from bot.complaints.kind import Matter
from bot.complaints.move import Say
from bot.complaints.period import told_period
from bot.complaints.situation import Situation
from bot.complaints.step import Step


class CancelOrder(Ending):
    """Before it is sent, or while it is overdue or lost; what is on its way is withdrawn from."""

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

    def plan(self, matter: Matter) -> str | None:
        """Nothing to do where it is too late, or where people decide."""
        return super().plan(matter) if matter.options else None

    def tell(self, matter: Matter) -> list[Say]:
        """Where the order is, why it can't be cancelled there, and how long it may be returned."""
        if self.people(matter):
            return [self.no_choice(matter)]
        told = super().tell(matter)
        if matter.where is Situation.CANCELLED:
            return told
        period = told_period(matter.order, matter.items, matter.rules)
        return [*told, Say("utter_cannot_cancel"), *period]

    def people(self, matter: Matter) -> str:
        """What has not come may be given up: where we can't do it, people decide."""
        over = matter.where in {Situation.CANCELLED, Situation.DELIVERED}
        return "" if over or matter.options else "policy_exception"
