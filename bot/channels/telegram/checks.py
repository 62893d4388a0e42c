"""Whether Telegram and we are set up for each other, and what sets it up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone

from django.conf import settings
from telegram import BotCommand, WebhookInfo

from bot.channels.port import AuthorisationExpired, SendError
from bot.channels.telegram import updates, words
from bot.channels.telegram.api import Api
from bot.channels.telegram.inbound import PATH

# As many posts at once as a web process answers beside its other work.
CONNECTIONS = 20
_MANY = 100


def webhook_url() -> str:
    """Where Telegram is to call; '' without a public address."""
    return f"{settings.PUBLIC_URL}{PATH}" if settings.PUBLIC_URL else ""


def set_webhook(api: Api, url: str) -> None:
    """Tell Telegram where to call, and the commands of its menu; raises a SendError."""
    api.call(
        lambda bot: bot.set_webhook(
            url,
            secret_token=settings.TELEGRAM_WEBHOOK_SECRET,
            allowed_updates=list(updates.TAKEN),
            max_connections=CONNECTIONS,
        )
    )
    set_commands(api)


def set_commands(api: Api) -> None:
    """The menu beside the customer's keyboard; raises a SendError."""
    language = settings.SHOP_LANGUAGE
    menu = [
        BotCommand(name, words.said(language, f"command_{key}"))
        for name, key in (
            ("yardim", "help"),
            ("temsilci", "human"),
            ("gizlilik", "privacy"),
            ("sil", "erase"),
        )
    ]
    api.call(lambda bot: bot.set_my_commands(menu))


def findings(api: Api) -> Iterator[tuple[bool, str]]:
    """Whether each thing is right, and a sentence about it; stops where nothing answers."""
    try:
        me = api.call(lambda bot: bot.get_me())
        info = api.call(lambda bot: bot.get_webhook_info())
    except AuthorisationExpired as error:
        yield False, f"{settings.TELEGRAM_API_URL} does not take our token: {error}"
        return
    except SendError as error:
        yield False, f"{settings.TELEGRAM_API_URL} does not answer: {error}"
        return
    yield True, f"the token is @{me.username}'s"
    yield from _webhook(info) if settings.TELEGRAM_MODE == "webhook" else _polling(info)
    waiting = info.pending_update_count
    yield waiting < _MANY, f"{waiting} updates wait at Telegram"
    if info.last_error_date:
        at = _moment(info.last_error_date)
        yield False, f"Telegram's last error, {at}: {info.last_error_message}"


def _webhook(info: WebhookInfo) -> Iterator[tuple[bool, str]]:
    wanted = webhook_url()
    if not info.url:
        yield False, "no webhook is set: run manage.py set_webhook"
    elif wanted and info.url != wanted:
        yield False, f"the webhook is {info.url}, not {wanted}: run manage.py set_webhook"
    else:
        yield True, f"the webhook is {info.url}"
        missing = sorted(set(updates.TAKEN) - set(info.allowed_updates or ()))
        if missing:
            yield False, f"Telegram does not tell {', '.join(missing)}: run manage.py set_webhook"


def _polling(info: WebhookInfo) -> Iterator[tuple[bool, str]]:
    if info.url:
        yield False, f"a webhook is set, {info.url}: the worker takes it away at its start"
    else:
        yield True, "the worker asks for updates"


def _moment(at: datetime) -> str:
    return at.astimezone(timezone.utc).isoformat(timespec="seconds")
