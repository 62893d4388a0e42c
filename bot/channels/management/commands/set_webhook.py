"""`manage.py set_webhook`: tells Telegram where to call."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from bot.channels.port import SendError
from bot.channels.table import CHANNELS
from bot.channels.telegram.channel import TelegramChannel


class Command(BaseCommand):
    """The address is TELAFI_PUBLIC_URL's unless another one is given."""

    help = "Sets Telegram's webhook, its secret, and the menu of commands."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--url", default="", help="the whole address of the webhook")

    def handle(self, *args: Any, url: str, **options: Any) -> None:
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
