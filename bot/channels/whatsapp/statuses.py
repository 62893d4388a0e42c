"""What Meta tells of our messages, as the channels' receipts."""

from __future__ import annotations

from bot.channels.receipts import Reached, Receipt
from bot.channels.whatsapp.errors import decided
from bot.channels.whatsapp.inbound import key
from bot.channels.whatsapp.updates import Error, Status, moment

_REACHED = {
    "failed": Reached.FAILED,
    "sent": Reached.SENT,
    "delivered": Reached.DELIVERED,
    "read": Reached.READ,
    "played": Reached.READ,
}


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
