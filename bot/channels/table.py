"""The channels that are on. The one place that knows them."""

from __future__ import annotations

import threading

from django.conf import settings

from bot.channels.port import Channel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.web.channel import WebChannel
from bot.channels.whatsapp.channel import WhatsAppChannel

_STILL_WAITING = "Talebiniz sırada duruyor; yanıtımızı buraya yazacağız."


def _on() -> dict[str, Channel]:
    on: list[Channel] = [WebChannel()]
    if settings.TELEGRAM_BOT_TOKEN:
        on.append(TelegramChannel(settings.TELEGRAM_BOT_TOKEN, settings.TELEGRAM_API_URL))
    if settings.WHATSAPP_ACCESS_TOKEN:
        on.append(
            WhatsAppChannel(
                settings.WHATSAPP_ACCESS_TOKEN,
                settings.WHATSAPP_PHONE_NUMBER_ID,
                settings.WHATSAPP_API_URL,
            )
        )
    return {channel.name: channel for channel in on}


CHANNELS = _on()
_NEEDED = {"telegram": "TELEGRAM_BOT_TOKEN", "whatsapp": "WHATSAPP_ACCESS_TOKEN"}
# What is missing for those that are off.
OFF = {name: setting for name, setting in _NEEDED.items() if name not in CHANNELS}


def keep_polling(stop: threading.Event) -> None:
    """Ask the providers that do not call us, in a thread each, until `stop`."""
    telegram = CHANNELS.get("telegram")
    if isinstance(telegram, TelegramChannel) and settings.TELEGRAM_MODE == "polling":
        # It loads the library, which only a worker has a use for.
        from bot.channels.telegram import polling

        polling.keep_polling(telegram.api, stop)


def pulls(name: str) -> bool:
    """Whether customers fetch their messages themselves; what is off keeps them for later."""
    return name in CHANNELS and CHANNELS[name].pulls


def still_waiting(name: str) -> str:
    """The channel's sentence for those who wait for people; a general one where it is off."""
    return CHANNELS[name].still_waiting if name in CHANNELS else _STILL_WAITING
