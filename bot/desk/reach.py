"""Whether the customer can be reached now, as the head of a conversation tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.channels.models import Address, Delivery
from bot.conversations.models import Conversation, Message, Owner, Sender

# The end of the time in which we may write freely is told so long before.
SOON = timedelta(hours=2)


@dataclass(frozen=True)
class Reach:
    """`stopped` as the address says it; `over`: we may not write freely before they write.

    `ends_at`: where that comes soon; `invited`: what became of the invitation to write, a state of
    `Delivery`, '' without one.
    """

    stopped: str = ""
    over: bool = False
    ends_at: datetime | None = None
    invited: str = ""


def reach(conversation_id: Any, now: datetime) -> Reach:
    """Nothing to tell where it is closed, or where the customers fetch their messages."""
    open_ones = Conversation.objects.filter(pk=conversation_id).exclude(owner=Owner.CLOSED)
    address = Address.objects.filter(customer__conversations__in=open_ones).first()
    if address is None or address.stopped:
        return Reach(stopped=address.stopped if address else "")
    until = address.open_until
    if until is None or until > now + SOON:
        return Reach()
    if until > now:
        return Reach(ends_at=until)
    return Reach(over=True, invited=_invited(conversation_id))


def _invited(conversation_id: Any) -> str:
    """Of the last one since the customer wrote."""
    messages = Message.objects.filter(conversation=conversation_id)
    theirs = messages.filter(sender=Sender.CUSTOMER).order_by("-id").values_list("id", flat=True)
    since = Delivery.objects.filter(
        message__conversation=conversation_id, message__gt=theirs.first() or 0
    )
    told = since.exclude(template="").order_by("-message").values_list("state", flat=True)
    return told.first() or ""
