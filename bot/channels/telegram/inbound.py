"""The webhook: the secret, the size, the form; then stored, then acknowledged."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.utils import timezone as clock
from django.utils.crypto import constant_time_compare

from bot.channels import answers, inbox
from bot.channels.gathering import Gathering
from bot.channels.models import Arrival
from bot.channels.telegram import updates
from bot.channels.telegram.updates import Update
from bot.channels.webhooks import Call
from bot.conversations.storage import NOT_TAKEN

log = logging.getLogger(__name__)

CHANNEL = "telegram"
PATH = "/webhooks/telegram"
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  (the header's name)
# Telegram repeats an update for a day; an older message is no talk that goes on.
OLDEST = timedelta(days=2)
_gathering = Gathering()


async def webhook(call: Call) -> HttpResponse:
    """200 once it is stored or known, 401 for a wrong secret, 400 or 413 for what is no update.

    404 where the channel is off or asks for its updates itself; 503 where the database took
    nothing: Telegram repeats it.
    """
    if settings.TELEGRAM_MODE != "webhook":
        return answers.off()
    if call.method != "POST":
        return answers.wrong_method("POST")
    if not constant_time_compare(call.header(SECRET), settings.TELEGRAM_WEBHOOK_SECRET):
        log.warning("telegram: an update with a wrong secret was refused")
        return answers.unauthorised()
    try:
        update, raw = updates.read(await call.body(settings.MAX_BODY_BYTES))
    except RequestDataTooBig:
        log.warning("telegram: an update over the limit was refused")
        return answers.too_large()
    except ValueError as error:
        # The parser names the field and the type, never a value.
        log.warning("telegram: no update: %s", error)
        return answers.not_understood()
    return await _stored(update, raw)


def arrival(update: Update, raw: dict[str, Any]) -> Arrival:
    """The update as it waits to be taken; what nobody takes is only counted."""
    now, chat = clock.now(), update.chat
    ignored = _ignored(update, now)
    kind = update.kind or next((name for name in raw if name != "update_id"), "")
    content = update.message or update.channel_post
    album = _album(content.media_group_id) if content else ""
    return Arrival(
        channel=CHANNEL,
        provider_id=str(update.update_id),
        kind=kind if kind in updates.KINDS else "unknown",
        chat=str(chat.id) if chat else "",
        sequence=update.update_id,
        album="" if ignored else album,
        body="" if ignored else msgspec.json.encode(raw).decode(),
        state=Arrival.State.IGNORED if ignored else Arrival.State.WAITING,
        not_before=now + inbox.ALBUM_PATIENCE if album else now,
        received_at=now,
    )


def _album(name: str | None) -> str:
    """What no database takes is no album's name."""
    return name[:64] if name and name.isprintable() else ""


async def _stored(update: Update, raw: dict[str, Any]) -> HttpResponse:
    try:
        new = await _gathering.store([arrival(update, raw)])
    except NOT_TAKEN:
        log.exception("telegram: the database did not take an update")
        return answers.unavailable()
    if not new and update.callback_query:
        # Telegram did not hear that it was taken: the customer's button may still be turning.
        query = update.callback_query.id
        return JsonResponse({"method": "answerCallbackQuery", "callback_query_id": query})
    return HttpResponse(status=200)


def _ignored(update: Update, now: datetime) -> bool:
    """A kind that we do not take, or a message of a talk that is long over."""
    message = update.message or update.edited_message
    at = max(message.date, message.edit_date) if message else 0
    old = bool(at) and now.timestamp() - at > OLDEST.total_seconds()
    if old:
        log.warning("telegram: a message of more than %s days ago is ignored", OLDEST.days)
    return old or not update.kind
