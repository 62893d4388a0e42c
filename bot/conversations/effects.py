"""The effects of a turn that this room carries out: handing over and closing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from bot.conversations.models import Conversation, Owner
from bot.conversations.takeover import hand_over


def on_effect(conversation: Conversation, effect: dict[str, Any], **_: Any) -> None:
    if effect["kind"] == "handoff":
        hand_over(conversation, effect["reason"], effect["brief"])
    elif effect["kind"] == "close":
        close(conversation)


def close(conversation: Conversation) -> None:
    """End a conversation; call inside a unit of work."""
    conversation.owner = Owner.CLOSED
    conversation.closed_at = timezone.now()
    conversation.save(update_fields=["owner", "closed_at"])
