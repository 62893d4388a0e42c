"""What goes out: messages with their buttons, and the small things around them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from django.conf import settings
from django.db import DatabaseError
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram import File as TelegramFile
from telegram import Message as Sent
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels import addresses, files
from bot.channels.models import Address, Delivery
from bot.channels.port import Outgoing, Permanent, Unreachable
from bot.channels.telegram import words
from bot.channels.telegram.api import Api
from bot.channels.telegram.errors import decided
from bot.channels.telegram.inbound import CHANNEL
from bot.channels.telegram.updates import File
from bot.conversations.errors import Refused
from bot.conversations.models import Attachment, Message

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
    if outgoing.photo:
        sent = _photo(api, chat, outgoing, outgoing.photo)
    else:
        sent = _words(api, chat, outgoing)
    if not outgoing.notice:
        _retire(api, mine, str(sent.message_id) if outgoing.buttons else "")
    return str(sent.message_id)


def _words(api: Api, chat: int, outgoing: Outgoing) -> Sent:
    return api.call(
        lambda bot: bot.send_message(
            chat,
            outgoing.text,
            reply_markup=_keyboard(outgoing.buttons),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    )


def _photo(api: Api, chat: int, outgoing: Outgoing, photo: Attachment) -> Sent:
    try:
        with photo.file.open("rb") as file:
            data = file.read()
    except FileNotFoundError:
        raise Permanent("the photo's file is gone") from None
    keyboard, caption = _keyboard(outgoing.buttons), outgoing.text or None
    return api.call(
        lambda bot: bot.send_photo(chat, data, caption, reply_markup=keyboard, filename="photo.jpg")
    )


def fetch(api: Api, files: Sequence[File], limit: int) -> list[bytes | Refused]:
    """A customer's files, all at once: bytes, or why one is not taken (too large, gone).

    Raises a SendError where Telegram can't be asked now.
    """
    if not files:
        return []

    async def all_of_them(bot: Bot) -> list[bytes | Refused]:
        return await asyncio.gather(*(_fetched(bot, one, limit) for one in files))

    return api.call(all_of_them)


async def _fetched(bot: Bot, file: File, limit: int) -> bytes | Refused:
    if (file.file_size or 0) > limit:
        return files.too_large()
    try:
        found = await bot.get_file(file.file_id)
        if (found.file_size or 0) > limit:
            return files.too_large()
        return await _downloaded(found)
    except TelegramError as error:
        if isinstance(decided(error), Permanent):
            return files.gone()
        raise


async def _downloaded(found: TelegramFile) -> bytes:
    if not found.file_path:
        raise BadRequest("a file without a path")
    try:
        return bytes(await found.download_as_bytearray())
    except InvalidToken:
        # What the library makes of a 404; the token has just been good, so the file is not there.
        raise BadRequest("no such file") from None


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
