"""Until when a customer may be written to freely, and what happens to messages after that."""

from __future__ import annotations

from datetime import datetime

from bot.channels.models import Address, Delivery
from bot.channels.port import Channel
from bot.conversations.events import conversation_changed
from bot.conversations.models import Conversation, Sender
from bot.conversations.saying import say
from bot.conversations.storage import unit_of_work


def opened(mine: Address, until: datetime, now: datetime) -> None:
    """The customer has written: what waited for that goes out. Call inside a unit of work."""
    if mine.open_until and until <= mine.open_until:
        return
    mine.open_until = until
    mine.save(update_fields=["open_until"])
    queued = Delivery.objects.filter(
        state=Delivery.State.QUEUED, message__conversation__customer=mine.customer_id
    )
    queued.filter(waits=True).update(waits=False, not_before=now)
    # They came by themselves: nobody need invite them any more.
    queued.exclude(template="").update(state=Delivery.State.FAILED, error="the customer wrote")


def wait(channel: Channel, delivery: Delivery, error: str, now: datetime) -> None:
    """A message stays until its customer writes; they are invited to, once, where that is allowed.

    What the house says of a wait is no news any more by then: it has failed.
    """
    message = delivery.message
    with unit_of_work():
        mine = Address.objects.filter(customer=message.conversation.customer_id)
        mine.filter(open_until__gt=now).update(open_until=now)
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
