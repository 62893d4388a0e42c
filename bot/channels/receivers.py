"""Puts what is said into the outbox, in the transaction that stores it."""

from __future__ import annotations

from typing import Any

from bot.channels.models import Delivery
from bot.channels.table import pulls
from bot.conversations.models import Message


def on_message_said(message: Message, **_: Any) -> None:
    """A delivery for each message of ours, unless its customer comes for it."""
    if not pulls(message.channel):
        at = message.created_at
        Delivery.objects.create(message=message, channel=message.channel, not_before=at, made_at=at)
