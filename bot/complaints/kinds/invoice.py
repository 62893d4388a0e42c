"""The customer asks for the invoice, or for one in a company's name."""

from __future__ import annotations

from bot.complaints.information import Information
from bot.complaints.kind import Matter
from bot.complaints.move import Say


class Invoice(Information):
    """The shop's link to it; a company's details are passed on to the shop."""

    name = "invoice"
    queues = True
    answers = frozenset({"invoice"})
    in_general = "utter_fact_invoice"
    asked_about = frozenset({"coupon", "hours", "are_you_human", "data", "find_number"})
    errands = frozenset({"company_invoice"})

    def tell(self, matter: Matter) -> list[Say]:
        """The link, or that there is none yet."""
        order = matter.order
        if order.invoice_url:
            return [Say("utter_info_invoice", {"url": order.invoice_url})]
        return [Say("utter_info_no_invoice", {"order_number": order.order_number})]
