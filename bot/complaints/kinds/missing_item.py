"""Something is missing from a parcel that came."""

from __future__ import annotations

from bot.commerce.shops.port import Ground
from bot.complaints.kind import Kind, Matter, out_of_stock
from bot.complaints.move import Say


class MissingItem(Kind):
    """Which item, then a second parcel or its price: the customer chooses."""

    name = "missing_item"
    ground = Ground.missing

    def fits(self, matter: Matter) -> bool:
        """ "Tava setim gelmedi" is no missing item while the parcel itself has not come."""
        parcel = matter.order.shipment
        return parcel is not None and parcel.delivered_at is not None

    def lacks(self, matter: Matter) -> list[Say]:
        """Why there is no second parcel."""
        return out_of_stock(matter)

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """A second parcel only where the shop has another piece."""
        return ("reship", "refund") if matter.exchangeable else ("refund",)
