"""`manage.py set_webhook`: tells Telegram where to call, and Meta to tell us of our account."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from bot.channels.port import SendError
from bot.channels.table import CHANNELS
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.whatsapp.channel import WhatsAppChannel


class Command(BaseCommand):
    """The address is TELAFI_PUBLIC_URL's unless another one is given; Meta's is set in its app."""

    help = "Sets Telegram's webhook, its secret and menu; or subscribes to WhatsApp's account."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--channel", choices=["telegram", "whatsapp"], default="telegram")
        parser.add_argument("--url", default="", help="the whole address of Telegram's webhook")

    def handle(self, *args: Any, channel: str, url: str, **options: Any) -> None:
        if channel == "whatsapp":
            self._whatsapp()
        else:
            self._telegram(url)

    def _telegram(self, url: str) -> None:
        from bot.channels.telegram import checks

        channel = CHANNELS.get("telegram")
        if not isinstance(channel, TelegramChannel):
            raise CommandError("Telegram is off: set TELEGRAM_BOT_TOKEN.")
        if settings.TELEGRAM_MODE != "webhook":
            raise CommandError("TELEGRAM_MODE is polling: the worker asks for updates itself.")
        to = url or checks.webhook_url()
        parts = urlsplit(to)
        if not to:
            raise CommandError("Set TELAFI_PUBLIC_URL, or give the address with --url.")
        if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
            raise CommandError(f"{to} is not https: Telegram calls no other address.")
        try:
            checks.set_webhook(channel.api, to)
        except SendError as error:
            raise CommandError(f"Telegram did not take {to}: {error}") from None
        self.stdout.write(f"Telegram now calls {to}")

    def _whatsapp(self) -> None:
        from bot.channels.whatsapp import checks

        channel = CHANNELS.get("whatsapp")
        if not isinstance(channel, WhatsAppChannel):
            raise CommandError("WhatsApp is off: set WHATSAPP_ACCESS_TOKEN.")
        try:
            account = checks.subscribe(channel.api)
        except SendError as error:
            raise CommandError(f"Meta did not take it: {error}") from None
        self.stdout.write(f"Meta tells our app of the WhatsApp account {account}")
