"""The demo shop's conditions: for each kind of action, what must hold, and the refusal's code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot.commerce.shops.demo.service.catalogue import VARIANTS
from bot.commerce.shops.demo.service.lines import Part
from bot.commerce.shops.port import ActionKind, Ground, Order, OrderItem, OrderStatus, Request

WITHDRAWAL_DAYS: Final = 14
DEFECT_DAYS: Final = 730
LOST_DAYS: Final = 20  # after the promised date
INVOICE_DAYS: Final = 7  # after the order, as the tax procedure law has it
REPAIRABLE: Final = frozenset({"Elektronik", "Ev aletleri", "Ayakkabı", "Çanta"})

GOODS: Final = frozenset(
    {
        ActionKind.exchange,
        ActionKind.refund,
        ActionKind.replacement,
        ActionKind.repair,
        ActionKind.price_reduction,
        ActionKind.reship,
    }
)

WANTING: Final = GOODS | {ActionKind.cancel}
"""What takes pieces of the order, so that others can't have them too."""


@dataclass(frozen=True)
class Case:
    """A request for lines of an order as it stands today."""

    order: Order
    parts: tuple[Part, ...]
    request: Request
    now: datetime
    undisputed: bool
    """Nobody has asked the carrier where the parcel is."""

    @property
    def items(self) -> list[OrderItem]:
        """The goods that it is about."""
        return [part.item for part in self.parts]

    @property
    def today(self) -> date:
        """The day of the request."""
        return self.now.date()

    @property
    def delivered(self) -> bool:
        """The carrier says that it was delivered."""
        return self.order.status is OrderStatus.delivered

    @property
    def with_customer(self) -> bool:
        """There is something to collect: delivered, and nobody says that it never came."""
        return self.delivered and self.undisputed and self.request.ground is not Ground.missing

    @property
    def defect(self) -> bool:
        """The goods are not as sold."""
        return self.request.ground is not Ground.withdrawal

    @property
    def days_late(self) -> int:
        """Days since the promised date while the parcel is on its way; 0 otherwise."""
        parcel = self.order.shipment
        if parcel is None or self.delivered or not parcel.tracking_number:
            return 0
        return max(0, (self.today - parcel.promised_on).days)

    @property
    def lost(self) -> bool:
        """The carrier gave it up, or it is over `LOST_DAYS` late (commercial code, art. 874)."""
        return self.order.status is OrderStatus.lost or self.days_late > LOST_DAYS

    @property
    def withdrawn_early(self) -> bool:
        """No reason, no delivery: the right may be used as soon as the parcel is sent (art. 48)."""
        parcel = self.order.shipment
        sent = parcel is not None and bool(parcel.tracking_number)
        return sent and not (self.delivered or self.lost or self.defect)

    def days_since_delivery(self) -> int:
        """Days since the carrier handed it over; 0 when it has not."""
        parcel = self.order.shipment
        if parcel is None or parcel.delivered_at is None:
            return 0
        return (self.today - parcel.delivered_at.date()).days


Check = Callable[[Case], str | None]


def _delivered(case: Case) -> str | None:
    return None if case.delivered else "not_delivered"


def _refundable(case: Case) -> str | None:
    due = case.delivered or case.lost or case.withdrawn_early
    return None if due else "not_delivered"


def _resendable(case: Case) -> str | None:
    return None if case.delivered or case.lost else "not_lost"


def _within_window(case: Case) -> str | None:
    if case.defect:
        return _within_liability(case)
    return "window_closed" if case.days_since_delivery() > WITHDRAWAL_DAYS else None


def _within_liability(case: Case) -> str | None:
    return "liability_over" if case.days_since_delivery() > DEFECT_DAYS else None


def _returnable(case: Case) -> str | None:
    # What never arrived, or is not what was sold, is refunded whatever it is.
    early = case.withdrawn_early and not case.days_late
    free = case.defect or not (case.with_customer or early)
    return None if free or all(item.returnable for item in case.items) else "not_returnable"


def _in_stock(case: Case) -> str | None:
    return next(filter(None, map(_lacking, case.parts)), None)


def _lacking(part: Part) -> str | None:
    """What stands against sending this part again, in the variant that is wanted."""
    bought = {part.item.variant: part.item.exchangeable}
    stock = {one.name: one.in_stock for one in VARIANTS.get(part.item.sku, ())} | bought
    wanted = part.variant or part.item.variant
    if wanted not in stock:
        return "no_such_variant"
    return None if stock[wanted] else "out_of_stock"


def _repairable(case: Case) -> str | None:
    able = all(item.category in REPAIRABLE for item in case.items)
    return None if able else "not_repairable"


def _shipped(case: Case) -> str | None:
    parcel = case.order.shipment
    return None if parcel and parcel.tracking_number else "not_shipped"


def _cancellable(case: Case) -> str | None:
    waiting = case.order.status is OrderStatus.preparing
    return None if waiting or case.lost or case.days_late else "not_cancellable"


def _not_on_its_way(case: Case) -> str | None:
    return None if case.order.status is OrderStatus.preparing else "already_shipped"


def _invoice_open(case: Case) -> str | None:
    age = (case.today - case.order.placed_at.date()).days
    return "invoice_final" if age > INVOICE_DAYS else None


def _detailed(case: Case) -> str | None:
    return None if case.request.detail.strip() else "detail_missing"


CHECKS: Final[dict[ActionKind, tuple[Check, ...]]] = {
    ActionKind.exchange: (_delivered, _within_window, _in_stock),
    ActionKind.refund: (_refundable, _returnable, _within_window),
    ActionKind.replacement: (_delivered, _within_liability, _in_stock),
    ActionKind.repair: (_delivered, _within_liability, _repairable),
    ActionKind.price_reduction: (_delivered, _within_liability),
    ActionKind.reship: (_resendable, _within_liability, _in_stock),
    ActionKind.enquiry: (_shipped,),
    ActionKind.cancel: (_cancellable,),
    ActionKind.change_address: (_not_on_its_way, _detailed),
    ActionKind.company_invoice: (_invoice_open, _detailed),
}
