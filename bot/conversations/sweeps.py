"""Timers: what has to happen without a message."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from bot.conversations.effects import close
from bot.conversations.events import conversation_changed, sweep_due
from bot.conversations.models import Conversation, Owner
from bot.conversations.storage import unit_of_work
from bot.conversations.takeover import notice_waiting


def sweep() -> None:
    notice_waiting(timedelta(seconds=settings.QUEUE_NOTICE_SECONDS))
    close_idle(timedelta(minutes=settings.IDLE_CLOSE_MINUTES))
    sweep_due.send(sweep)


def close_idle(after: timedelta) -> int:
    """Close the bot's conversations in which nobody has said anything for `after`."""
    idle = Conversation.objects.filter(
        owner=Owner.BOT, last_message_at__lt=timezone.now() - after
    ).values_list("pk", flat=True)
    closed = 0
    for pk in idle[:100]:
        with unit_of_work():
            conversation = (
                Conversation.objects.select_for_update()
                .filter(pk=pk, owner=Owner.BOT, last_message_at__lt=timezone.now() - after)
                .first()
            )
            if conversation:
                close(conversation)
                conversation_changed.send(Conversation, conversation=conversation)
                closed += 1
    return closed
