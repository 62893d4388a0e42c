"""Until when a customer may be written to freely, and what happens to messages after that."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from bot.channels.models import Address, Delivery
from bot.channels.port import Channel
from bot.conversations.events import conversation_changed
from bot.conversations.models import Conversation, Sender
from bot.conversations.saying import say
from bot.conversations.storage import unit_of_work


def opened(mine: Address, until: datetime) -> None:
    """The customer has written: what waited for that goes out. Call inside a unit of work."""
    if mine.open_until is None or until > mine.open_until:
        mine.open_until = until
        mine.save(update_fields=["open_until"])
        _waiting(mine.customer_id).update(waits=False)


def wait(channel: Channel, delivery: Delivery, error: str, now: datetime) -> None:
    """A message stays until its customer writes; they are invited to, once, where that is allowed.

    What the house says of a wait is no news any more by then: it has failed.
    """
    message = delivery.message
    with unit_of_work():
        Address.objects.filter(customer=message.conversation.customer_id).update(open_until=now)
        if message.sender == Sender.SYSTEM:
            delivery.held().update(state=Delivery.State.FAILED, error=error, trying=False)
            return
        waits = delivery.held().update(waits=True, error=error, trying=False)
        if waits and channel.invitation and not _invited(delivery):
            _invite(message.conversation, channel.invitation.name, channel.invitation.text)


def _invite(conversation: Conversation, name: str, text: str) -> None:
    said = say(conversation, Sender.SYSTEM, text)
    Delivery.objects.filter(message=said).update(template=name)
    conversation_changed.send(Conversation, conversation=conversation)


def _invited(delivery: Delivery) -> bool:
    """Since the customer last wrote, whatever came of it: nobody is pestered."""
    customer = delivery.message.conversation.customer_id
    theirs = delivery.message.conversation.messages.filter(sender=Sender.CUSTOMER)
    last = theirs.order_by("-id").values_list("id", flat=True).first() or 0
    return (
        Delivery.objects.filter(message__conversation__customer=customer, message__gt=last)
        .exclude(template="")
        .exists()
    )


def _waiting(customer_id: int | None) -> QuerySet[Delivery]:
    return Delivery.objects.filter(
        state=Delivery.State.QUEUED, waits=True, message__conversation__customer=customer_id
    )
