"""The parcel has not come, came too late, or is shown as delivered and is not there."""

from __future__ import annotations

from bot.commerce.shops.port import ActionKind, ActionResult, ActionStatus
from bot.complaints.deed import ACTIONS, ENDS, KEEP, WAIT
from bot.complaints.kind import Kind, Matter
from bot.complaints.move import Say, Value
from bot.complaints.situation import IN_TIME, NOT_COME, Situation
from bot.complaints.step import Step


class LateDelivery(Kind):
    """What the carrier really says decides: the date, an enquiry, a new parcel or the money."""

    name = "late_delivery"
    whole = True
    chosen = False
    where = True
    not_come = True

    def fits(self, matter: Matter) -> bool:
        """ "Gelmedi, iptal edin": what is in time is given up, and nothing is late."""
        return matter.where not in IN_TIME or matter.problem.wish not in ENDS

    def next_step(self, matter: Matter) -> Step | None:
        """In time or already cancelled: there is a date to tell, and nothing to choose."""
        if _overdue(matter):
            return None
        if matter.where == Situation.DELIVERED:
            unasked = self._unasked(matter) and not _running(matter)
            return Step.NEIGHBOURS if self._missed(matter) and unasked else None
        return self.wish_step(matter) if matter.where in NOT_COME else None

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """A lost parcel is sent again or refunded; a late one is waited for or cancelled."""
        if matter.where not in NOT_COME:
            return ()
        return ("reship", "refund") if matter.where == Situation.LOST else (WAIT, "cancel")

    def plan(self, matter: Matter) -> str | None:
        """Who waits, or has looked everywhere, gets an enquiry at the carrier."""
        wish = matter.problem.wish
        if wish == KEEP or _overdue(matter):
            return None
        if matter.where == Situation.DELIVERED:
            return "enquiry" if self._missed(matter) else None
        return ACTIONS.get(wish or "", wish) if matter.where in NOT_COME else None

    def tell(self, matter: Matter) -> list[Say]:
        """Found after all, come too late, or where it is."""
        parcel = matter.order.shipment
        if matter.problem.found:
            return [Say("utter_glad_found")]
        if _overdue(matter):
            return [Say("utter_enquiry_late", _carrier(matter, _running(matter)))]
        if matter.where == Situation.DELIVERED and parcel:
            return [Say("utter_noted_late", {"promised_on": parcel.promised_on})]
        return super().tell(matter)

    def people(self, matter: Matter) -> str:
        """An answer of the carrier that should have been there: a promise is broken."""
        return "promise_broken" if _overdue(matter) else ""

    def ask(self, step: Step, matter: Matter) -> Say | None:
        """The questions tell what the carrier says."""
        if step is Step.NEIGHBOURS:
            return Say("utter_question_neighbours", _carrier(matter))
        if step is Step.WISH:
            if matter.where == Situation.LOST:
                return Say("utter_question_wish_lost", _carrier(matter))
            enquiry = _running(matter)
            state = "enquired" if enquiry else "overdue"
            return Say(f"utter_question_wish_{state}", _carrier(matter, enquiry))
        return None

    @staticmethod
    def _missed(matter: Matter) -> bool:
        """Shown as delivered, and not there."""
        return not (matter.problem.found or matter.problem.arrived_late)

    @staticmethod
    def _unasked(matter: Matter) -> bool:
        return matter.problem.found is None


def _running(matter: Matter) -> ActionResult | None:
    """The enquiry whose answer is awaited; a lost parcel needs none any more."""
    if matter.where == Situation.LOST:
        return None
    asked = (one for one in matter.order.actions if one.kind is ActionKind.enquiry)
    return next((one for one in asked if one.status is ActionStatus.open), None)


def _overdue(matter: Matter) -> bool:
    """Whether that answer should have been there by now."""
    enquiry = _running(matter)
    due = enquiry.resolved_by if enquiry else None
    return due is not None and due < matter.rules.today


def _carrier(matter: Matter, enquiry: ActionResult | None = None) -> dict[str, Value]:
    parcel = matter.order.shipment
    return {
        "resolved_by": enquiry.resolved_by if enquiry else None,
        "carrier": parcel.carrier if parcel else "Kargo firması",
        "promised_on": parcel.promised_on if parcel else None,
        "last_scan": parcel.last_scan_place if parcel and parcel.last_scan_place else "yolda",
        "delivered_on": parcel.delivered_at if parcel else None,
        "delivered_to": (parcel.delivered_to if parcel else None) or "adınıza",
    }
