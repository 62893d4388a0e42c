"""What has come, in the order of its chat: read, fetched, then stored as a customer's message."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

import msgspec
from django.conf import settings
from django.utils import timezone as clock

from bot.channels import receipts
from bot.channels.content import Content
from bot.channels.inbox import LAST_TRY
from bot.channels.models import Arrival
from bot.channels.port import Channel, Store
from bot.channels.said import fetched, said
from bot.channels.whatsapp import outbound, people, statuses, talk, updates
from bot.channels.whatsapp.api import Api
from bot.channels.whatsapp.content import content
from bot.channels.whatsapp.inbound import CHANGE, STATUS
from bot.channels.whatsapp.updates import Media, Message, Profile, System, Taken, key

log = logging.getLogger(__name__)

_RENAMED = {"user_changed_number", "user_changed_user_id", "customer_changed_number"}
# Fields that tell of our account, number and templates, and of no customer; `errors` are Meta's.
_OF_OURS = frozenset(
    """
    account_alerts account_review_update account_update business_capability_update errors
    message_template_components_update message_template_quality_update
    message_template_status_update phone_number_name_update phone_number_quality_update security
    template_category_update
    """.split()  # noqa: SIM905
)
_LONGEST_FIELD = 40
_UNREADABLE: Content[Media] = Content(unread="other", note="Okunamayan mesaj")


def take(channel: Channel, api: Api, arrivals: Sequence[Arrival]) -> Store:
    """What is to be stored of one message, of photos that came together, or of what Meta tells.

    Raises a SendError where Meta can't be asked now.
    """
    first = arrivals[0]
    if first.kind == STATUS:
        receipt = statuses.receipt(statuses.read(msgspec.json.decode(first.body)))
        return partial(receipts.take, channel, receipt, clock.now()) if receipt else _nothing
    if first.kind == CHANGE:
        return partial(_tell, first.body)
    taken = [msgspec.json.decode(one.body, type=Taken) for one in arrivals]
    return _messages(api, taken, first.attempts >= LAST_TRY)


def _messages(api: Api, taken: Sequence[Taken], last: bool) -> Store:
    """A sender that nobody names, or a group, is nobody to talk to."""
    who = taken[0].who
    heads = [updates.head(one.message) for one in taken]
    if heads[0].type == "system":
        return _system(taken[0])
    if heads[0].group_id or not (who.wa_id or who.user_id):
        return _nothing
    contents, messages = _contents(taken)
    if messages and (small := _small(who, messages[0])):
        return small
    if all(one.empty for one in contents):
        return _nothing
    wanted = [one.file for one in contents if one.file]
    # The last one's id: to mark it as read marks all before it.
    files = fetched(wanted, partial(outbound.fetch, api), last)
    what = said(key(heads[-1].id), contents, files)
    return partial(talk.store, who, what, updates.moment(heads[-1].timestamp))


def _contents(taken: Sequence[Taken]) -> tuple[list[Content[Media]], list[Message]]:
    """Each message's content; one whose content has another form than we know can't be read."""
    contents, messages = [], []
    for one in taken:
        try:
            message = updates.message(one.message)
        except ValueError as error:
            log.warning("whatsapp: a message that can't be read: %s", error)
            contents.append(_UNREADABLE)
            continue
        messages.append(message)
        contents.append(content(message, settings.SHOP_LANGUAGE, one.who.wa_id or ""))
    return contents, messages


def _small(who: Profile, message: Message) -> Store | None:
    """What is no message of its own: a reaction, and a message taken back."""
    if message.reaction and message.reaction.emoji:
        return partial(talk.note, who, key(message.id), f"Tepki: {message.reaction.emoji[:16]}")
    if message.revoke:
        return partial(talk.revoke, who, message.revoke.original_message_id)
    return None


def _system(taken: Taken) -> Store:
    try:
        told = updates.message(taken.message).system or System()
    except ValueError:
        return _nothing
    new = Profile(told.wa_id or told.new_wa_id, told.user_id)
    old = Profile(taken.who.wa_id, told.previous_user_id or taken.who.user_id)
    if told.type in _RENAMED and (new.wa_id or new.user_id):
        return partial(people.renamed, old, new)
    if told.type == "customer_identity_changed":
        name = key(updates.head(taken.message).id)
        return partial(talk.note, taken.who, name, "Telefonu değişti")
    return _nothing


def _tell(body: str) -> None:
    """What Meta tells of our account: whoever runs this reads it in the log.

    Of any other field only the name: it may hold what a customer said.
    """
    change = msgspec.json.decode(body, type=updates.Change)
    if change.field in _OF_OURS:
        log.warning("whatsapp: Meta tells: %s", body)
    else:
        log.info("whatsapp: nothing here uses a change of %r", change.field[:_LONGEST_FIELD])


def _nothing() -> None:
    """There is nothing to store."""
