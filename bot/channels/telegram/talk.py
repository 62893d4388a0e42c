"""A customer's part of the talk, stored with what the house says to it; all in one transaction."""

from __future__ import annotations

import logging
from functools import partial

from django.conf import settings
from django.db import transaction

from bot.channels import addresses
from bot.channels.models import Address
from bot.channels.said import Said, answer, keep, tell
from bot.channels.telegram import outbound, words
from bot.channels.telegram.api import Api
from bot.channels.telegram.inbound import CHANNEL
from bot.channels.telegram.updates import Callback
from bot.conversations.errors import Refused
from bot.conversations.intake import Incoming, Receipt, receive
from bot.conversations.models import Customer
from bot.privacy import notice

log = logging.getLogger(__name__)


def store(chat: str, what: Said) -> None:
    """A customer's message with what the house has to say to it; call inside a unit of work."""
    mine = addresses.known(CHANNEL, chat)
    receipt, what = keep(_customer(mine), what)
    if not receipt.new:
        return
    _give_notice(mine, receipt)
    language = settings.SHOP_LANGUAGE
    if what.command == "privacy":
        tell(receipt, _notice())
    elif what.command:
        tell(receipt, words.said(language, what.command, shop=settings.SHOP_NAME))
    else:
        answer(receipt, what, partial(words.said, language))


def press(api: Api, query: Callback, private: bool) -> None:
    """A pressed button: what it chose, and an answer to the press itself; as `store`.

    Only the latest buttons of the customer's own talk count.
    """
    told = words.said(settings.SHOP_LANGUAGE, "pressed")
    chat = str(query.message.chat.id) if query.message and private else ""
    mine = Address.objects.filter(channel=CHANNEL, address=chat).exclude(customer=None).first()
    if mine and query.message:
        try:
            pressed = Incoming(f"press:{query.id}", button=query.data or "-")
            receipt = receive(_customer(mine), pressed)
            _give_notice(mine, receipt)
            done = partial(outbound.show_choice, api, chat, query.message.message_id, receipt.id)
            transaction.on_commit(done)
        except Refused as refused:
            log.warning("telegram: a press on no open button of this chat: %s", refused.code)
            told = refused.message
    else:
        told = ""
    transaction.on_commit(partial(outbound.answer_press, api, query.id, told))


def _customer(mine: Address) -> Customer:
    customer = mine.customer
    assert customer is not None  # noqa: S101  (`known` and `press` see to it)
    return customer


def _give_notice(mine: Address, receipt: Receipt) -> None:
    """Whoever writes for the first time is given it with that."""
    if receipt.new and mine.notice != notice.VERSION:
        mine.notice = notice.VERSION
        mine.save(update_fields=["notice"])
        tell(receipt, _notice())


def _notice() -> str:
    return words.privacy(settings.SHOP_LANGUAGE, settings.SHOP_NAME, settings.PUBLIC_URL)
