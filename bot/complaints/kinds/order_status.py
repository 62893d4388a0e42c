"""The customer asks where the order or its money is, or wants address or pick-up changed."""

from __future__ import annotations

from bot.complaints.deed import ENDS
from bot.complaints.information import Information
from bot.complaints.kind import Matter
from bot.complaints.money import late_refund, refunds
from bot.complaints.move import Say
from bot.complaints.situation import IN_TIME, NOT_COME, Situation

ADDRESS, PICKUP = "change_address", "change_pickup"


class OrderStatus(Information):
    """Told from the carrier's record, as every type tells it; or from the shop's, for the money."""

    name = "order_status"
    where = True
    answers = frozenset({"where_is_it", "refund_status"})
    asked_about = frozenset(
        {"product", "coupon", "pickup_day", "hours", "are_you_human", "data"}
        | {"find_number", "find_phone", "compare"}
    )
    errands = frozenset({ADDRESS, PICKUP})

    def fits(self, matter: Matter) -> bool:
        """Who asks for a parcel that is late or lost has the trouble, and gets its choices.

        Who wants one that is in time no more has more than a question.
        """
        problem = matter.problem
        if matter.where in IN_TIME and problem.wish in ENDS and not problem.about_money:
            return False
        return bool(problem.wish or problem.about_money) or matter.where not in NOT_COME

    def possible(self, matter: Matter) -> bool:
        """An address before the parcel is sent, a pick-up while the courier is still to come."""
        if matter.problem.wish == ADDRESS:
            return matter.where == Situation.PREPARING
        return matter.with_pickup is not None

    def tell(self, matter: Matter) -> list[Say]:
        """Where it is; where the money is; or why the change can't be made any more."""
        wish = matter.problem.wish
        if wish == ADDRESS:
            return [Say("utter_address_too_late"), *super().tell(matter)]
        if wish == PICKUP:
            return [Say("utter_no_pickup", {"order_number": matter.order.order_number})]
        return refunds(matter) if matter.problem.about_money else super().tell(matter)

    def people(self, matter: Matter) -> str:
        """Money that should have been there by now: a promise of the shop's is broken."""
        return "promise_broken" if matter.problem.about_money and late_refund(matter) else ""
