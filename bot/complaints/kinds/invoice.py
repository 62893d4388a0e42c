"""The customer asks for the invoice."""

from __future__ import annotations

from bot.complaints.information import Information
from bot.complaints.kind import Matter
from bot.complaints.move import Say


class Invoice(Information):
    """The shop's link to it."""

    name = "invoice"
    queues = True

    def tell(self, matter: Matter) -> list[Say]:
        """The link, or that there is none yet."""
        order = matter.order
        if order.invoice_url:
            return [Say("utter_info_invoice", {"url": order.invoice_url})]
        return [Say("utter_info_no_invoice", {"order_number": order.order_number})]
