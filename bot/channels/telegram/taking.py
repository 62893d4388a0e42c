"""What has come, in the order of its chat: read, fetched, then stored as a customer's message."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.conf import settings
from django.db import transaction

from bot.channels import addresses
from bot.channels.inbox import LAST_TRY
from bot.channels.models import Address, Arrival
from bot.channels.port import Store
from bot.channels.said import fetched, said
from bot.channels.telegram import outbound, updates
from bot.channels.telegram.api import Api
from bot.channels.telegram.content import content
from bot.channels.telegram.inbound import CHANNEL
from bot.channels.telegram.talk import press, store
from bot.channels.telegram.updates import MemberUpdate, Message

_GONE = {"kicked", "left"}


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
    last = arrivals[0].attempts >= LAST_TRY
    return _messages(api, [one for one in messages if one], last)


def _messages(api: Api, messages: list[Message], last: bool) -> Store:
    first = messages[0]
    if first.chat.type != "private":
        return _elsewhere(api, first)
    if first.sender and first.sender.is_bot:
        return _nothing
    contents = [content(one, settings.SHOP_LANGUAGE) for one in messages]
    if all(one.empty for one in contents):
        return _nothing
    wanted = [one.file for one in contents if one.file]
    fetch = partial(outbound.fetch, api, limit=settings.MAX_UPLOAD_BYTES)
    what = said(_provider_id(first), contents, fetched(wanted, fetch, last))
    return partial(store, str(first.chat.id), what)


def _provider_id(message: Message) -> str:
    """An edited message says something new under the same number."""
    at = f":{message.edit_date}" if message.edit_date else ""
    return f"{message.chat.id}:{message.message_id}{at}"


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
