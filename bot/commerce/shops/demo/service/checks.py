"""The demo shop's conditions: for each kind of action, what must hold, and the refusal's code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot.commerce.shops.port import ActionKind, Ground, Order, OrderItem, OrderStatus

WITHDRAWAL_DAYS: Final = 14
DEFECT_DAYS: Final = 730
LOST_DAYS: Final = 20  # after the promised date
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

MESSAGES: Final[dict[str, str]] = {
    "order_not_found": "Bu numarayla bir sipariş bulunamadı.",
    "action_not_found": "Bu numarayla bir işlem bulunamadı.",
    "key_reused": "Bu anahtar başka bir istek için kullanılmış.",
    "unknown_sku": "Bu ürün siparişte yok.",
    "already_cancelled": "Sipariş iptal edilmiş.",
    "already_open": "Bu ürün için açık bir işlem var.",
    "not_cancellable": "Sipariş kargoda ya da teslim edilmiş; iptal edilemiyor.",
    "not_shipped": "Sipariş henüz kargoya verilmedi.",
    "not_delivered": "Sipariş henüz teslim edilmedi.",
    "not_lost": "Kargo hâlâ yolda; kayıp sayılmıyor.",
    "not_returnable": "Bu ürün cayma hakkı kapsamında iade alınmıyor.",
    "window_closed": "14 günlük cayma süresi dolmuş.",
    "liability_over": "İki yıllık ayıplı mal süresi dolmuş.",
    "not_repairable": "Bu ürün onarılamıyor.",
    "out_of_stock": "Bu üründen stokta kalmadı.",
    "not_changeable": "Bu işlem artık değiştirilemiyor.",
    "not_undoable": "Bu işlem artık geri alınamıyor.",
}


@dataclass(frozen=True)
class Case:
    """A request for lines of an order as it stands today."""

    order: Order
    items: tuple[OrderItem, ...]
    kind: ActionKind
    ground: Ground
    now: datetime
    undisputed: bool
    """Nobody has asked the carrier where the parcel is."""

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
        return self.delivered and self.undisputed and self.ground is not Ground.missing

    @property
    def defect(self) -> bool:
        """The goods are not as sold."""
        return self.ground is not Ground.withdrawal

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

    def days_since_delivery(self) -> int:
        """Days since the carrier handed it over; 0 when it has not."""
        parcel = self.order.shipment
        if parcel is None or parcel.delivered_at is None:
            return 0
        return (self.today - parcel.delivered_at.date()).days


Check = Callable[[Case], str | None]


def _delivered(case: Case) -> str | None:
    return None if case.delivered else "not_delivered"


def _delivered_or_lost(case: Case) -> str | None:
    return None if case.delivered or case.lost else "not_delivered"


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
    free = case.defect or not case.with_customer
    return None if free or all(item.returnable for item in case.items) else "not_returnable"


def _in_stock(case: Case) -> str | None:
    return None if all(item.exchangeable for item in case.items) else "out_of_stock"


def _repairable(case: Case) -> str | None:
    able = all(item.category in REPAIRABLE for item in case.items)
    return None if able else "not_repairable"


def _shipped(case: Case) -> str | None:
    parcel = case.order.shipment
    return None if parcel and parcel.tracking_number else "not_shipped"


def _cancellable(case: Case) -> str | None:
    waiting = case.order.status is OrderStatus.preparing
    return None if waiting or case.lost or case.days_late else "not_cancellable"


CHECKS: Final[dict[ActionKind, tuple[Check, ...]]] = {
    ActionKind.exchange: (_delivered, _within_window, _in_stock),
    ActionKind.refund: (_delivered_or_lost, _returnable, _within_window),
    ActionKind.replacement: (_delivered, _within_liability, _in_stock),
    ActionKind.repair: (_delivered, _within_liability, _repairable),
    ActionKind.price_reduction: (_delivered, _within_liability),
    ActionKind.reship: (_resendable, _within_liability, _in_stock),
    ActionKind.enquiry: (_shipped,),
    ActionKind.cancel: (_cancellable,),
}
