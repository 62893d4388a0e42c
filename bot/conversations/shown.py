"""Which messages are for reading."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from bot.conversations.models import Attachment, Message


def shown(messages: QuerySet[Message]) -> QuerySet[Message]:
    """Those with words, files or a note; the bot's own wordless turns say nothing."""
    files = Attachment.objects.filter(message=OuterRef("pk"))
    return messages.exclude(Q(text="", note="") & ~Exists(files))
