"""Danger in a message that gets no turn: people are at work, or the engine is away."""

from __future__ import annotations

from typing import Any

from bot.conversations.handoff import move_to_head
from bot.conversations.models import Conversation, Message, Owner, Sender
from bot.conversations.saying import say
from bot.nlu.danger import danger

_CARE = (
    "Çok geçmiş olsun. Lütfen ürünü kullanmayın ve uzak tutun; acil bir durum varsa 112'yi arayın. "
    "Mesajınızı sıranın en başına aldım."
)
_MARK = "TEHLİKE: müşteri beklerken yazdı"


def on_waiting_message(conversation: Conversation, message: Message, **_: Any) -> None:
    """Put a conversation in danger at the head of the queue, and answer once while nobody does."""
    if danger(message.text) is None or not move_to_head(conversation, _MARK):
        return
    if conversation.owner == Owner.QUEUED:
        say(conversation, Sender.SYSTEM, _CARE)
