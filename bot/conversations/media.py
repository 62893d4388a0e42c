"""Files of messages: kept under names and types of our own, shown to who may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import FileResponse

from bot.conversations.models import Attachment, Message

JPEG: Final = "image/jpeg"
PDF: Final = "application/pdf"
SUFFIXES: Final = {
    JPEG: ".jpg",
    PDF: ".pdf",
    "audio/mp4": ".m4a",
    "audio/mpeg": ".mp3",
    "audio/ogg": ".ogg",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
}
"""The types that are stored, and nothing else ever is."""


@dataclass(frozen=True)
class Media:
    """A checked file; its `content_type` is one of SUFFIXES."""

    data: bytes
    content_type: str

    @property
    def is_photo(self) -> bool:
        """What the bot can be told of; the rest is for people."""
        return self.content_type == JPEG


def attach(message: Message, files: Iterable[Media]) -> None:
    """Store a message's files in their order; call inside the unit of work that stores it."""
    for position, media in enumerate(files):
        attachment = Attachment(
            message=message,
            position=position,
            content_type=media.content_type,
            size=len(media.data),
        )
        name = f"{attachment.id.hex}{SUFFIXES[media.content_type]}"
        attachment.file.save(name, ContentFile(media.data), save=False)
        attachment.save()


def detach(message: Message) -> None:
    """A message's files go, their bytes when that is committed; call inside a unit of work."""
    for attachment in message.attachments.all():
        transaction.on_commit(partial(attachment.file.delete, save=False))
        attachment.delete()


def file_response(attachment: Attachment) -> FileResponse:
    """A stored file for who may see it. Raises FileNotFoundError where it is gone.

    A document is downloaded: opened in a page, it could run what it brings along.
    """
    answer = FileResponse(
        attachment.file.open("rb"),
        content_type=attachment.content_type,
        as_attachment=attachment.content_type == PDF,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer
