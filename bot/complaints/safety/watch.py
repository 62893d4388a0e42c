"""Danger while people are awaited or at work: the bot is silent then, yet it is not passed over."""

from __future__ import annotations

from typing import Any

from bot.complaints.safety.oncall import SAFETY
from bot.conversations.models import Conversation, Handoff, Message, Owner, Sender
from bot.conversations.turns import say
from bot.nlu.danger import danger

_CARE = (
    "Çok geçmiş olsun. Lütfen ürünü kullanmayın ve uzak tutun; acil bir durum varsa 112'yi arayın. "
    "Mesajınızı sıranın en başına aldım."
)
_MARK = "TEHLİKE: müşteri beklerken yazdı"


def on_waiting_message(conversation: Conversation, message: Message, **_: Any) -> None:
    """Put a conversation in danger at the head of the queue, and answer once while nobody does."""
    stay = Handoff.objects.filter(conversation=conversation, ended_at=None).last()
    if stay is None or stay.reason == SAFETY or danger(message.text) is None:
        return
    stay.reason, stay.brief = SAFETY, f"{_MARK}\n{stay.brief}"
    stay.save(update_fields=["reason", "brief"])
    if conversation.owner == Owner.QUEUED:
        say(conversation, Sender.SYSTEM, _CARE)
