"""The customer asks for the invoice."""

from __future__ import annotations

from bot.complaints.kind import Kind, Matter
from bot.complaints.move import Say
from bot.complaints.step import Step


class Invoice(Kind):
    """Told from the shop, with nothing to choose."""

    name = "invoice"
    complaint = False
    chosen = False
    only_tells = True
    anew = True
    queues = True

    def next_step(self, matter: Matter) -> Step | None:
        """Nothing is left to ask."""
        return None

    def plan(self, matter: Matter) -> str | None:
        """Nothing is done."""
        return None

    def tell(self, matter: Matter) -> list[Say]:
        """The link, or that there is none yet."""
        order = matter.order
        if order.invoice_url:
            return [Say("utter_info_invoice", {"url": order.invoice_url})]
        return [Say("utter_info_no_invoice", {"order_number": order.order_number})]
