"""What Meta tells of our messages, as the channels' receipts."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from bot.channels.receipts import Reached, Receipt
from bot.channels.whatsapp.errors import Error, decided
from bot.channels.whatsapp.updates import Name, Raw, Stamp, converted, key, moment

_REACHED = {
    "failed": Reached.FAILED,
    "sent": Reached.SENT,
    "delivered": Reached.DELIVERED,
    "read": Reached.READ,
    "played": Reached.READ,
}


class Pricing(Struct):
    """What Meta asks for it."""

    billable: bool = False
    category: str = ""


class Status(Struct):
    """What became of a message of ours."""

    id: Name
    status: Annotated[str, Meta(max_length=16)]
    timestamp: Stamp
    biz_opaque_callback_data: str | None = None
    errors: list[Error] = []
    pricing: Pricing | None = None


def read(raw: Raw) -> Status:
    """Raises ValueError."""
    return converted(raw, Status)


def receipt(status: Status) -> Receipt | None:
    """None for what says nothing of a message's way (deleted, a warning, one of the future)."""
    reached = _REACHED.get(status.status)
    if reached is None:
        return None
    pricing = status.pricing
    return Receipt(
        provider_id=key(status.id),
        reference=status.biz_opaque_callback_data or "",
        reached=reached,
        at=moment(status.timestamp),
        error=decided(_error(status)) if reached is Reached.FAILED else None,
        category=pricing.category[:32] if pricing else "",
        billable=bool(pricing and pricing.billable),
    )


def _error(status: Status) -> Error:
    return status.errors[0] if status.errors else Error()
