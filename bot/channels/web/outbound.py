"""The chat API's way out: history, and the stream of new messages (SSE)."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from bot.conversations.models import Customer, Message, Owner, Sender, State
from bot.conversations.shown import shown

Json = dict[str, Any]


def visible(customer: Customer) -> QuerySet[Message]:
    """What a customer may see, in order; our own wordless turns are not messages."""
    mine = Message.objects.filter(conversation__customer=customer)
    return shown(mine).prefetch_related("attachments").order_by("id")


def history(customer: Customer, after: int) -> list[Json]:
    """The customer's messages after an id, oldest first, at most 1,000 (docs/chat-api.md)."""
    return [as_json(message) for message in visible(customer).filter(id__gt=after)[:1000]]


def state(customer: Customer) -> Json:
    """`owner`: who is in charge; `typing`: whether the bot prepares an answer."""
    conversation = customer.conversations.order_by("-started_at").first()
    owner = conversation.owner if conversation else Owner.BOT
    waiting = Message.objects.filter(
        conversation=conversation, state=State.PENDING, sender=Sender.CUSTOMER
    )
    return {"owner": str(owner), "typing": owner == Owner.BOT and waiting.exists()}


def as_json(message: Message) -> Json:
    """A message as docs/chat-api.md describes it; its buttons' payloads stay here."""
    # One a message here: a browser sends one, and so does the desk.
    file = next(iter(message.attachments.all()), None)
    return {
        "id": message.id,
        "from": message.sender,
        "text": message.text,
        "buttons": [{"id": button["id"], "title": button["title"]} for button in message.buttons],
        "at": message.created_at.isoformat(),
        "attachment": {"url": f"/api/chat/attachments/{file.pk}", "type": file.content_type}
        if file
        else None,
        "client_id": _client_id(message),
    }


def _client_id(message: Message) -> str | None:
    if message.sender != Sender.CUSTOMER or not message.provider_id:
        return None
    return message.provider_id.partition(":")[2]
