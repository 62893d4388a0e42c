"""An order and what is done about it, in words that no shop system owns.

Moments carry a time zone. An order travels through a bot slot as JSON, so everything here turns
into JSON and back without loss. Callers take these names from `port.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Annotated, Any

from msgspec import Meta

from bot import wire

Moment = Annotated[datetime, Meta(tz=True)]


class Amount(Decimal):
    """Turkish lira, finite and not negative; raises ValueError for anything else.

    A string in JSON: a number there may have lost its kuruş on the way.
    """

    def __new__(cls, value: Decimal | str) -> Amount:
        """Check and take over a value."""
        try:
            amount = super().__new__(cls, value)
        except InvalidOperation:
            raise ValueError("not an amount") from None
        if not amount.is_finite() or amount < 0:
            raise ValueError("not an amount of money")
        return amount


class OrderStatus(str, Enum):
    """Where an order or a parcel is; a shop's own word that we do not know is `unknown`."""

    preparing = "preparing"
    shipped = "shipped"
    in_transit = "in_transit"
    out_for_delivery = "out_for_delivery"
    delivered = "delivered"
    delivery_failed = "delivery_failed"
    returning = "returning"
    returned = "returned"
    lost = "lost"
    cancelled = "cancelled"
    unknown = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> OrderStatus:
        return cls.unknown


class ActionKind(str, Enum):
    """What a shop can be asked to do for a customer."""

    exchange = "exchange"
    refund = "refund"
    replacement = "replacement"
    repair = "repair"
    price_reduction = "price_reduction"
    reship = "reship"
    enquiry = "enquiry"
    cancel = "cancel"
    change_address = "change_address"
    change_pickup = "change_pickup"
    company_invoice = "company_invoice"


class Ground(str, Enum):
    """Why the customer may ask for it: that decides how long they may, and what is collected."""

    withdrawal = "withdrawal"
    """No reason needed, for 14 days."""
    defect = "defect"
    """The goods are not as sold: the law's two years."""
    missing = "missing"
    """The goods were not in the parcel: as a defect, and there is nothing to collect."""


class ActionStatus(str, Enum):
    """How far an action is: `booked` waits for the courier, `open` for the shop."""

    booked = "booked"
    open = "open"
    done = "done"
    withdrawn = "withdrawn"
    """Undone: as if it had never been asked for."""


@dataclass(frozen=True)
class Shipment:
    """A parcel as its carrier describes it; '' where there is no number or scan yet."""

    carrier: str
    tracking_number: str
    tracking_url: str
    status: OrderStatus
    raw_status: str
    """The carrier's own word."""
    promised_on: date
    """The delivery date that the customer was given."""
    delivered_at: Moment | None = None
    delivered_to: str | None = None
    """Who took it, when the carrier says so: 'site görevlisi'."""
    last_scan_at: Moment | None = None
    last_scan_place: str = ""


@dataclass(frozen=True)
class OrderItem:
    """A line of an order."""

    sku: str
    title: str
    variant: str
    category: str
    quantity: int
    unit_price: Amount
    exchangeable: bool
    """The shop has a piece to send instead."""
    returnable: bool
    """The 14-day withdrawal applies; what is not as sold may be returned all the same."""
    pieces: int = 1
    """In one unit: a set of 6 glasses has 6, and one of them costs `unit_price` / 6."""


@dataclass(frozen=True)
class Variant:
    """A size or colour in which a product is sold, by the shop's name for it."""

    name: str
    in_stock: bool


@dataclass(frozen=True)
class Line:
    """One line of an order that is asked for."""

    sku: str
    quantity: int | None = None
    """Pieces, not units; None: all of them."""
    variant: str = ""
    """The one wanted instead; '' the one that was bought."""


@dataclass(frozen=True)
class Request:
    """What a customer wants done; no lines means all of them."""

    kind: ActionKind
    lines: tuple[Line, ...] = ()
    ground: Ground = Ground.withdrawal
    detail: str = field(default="", repr=False)
    """The new address, the company's details, or the day of the pick-up (ISO)."""
    instead_of: str = ""
    """Id of the action in whose place it is done; of the one whose pick-up moves."""


@dataclass(frozen=True)
class Refund:
    """Money on its way back: `amount` comes, `deducted` was kept back before."""

    amount: Amount
    asked_on: date
    due_on: date
    paid_on: date | None = None
    deducted: Amount | None = None
    deducted_for: str = ""
    """In Turkish: "kullandığınız 60 TL'lik kupon"."""


@dataclass(frozen=True)
class ActionResult:
    """What a shop has set in motion, with the dates that it stands for.

    `pickup_on`: the courier collects the goods; `return_code`: what the customer shows them.
    """

    id: str
    kind: ActionKind
    status: ActionStatus
    pickup_on: date | None = None
    resolved_by: date | None = None
    """By then the shop has promised the money, the new parcel or the enquiry's answer."""
    return_code: str | None = None
    amount: Amount | None = None
    undo_until: Moment | None = None
    """Until then it can be undone; None where it never can."""
    lines: tuple[Line, ...] = ()
    """What it is for, each line with its pieces."""
    detail: str = field(default="", repr=False)

    def to_json(self) -> dict[str, Any]:
        """Dates in ISO 8601, the amount as a string."""
        return dict(wire.encode(self))

    @classmethod
    def from_json(cls, data: object) -> ActionResult:
        """Read what `to_json` wrote; raises ValueError for anything else."""
        return wire.decode(cls, data)


@dataclass(frozen=True)
class Order:
    """An order with its parcel, and nothing of who bought it."""

    order_number: str
    placed_at: Moment
    status: OrderStatus
    items: tuple[OrderItem, ...]
    shipment: Shipment | None
    total: Amount
    warehouse: str
    region: str
    invoice_url: str | None = None
    cancelled_at: Moment | None = None
    refund_due_on: date | None = None
    refunds: tuple[Refund, ...] = ()
    cancelled_by: str = ""
    """'customer', 'shop', 'carrier', or '' where it is not cancelled or nobody knows."""
    actions: tuple[ActionResult, ...] = ()
    """Those that stand, as they are now."""

    def to_json(self) -> dict[str, Any]:
        """As it travels in the slot: dates in ISO 8601, amounts as strings."""
        return dict(wire.encode(self))

    @classmethod
    def from_json(cls, data: object) -> Order:
        """Read what `to_json` wrote; raises ValueError for anything else."""
        return wire.decode(cls, data)
