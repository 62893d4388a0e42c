"""What goes out: messages with their buttons, and the small things around them."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import DatabaseError
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.channels import addresses
from bot.channels.models import Address, Delivery
from bot.channels.port import Outgoing, Permanent, Unreachable
from bot.channels.telegram import words
from bot.channels.telegram.api import Api
from bot.channels.telegram.inbound import CHANNEL
from bot.conversations.errors import TooLarge
from bot.conversations.models import Message

log = logging.getLogger(__name__)

Buttons = tuple[tuple[str, str], ...]

# Short titles stand side by side, as many as a telephone shows.
_ROW = 24
_LONGEST_TEXT = 4096
# Of the notice above a customer's chat.
_LONGEST_ANSWER = 200


def send(api: Api, outgoing: Outgoing) -> str:
    """The message's number. Plain text: nothing in it can be taken for markup.

    Raises a SendError.
    """
    mine = addresses.of(outgoing.customer_id)
    if mine.stopped:
        raise Unreachable(mine.stopped)
    chat = int(mine.address)
    sent = api.call(
        lambda bot: bot.send_message(
            chat,
            outgoing.text,
            reply_markup=_keyboard(outgoing.buttons),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    )
    if not outgoing.notice:
        _retire(api, mine, str(sent.message_id) if outgoing.buttons else "")
    return str(sent.message_id)


def fetch(api: Api, file_id: str, limit: int) -> bytes:
    """A customer's file; raises TooLarge over `limit` bytes, Permanent where it is gone."""
    file = api.call(lambda bot: bot.get_file(file_id))
    if (file.file_size or 0) > limit:
        raise TooLarge("too_large", "Fotoğraf çok büyük. En çok 10 MB olabilir.")
    if not file.file_path:
        raise Permanent("a file without a path")
    data = api.call(lambda _: file.download_as_bytearray())
    return bytes(data)


def answer_press(api: Api, query_id: str, text: str) -> None:
    """The customer's button stops turning, whatever came of it."""
    shown = text[:_LONGEST_ANSWER] or None
    api.later(lambda bot: bot.answer_callback_query(query_id, shown))


def show_choice(api: Api, chat: str, number: int, pressed: int) -> None:
    """The buttons go, and what was chosen stands under the question."""
    chosen = Message.objects.get(pk=pressed)
    asked = Delivery.objects.filter(
        channel=CHANNEL,
        provider_id=str(number),
        message__conversation__customer__address__address=chat,
    ).first()
    Address.objects.filter(channel=CHANNEL, address=chat, keyboard=str(number)).update(keyboard="")
    mark = words.said(settings.SHOP_LANGUAGE, "chosen", title=chosen.text)
    text = f"{asked.message.text}\n\n{mark}" if asked else ""
    if not text or len(text) > _LONGEST_TEXT:
        api.later(lambda bot: bot.edit_message_reply_markup(int(chat), number))
    else:
        api.later(lambda bot: bot.edit_message_text(text, int(chat), number))


def refuse_group(api: Api, chat: int) -> None:
    """Once, and then we leave: what is said there is none of ours."""

    async def refuse() -> None:
        await api.bot.send_message(chat, words.said(settings.SHOP_LANGUAGE, "group"))
        await api.bot.leave_chat(chat)

    api.later(lambda _: refuse())


def _keyboard(buttons: Buttons) -> InlineKeyboardMarkup | None:
    """A button's id is its token: it means nothing outside the customer's own talk."""
    if not buttons:
        return None
    keys = [InlineKeyboardButton(title, callback_data=token) for token, title in buttons]
    short = sum(len(title) for _, title in buttons) <= _ROW and len(buttons) <= 5
    return InlineKeyboardMarkup([keys] if short else [[key] for key in keys])


def _retire(api: Api, mine: Address, now: str) -> None:
    """Only the latest question's buttons stand; the message is out, so nothing here may fail."""
    old = mine.keyboard
    try:
        if old != now:
            Address.objects.filter(pk=mine.pk).update(keyboard=now)
    except DatabaseError:
        log.exception("telegram: the latest buttons were not noted")
    if old:
        chat, number = int(mine.address), int(old)
        api.later(lambda bot: bot.edit_message_reply_markup(chat, number))
