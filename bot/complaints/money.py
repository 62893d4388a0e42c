"""Where a customer's money is, from what the shop has booked and paid."""

from __future__ import annotations

from bot.commerce.shops.port import Refund
from bot.complaints.kind import Matter
from bot.complaints.move import Say, Value


def refunds(matter: Matter) -> list[Say]:
    """What is on its way back or was paid, who cancelled, and what was kept back."""
    order = matter.order
    says = []
    if order.cancelled_by:
        says.append(Say(f"utter_cancelled_by_{order.cancelled_by}", _cancelled(matter)))
    if not order.refunds:
        return says or [Say("utter_no_refund", {"order_number": order.order_number})]
    return says + [say for one in order.refunds[-2:] for say in _refund(matter, one)]


def late_refund(matter: Matter) -> bool:
    """Whether money should have been paid by now, and was not."""
    return any(_late(matter, one) for one in matter.order.refunds)


def _refund(matter: Matter, refund: Refund) -> list[Say]:
    state = "paid" if refund.paid_on else "late" if _late(matter, refund) else "due"
    says = [Say(f"utter_refund_{state}", _values(matter, refund))]
    if refund.deducted:
        kept: dict[str, Value] = {"deducted": refund.deducted, "why": refund.deducted_for}
        says.append(Say("utter_refund_less", kept))
    return says


def _late(matter: Matter, refund: Refund) -> bool:
    return refund.paid_on is None and refund.due_on < matter.rules.today


def _values(matter: Matter, refund: Refund) -> dict[str, Value]:
    return {
        "order_number": matter.order.order_number,
        "amount": refund.amount,
        "asked_on": refund.asked_on,
        "due_on": refund.due_on,
        "paid_on": refund.paid_on,
    }


def _cancelled(matter: Matter) -> dict[str, Value]:
    order = matter.order
    return {"order_number": order.order_number, "cancelled_on": order.cancelled_at}
