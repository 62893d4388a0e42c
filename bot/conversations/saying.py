"""What we say to a customer, whoever of us says it: stored, and told to the channels."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.utils import timezone

from bot.conversations.events import message_said
from bot.conversations.media import Media, attach
from bot.conversations.models import Conversation, Message, Sender, State
from bot.engine.client import Button

# What messengers take in one message and under a photo, in UTF-16 units; one of ours is one of
# theirs, so that each has one delivery.
LONGEST, CAPTION = 4096, 1024


def say(
    conversation: Conversation,
    sender: Sender,
    text: str,
    buttons: tuple[Button, ...] = (),
    author: User | None = None,
    photo: Media | None = None,
) -> Message | None:
    """Store what we say; None for nothing. Call inside a unit of work, whose caller sends
    `conversation_changed`.

    A long text becomes several messages, a photo with a long text one of its own before them; the
    buttons stand under the last, which is returned.
    """
    parts = _parts(text, photo)
    message = None
    for number, (words, files) in enumerate(parts, start=1):
        message = Message.objects.create(
            conversation=conversation,
            sender=sender,
            author=author,
            text=words,
            buttons=[_named(button) for button in buttons] if number == len(parts) else [],
            channel=conversation.channel,
            state=State.DONE,
            created_at=timezone.now(),
        )
        attach(message, files)
        message_said.send(Message, message=message)
    if message:
        conversation.last_message_at = message.created_at
        conversation.save(update_fields=["last_message_at"])
    return message


def _parts(text: str, photo: Media | None) -> list[tuple[str, list[Media]]]:
    if photo and _units(text) <= CAPTION:
        return [(text, [photo])]
    first: list[tuple[str, list[Media]]] = [("", [photo])] if photo else []
    return first + [(piece, []) for piece in _pieces(text)]


def _pieces(text: str) -> Iterator[str]:
    """Cut at a line's end, else at a space, else where it is full."""
    while _units(text) > LONGEST:
        # A character beyond the first 65,536 has two units: its half is dropped.
        full = text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
        at = max(full.rfind("\n"), 0) or max(full.rfind(" "), 0) or len(full)
        yield text[:at]
        text = text[at:].lstrip()
    if text:
        yield text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _named(button: Button) -> dict[str, str]:
    """A button under an id that nobody can guess."""
    return {"id": secrets.token_urlsafe(6), "title": button.title, "payload": button.payload}
