"""What has come, in the order of its chat: read, fetched, then stored as a customer's message."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from functools import partial

from django.conf import settings
from django.db import transaction

from bot.channels import addresses
from bot.channels.models import Address, Arrival
from bot.channels.port import Store
from bot.channels.telegram import outbound, updates
from bot.channels.telegram.api import Api
from bot.channels.telegram.content import Content, content
from bot.channels.telegram.inbound import CHANNEL
from bot.channels.telegram.talk import Said, press, store
from bot.channels.telegram.updates import MemberUpdate, Message
from bot.conversations.errors import Refused
from bot.conversations.files import read_file
from bot.conversations.intake import MAX_CHARACTERS, Incoming
from bot.conversations.media import Media
from bot.conversations.photos import read_photo
from bot.turkish import blank

log = logging.getLogger(__name__)

_GONE = {"kicked", "left"}
_NOT_OPENED = "Dosya açılamadı"
_LONGEST_NOTE = 200


def take(api: Api, arrivals: Sequence[Arrival]) -> Store:
    """What is to be stored of one update, or of an album's; fetches what has to be fetched.

    Raises a SendError where Telegram can't be asked now.
    """
    found = [updates.stored(one.body) for one in arrivals]
    first = found[0]
    if first.my_chat_member:
        return _member(api, first.my_chat_member)
    if first.callback_query:
        query = first.callback_query
        private = bool(query.message and query.message.chat.type == "private")
        return partial(press, api, query, private)
    messages = [one.message or one.edited_message or one.channel_post for one in found]
    return _messages(api, [one for one in messages if one])


def _messages(api: Api, messages: list[Message]) -> Store:
    first = messages[0]
    if first.chat.type != "private":
        return _elsewhere(api, first)
    if first.sender and first.sender.is_bot:
        return _nothing
    contents = [content(one, settings.SHOP_LANGUAGE) for one in messages]
    if all(one.empty for one in contents):
        return _nothing
    return partial(store, str(first.chat.id), _said(_provider_id(first), contents, api))


def _provider_id(message: Message) -> str:
    """An edited message says something new under the same number."""
    at = f":{message.edit_date}" if message.edit_date else ""
    return f"{message.chat.id}:{message.message_id}{at}"


def _said(provider_id: str, contents: Sequence[Content], api: Api) -> Said:
    """A message, or an album, with its files; what can't be opened only people hear of."""
    opened = _opened(api, contents)
    files = tuple(got for _, got in opened if isinstance(got, Media))
    notes = [one.note for one in contents if one.note]
    if lost := len(opened) - len(files):
        log.warning("telegram: %s of %s files could not be taken", lost, len(opened))
    notes += [_NOT_OPENED] * lost
    text = "\n".join(one.text for one in contents if one.text)[:MAX_CHARACTERS]
    command = contents[0].command
    # A caption and a photo are what the bot can answer; without them no turn is run.
    readable = not blank(text) or any(one.is_photo for one in files)
    incoming = Incoming(
        provider_id,
        text,
        files=files,
        note=", ".join(notes)[:_LONGEST_NOTE],
        for_people=bool(command) or not readable,
    )
    unread = next((one.unread for one in contents if one.unread), "")
    photos = (got for one, got in opened if not one.unread)
    refusal = next((got.message for got in photos if isinstance(got, Refused)), "")
    return Said(incoming, unread, command, refusal)


def _opened(api: Api, contents: Sequence[Content]) -> list[tuple[Content, Media | Refused | None]]:
    """Each content with a file: the file, or why it is not taken; None for a kind of no use."""
    limit = settings.MAX_UPLOAD_BYTES
    wanted = [(one, one.file) for one in contents if one.file]
    fetched = outbound.fetch(api, [file for _, file in wanted], limit)
    return [
        (one, found if isinstance(found, Refused) else _read(one, found, limit))
        for (one, _), found in zip(wanted, fetched, strict=True)
    ]


def _read(said: Content, data: bytes, limit: int) -> Media | Refused | None:
    try:
        if said.unread:
            return read_file(data)
        return read_photo(io.BytesIO(data), len(data), limit)
    except Refused as refused:
        return refused


def _elsewhere(api: Api, message: Message) -> Store:
    """A group or a channel: told once that we talk in private, and nothing of it is kept."""
    chat = str(message.chat.id)
    if message.migrate_to_chat_id:
        return partial(addresses.renamed, CHANNEL, chat, str(message.migrate_to_chat_id))
    return partial(_refuse, api, chat)


def _refuse(api: Api, chat: str) -> None:
    _, first_time = Address.objects.get_or_create(channel=CHANNEL, address=chat)
    if first_time:
        transaction.on_commit(partial(outbound.refuse_group, api, int(chat)))


def _member(api: Api, update: MemberUpdate) -> Store:
    chat = str(update.chat.id)
    gone = update.new_chat_member.status in _GONE
    if update.chat.type != "private":
        return _nothing if gone else partial(_refuse, api, chat)
    return partial(_reachable, chat, not gone)


def _reachable(chat: str, yes: bool) -> None:
    found = Address.objects.filter(channel=CHANNEL, address=chat).first()
    if found is None:
        return
    if yes:
        Address.objects.filter(pk=found.pk).update(stopped="")
    elif found.customer_id:
        addresses.stop(found.customer_id, "blocked")


def _nothing() -> None:
    """There is nothing to store."""
