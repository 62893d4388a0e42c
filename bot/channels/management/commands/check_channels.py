"""`manage.py check_channels`: what is missing or wrong on each channel."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bot.channels.table import CHANNELS, OFF


class Command(BaseCommand):
    """Ends with an error where something is wrong; a channel that is off is not wrong."""

    help = "Says for each channel whether it is on and what is missing or wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for name, channel in CHANNELS.items():
            self.stdout.write(f"{name}: on")
            for good, sentence in channel.findings():
                self.stdout.write(f"  {'ok   ' if good else 'WRONG'} {sentence}")
                wrong += not good
        for name, setting in OFF.items():
            self.stdout.write(f"{name}: off, {setting} is not set")
        if wrong:
            raise CommandError(f"{wrong} to be mended.")
