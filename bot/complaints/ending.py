"""What ends a purchase before delivery: a cancellation until it is sent, then a withdrawal.

The right of withdrawal may be used before the parcel is there (law no. 6502, art. 48; a lawyer must
confirm), so that who does not want an order any more need not wait for it.
"""

from __future__ import annotations

from bot.complaints.deed import KEEP
from bot.complaints.kind import Kind, Matter
from bot.complaints.move import Say
from bot.complaints.situation import CANCELLABLE, Situation
from bot.complaints.step import Step

NOT_RETURNABLE = "ürün iade kapsamı dışında görünüyor"
_SHOP_CANNOT = "mağaza sistemi bunu benden kabul etmiyor"


class Ending(Kind):
    """A type that gives an order up: nothing but that is offered while it is not delivered."""

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """Cancel it, or withdraw from what is on its way; or keep it."""
        if matter.where in CANCELLABLE:
            return ("cancel", KEEP)
        free = matter.where is Situation.ON_TIME and matter.returnable
        return ("refund", KEEP) if free else ()

    def no_choice(self, matter: Matter) -> Say:
        """Why people have to decide about what is on its way."""
        if matter.where is not Situation.ON_TIME:
            return super().no_choice(matter)
        why = _SHOP_CANNOT if matter.returnable else NOT_RETURNABLE
        return Say("utter_no_options_early", {"why": why})

    def refused(self, matter: Matter, why: str) -> list[Say]:
        """What is on its way goes to people, who are told of with `no_choice`."""
        return [] if matter.where is Situation.ON_TIME else super().refused(matter, why)

    def ask(self, step: Step, matter: Matter) -> Say | None:
        """What can be done before delivery."""
        if step is not Step.WISH or matter.days_here is not None:
            return super().ask(step, matter)
        early = matter.where is Situation.ON_TIME
        return Say(f"utter_question_wish_{'early' if early else 'unsent'}")
