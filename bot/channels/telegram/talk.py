"""A customer's part of the talk, stored with what the house says to it; all in one transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db import transaction

from bot.channels import addresses
from bot.channels.models import Address
from bot.channels.telegram import outbound, words
from bot.channels.telegram.api import Api
from bot.channels.telegram.inbound import CHANNEL
from bot.channels.telegram.updates import Callback
from bot.conversations.errors import Refused
from bot.conversations.events import conversation_changed
from bot.conversations.intake import Incoming, Receipt, receive
from bot.conversations.models import Conversation, Message, Owner, Sender
from bot.conversations.saying import say
from bot.privacy import notice

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Said:
    """A message or an album, and what the channel itself has to say to it.

    `unread` and `command` as `content.Content` has them; `refusal`: why a photo could not be taken,
    for the customer.
    """

    incoming: Incoming
    unread: str = ""
    command: str = ""
    refusal: str = ""


def store(chat: str, said: Said) -> None:
    """A customer's message with what the house has to say to it; call inside a unit of work."""
    mine = addresses.known(CHANNEL, chat)
    try:
        receipt = _receive(mine, said.incoming)
    except Refused as refused:
        # Nothing that can be seen: spaces, or characters without a shape.
        empty = Incoming(said.incoming.provider_id, note="Boş mesaj", for_people=True)
        said, receipt = Said(empty, refusal=refused.message), _receive(mine, empty)
    if receipt.new:
        _answer(receipt, said)


def press(api: Api, query: Callback, private: bool) -> None:
    """A pressed button: what it chose, and an answer to the press itself; as `store`.

    Only the latest buttons of the customer's own talk count.
    """
    told = words.said(settings.SHOP_LANGUAGE, "pressed")
    chat = str(query.message.chat.id) if query.message and private else ""
    mine = Address.objects.filter(channel=CHANNEL, address=chat).exclude(customer=None).first()
    if mine and query.message:
        try:
            receipt = _receive(mine, Incoming(f"press:{query.id}", button=query.data or "-"))
            done = partial(outbound.show_choice, api, chat, query.message.message_id, receipt.id)
            transaction.on_commit(done)
        except Refused as refused:
            log.warning("telegram: a press on no open button of this chat: %s", refused.code)
            told = refused.message
    else:
        told = ""
    transaction.on_commit(partial(outbound.answer_press, api, query.id, told))


def _receive(mine: Address, incoming: Incoming) -> Receipt:
    """Stored; whoever writes for the first time is given the notice with it."""
    customer = mine.customer
    assert customer is not None  # noqa: S101  (`known` and `press` see to it)
    receipt = receive(customer, incoming)
    if receipt.new and mine.notice != notice.VERSION:
        mine.notice = notice.VERSION
        mine.save(update_fields=["notice"])
        _say(receipt, _notice())
    return receipt


def _answer(receipt: Receipt, said: Said) -> None:
    """What the channel itself has to say: to a command, or of what nobody here can read."""
    language = settings.SHOP_LANGUAGE
    if said.command == "privacy":
        _say(receipt, _notice())
    elif said.command:
        _say(receipt, words.said(language, said.command, shop=settings.SHOP_NAME))
    elif said.refusal or said.unread:
        owner = _conversation(receipt).owner
        way_on = words.said(language, "way_on")
        sentence = said.refusal or words.said(language, said.unread)
        if owner == Owner.BOT:
            _say(receipt, f"{sentence} {way_on}")
        elif owner == Owner.QUEUED:
            _say(receipt, said.refusal or words.said(language, "kept"))


def _notice() -> str:
    return words.privacy(settings.SHOP_LANGUAGE, settings.SHOP_NAME, settings.PUBLIC_URL)


def _conversation(receipt: Receipt) -> Conversation:
    return Message.objects.select_related("conversation").get(pk=receipt.id).conversation


def _say(receipt: Receipt, sentence: str) -> None:
    conversation = _conversation(receipt)
    say(conversation, Sender.SYSTEM, sentence)
    conversation_changed.send(Conversation, conversation=conversation)
