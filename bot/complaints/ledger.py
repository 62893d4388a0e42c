"""Keeps cases and promises: the effects of a turn that this room carries out."""

from __future__ import annotations

from typing import Any

from bot.complaints.models import CaseRecord, Promise
from bot.conversations.models import Conversation

_PROMISE_FIELDS = ("template", "rule", "what", "due_on", "owner", "action_id")


def on_effect(conversation: Conversation, effect: dict[str, Any], **_: Any) -> None:
    if effect["kind"] == "case":
        CaseRecord.objects.update_or_create(
            conversation=conversation, number=effect["number"], defaults=effect["fields"]
        )
    elif effect["kind"] == "withdraw":
        Promise.objects.filter(
            conversation=conversation,
            action_id=effect["action_id"],
            what__in=effect["whats"],
            status=Promise.Status.OPEN,
        ).update(status=Promise.Status.WITHDRAWN)
    elif effect["kind"] == "promise":
        Promise.objects.create(
            conversation=conversation, **{name: effect[name] for name in _PROMISE_FIELDS}
        )
