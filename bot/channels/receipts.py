"""What a provider tells of a message that it took: where it is by now, what it costs."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from bot.channels import deciding
from bot.channels.models import Delivery
from bot.channels.port import Channel, Permanent, SendError, Unreachable
from bot.conversations.events import message_priced
from bot.conversations.models import Message

log = logging.getLogger(__name__)

# A message that the provider took and then failed so often is not tried again.
LAST_TRY = 5
_QUEUED, _SENT = Delivery.State.QUEUED, Delivery.State.SENT


class Reached(IntEnum):
    """How far it has come; it never goes back."""

    FAILED = 0
    SENT = 1
    DELIVERED = 2
    READ = 3


@dataclass(frozen=True)
class Receipt:
    """`provider_id` and `reference`: what `Channel.send` returned and was given, '' where unknown.

    `error` of a failed one; `category` as the provider names what it bills, and whether it does.
    """

    provider_id: str
    reference: str
    reached: Reached
    at: datetime
    error: SendError | None = None
    category: str = ""
    billable: bool = False


def take(channel: Channel, receipt: Receipt, now: datetime) -> None:
    """Keep what is told, in any order and any number of times; call inside a unit of work."""
    delivery = _delivery(channel.name, receipt)
    if delivery is None:
        log.info("%s: a receipt for no message of ours", channel.name)
        return
    if receipt.reached == Reached.FAILED:
        _failed(channel, delivery, receipt, now)
        return
    _reached(delivery, receipt)
    if receipt.category:
        message_priced.send(
            Message,
            message=delivery.message,
            category=receipt.category,
            billable=receipt.billable,
        )


def _delivery(channel: str, receipt: Receipt) -> Delivery | None:
    """By our own name of it: the provider's may not have reached us."""
    rows = Delivery.objects.filter(channel=channel).select_related("message__conversation")
    talk, _, number = receipt.reference.partition(".")
    if number.isascii() and number.isdigit() and len(number) < 19:
        named = rows.filter(message=int(number)).first()
        return named if named and named.message.conversation_id.hex == talk else None
    return rows.filter(provider_id=receipt.provider_id).first()


def _reached(delivery: Delivery, receipt: Receipt) -> None:
    told: dict[str, Any] = {}
    if delivery.state == _QUEUED:
        # The answer to our try was lost, or is still on its way: it need not be sent again.
        told = {"state": _SENT, "provider_id": receipt.provider_id, "sent_at": receipt.at}
        told |= {"error": "", "trying": False, "waits": False}
        if delivery.error.startswith("Unsure") and delivery.unsure:
            told["unsure"] = delivery.unsure - 1
    if receipt.reached >= Reached.DELIVERED and delivery.delivered_at is None:
        told |= {"delivered_at": receipt.at, "state": _SENT, "error": ""}
    if receipt.reached == Reached.READ and delivery.read_at is None:
        told["read_at"] = receipt.at
    if told:
        Delivery.objects.filter(pk=delivery.pk).update(**told)


def _failed(channel: Channel, delivery: Delivery, receipt: Receipt, now: datetime) -> None:
    """Only the latest try counts, and only where it has not arrived all the same."""
    if delivery.provider_id not in {"", receipt.provider_id} or delivery.delivered_at:
        return
    error = receipt.error or Permanent("no reason was told")
    if delivery.attempts >= LAST_TRY and not isinstance(error, Unreachable):
        error = Permanent(f"again and again: {error}")
    if delivery.state == _SENT:
        Delivery.objects.filter(pk=delivery.pk).update(state=_QUEUED, provider_id="", sent_at=None)
    deciding.decide(channel, delivery, error, now)
