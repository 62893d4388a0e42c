"""A customer's part of the talk with its files, and what a channel itself has to say to it."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.conf import settings

from bot.channels import files
from bot.channels.content import Content
from bot.channels.port import ChannelStopped, SendError
from bot.conversations.errors import Refused
from bot.conversations.events import conversation_changed
from bot.conversations.files import read_file
from bot.conversations.intake import MAX_CHARACTERS, Incoming, Receipt, receive
from bot.conversations.media import Media
from bot.conversations.models import Conversation, Customer, Message, Owner, Sender
from bot.conversations.photos import read_photo
from bot.conversations.saying import say
from bot.turkish import blank

log = logging.getLogger(__name__)

F = TypeVar("F")
_NOT_OPENED = "Dosya açılamadı"
_LONGEST_NOTE = 200
Fetched = Sequence["bytes | Refused"]
Words = Callable[[str], str]
"""One of a channel's sentences by its key."""


@dataclass(frozen=True)
class Said:
    """A message or an album, and what the channel itself has to say to it.

    `unread` and `command` as `Content` has them; `refusal`: why a photo could not be taken, for the
    customer.
    """

    incoming: Incoming
    unread: str = ""
    command: str = ""
    refusal: str = ""


def said(provider_id: str, contents: Sequence[Content[Any]], fetched: Fetched) -> Said:
    """A message, or an album; what can't be opened only people hear of.

    `fetched`: the files of those contents that have one, in their order, or why one is not taken.
    """
    opened = list(_opened(contents, fetched))
    files = tuple(got for _, got in opened if isinstance(got, Media))
    notes = [one.note for one in contents if one.note]
    if lost := len(opened) - len(files):
        log.warning("%s of %s files could not be taken", lost, len(opened))
    notes += [_NOT_OPENED] * lost
    text = "\n".join(one.text for one in contents if one.text)[:MAX_CHARACTERS]
    command, button = contents[0].command, contents[0].button
    # A caption and a photo are what the bot can answer; without them no turn is run.
    readable = bool(button) or not blank(text) or any(one.is_photo for one in files)
    incoming = Incoming(
        provider_id,
        text,
        button,
        files,
        note=", ".join(notes)[:_LONGEST_NOTE],
        for_people=bool(command) or not readable,
    )
    unread = next((one.unread for one in contents if one.unread), "")
    photos = (got for one, got in opened if not one.unread)
    refusal = next((got.message for got in photos if isinstance(got, Refused)), "")
    return Said(incoming, unread, command, refusal)


def fetched(wanted: Sequence[F], fetch: Callable[[Sequence[F]], Fetched], last: bool) -> Fetched:
    """The files; at the `last` try a message comes without them rather than never.

    Raises a SendError.
    """
    if not wanted:
        return []
    try:
        return fetch(wanted)
    except ChannelStopped:
        raise
    except SendError:
        if not last:
            raise
        log.exception("%s files could not be fetched", len(wanted))
        return [files.gone()] * len(wanted)


def keep(customer: Customer, what: Said) -> tuple[Receipt, Said]:
    """Store it, and what became of it: words that can't be seen are no turn, but are told of."""
    try:
        return receive(customer, what.incoming), what
    except Refused as refused:
        # Nothing that can be seen, or a choice that is over.
        over = bool(what.incoming.button)
        note = f"Eski seçenek: {what.incoming.text}"[:_LONGEST_NOTE] if over else "Boş mesaj"
        bare = Incoming(what.incoming.provider_id, note=note, for_people=True)
        return receive(customer, bare), replace(what, incoming=bare, refusal=refused.message)


def answer(receipt: Receipt, what: Said, words: Words) -> None:
    """What the channel itself has to say of what nobody here can read."""
    if not (what.refusal or what.unread):
        return
    owner = talk_of(receipt).owner
    sentence = what.refusal or words(what.unread)
    if owner == Owner.BOT:
        tell(receipt, f"{sentence} {words('way_on')}")
    elif owner == Owner.QUEUED:
        tell(receipt, what.refusal or words("kept"))


def tell(receipt: Receipt, sentence: str) -> None:
    """A notice of the house in the talk of what was received."""
    conversation = talk_of(receipt)
    say(conversation, Sender.SYSTEM, sentence)
    conversation_changed.send(Conversation, conversation=conversation)


def talk_of(receipt: Receipt) -> Conversation:
    """The conversation that a received message is part of."""
    return Message.objects.select_related("conversation").get(pk=receipt.id).conversation


def _opened(
    contents: Sequence[Content[Any]], fetched: Fetched
) -> Iterable[tuple[Content[Any], Media | Refused | None]]:
    """Each content with a file: the file, or why it is not taken; None for a kind of no use."""
    limit = settings.MAX_UPLOAD_BYTES
    wanted = [one for one in contents if one.file]
    for one, found in zip(wanted, fetched, strict=True):
        yield one, found if isinstance(found, Refused) else _read(one, found, limit)


def _read(content: Content[Any], data: bytes, limit: int) -> Media | Refused | None:
    try:
        if content.unread:
            return read_file(data)
        return read_photo(io.BytesIO(data), len(data), limit)
    except Refused as refused:
        return refused
