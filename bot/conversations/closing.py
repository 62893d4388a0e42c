"""The end of a conversation: by a turn of the bot's, or after a long silence."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.conversations.events import conversation_changed, messages_moved
from bot.conversations.intake import current_conversation, locked
from bot.conversations.models import Conversation, Message, Owner, Sender, State
from bot.conversations.storage import unit_of_work

# So many in one go; the next go takes the rest.
BATCH = 100


def close(conversation: Conversation, now: datetime) -> None:
    """End a conversation; call inside a unit of work that holds it and its customer (`locked`).

    The caller sends `conversation_changed`.
    """
    conversation.owner = Owner.CLOSED
    conversation.closed_at = now
    conversation.save(update_fields=["owner", "closed_at"])
    _take_along(conversation)


def close_idle(now: datetime, after: timedelta) -> int:
    """Close the bot's conversations in which nobody has said anything for `after`.

    Returns how many were closed, at most BATCH.
    """
    idle = Conversation.objects.filter(owner=Owner.BOT, last_message_at__lt=now - after)
    closed = 0
    for pk in idle.values_list("pk", flat=True)[:BATCH]:
        with unit_of_work():
            # Somebody may have written since the look.
            conversation = locked(pk)
            if idle.filter(pk=pk).exists():
                close(conversation, now)
                conversation_changed.send(Conversation, conversation=conversation)
                closed += 1
    return closed


def _take_along(conversation: Conversation) -> None:
    """Words that came during the last turn begin a new conversation, as a moment later they would.

    A button pressed meanwhile was for what is over now; so was a turn of our own.
    """
    pending = conversation.messages.filter(state=State.PENDING)
    pending.exclude(sender=Sender.CUSTOMER).update(state=State.DONE)
    late = pending.filter(sender=Sender.CUSTOMER)
    late.exclude(payload="").update(state=State.DONE)
    numbers = list(late.values_list("pk", flat=True))
    if numbers:
        fresh = current_conversation(conversation.customer)
        Message.objects.filter(pk__in=numbers).update(conversation=fresh)
        messages_moved.send(Conversation, earlier=conversation, later=fresh, messages=numbers)
        conversation_changed.send(Conversation, conversation=fresh)
