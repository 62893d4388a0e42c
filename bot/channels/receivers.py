"""Puts what is said into the outbox, in the transaction that stores it."""

from __future__ import annotations

from typing import Any

from bot.channels.models import Delivery
from bot.channels.table import CHANNELS, pulls
from bot.conversations.models import Conversation, Message


def on_message_said(message: Message, **_: Any) -> None:
    """A delivery for each message of ours, unless its customer comes for it."""
    if not pulls(message.channel):
        at = message.created_at
        Delivery.objects.create(message=message, channel=message.channel, not_before=at, made_at=at)


def on_turn_begins(conversation: Conversation, **_: Any) -> None:
    """The customer sees that an answer is on its way."""
    _typing(conversation, True)


def on_turn_ended(conversation: Conversation, **_: Any) -> None:
    """And no longer than that."""
    _typing(conversation, False)


def _typing(conversation: Conversation, on: bool) -> None:
    channel = CHANNELS.get(conversation.channel)
    if channel and not channel.pulls:
        channel.show_typing(conversation.customer_id, on)
