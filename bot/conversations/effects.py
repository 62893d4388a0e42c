"""The effects of a turn that this room carries out: handing over and closing."""

from __future__ import annotations

from django.utils import timezone

from bot import effects
from bot.conversations.events import conversation_changed
from bot.conversations.handlers import handles
from bot.conversations.intake import current_conversation
from bot.conversations.models import Attachment, Conversation, Message, Owner, Sender, State
from bot.conversations.takeover import hand_over


@handles(effects.Handoff)
def _hand_over(conversation: Conversation, _: Message, effect: effects.Handoff) -> None:
    hand_over(conversation, effect.reason, effect.brief)


@handles(effects.Close)
def _close(conversation: Conversation, _: Message, effect: effects.Close) -> None:
    close(conversation)


def close(conversation: Conversation) -> None:
    """End a conversation; call inside a unit of work."""
    conversation.owner = Owner.CLOSED
    conversation.closed_at = timezone.now()
    conversation.save(update_fields=["owner", "closed_at"])
    _take_along(conversation)


def _take_along(conversation: Conversation) -> None:
    """Words that came during the last turn begin a new conversation, as a moment later they would.

    A button pressed meanwhile was for what is over now.
    """
    late = conversation.messages.filter(state=State.PENDING, sender=Sender.CUSTOMER)
    late.exclude(payload="").update(state=State.DONE)
    numbers = list(late.values_list("pk", flat=True))
    if numbers:
        fresh = current_conversation(conversation.customer)
        Attachment.objects.filter(message__in=numbers).update(conversation=fresh)
        Message.objects.filter(pk__in=numbers).update(conversation=fresh)
        conversation_changed.send(Conversation, conversation=fresh)
