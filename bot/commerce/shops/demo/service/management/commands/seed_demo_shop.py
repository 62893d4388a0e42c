"""`manage.py seed_demo_shop`: called at every start of the demo."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from bot.commerce.shops.demo.service.seed import seed


class Command(BaseCommand):
    """Creates the demo orders, or moves the dates of the untouched ones to today."""

    help = "Create or refresh the demo shop's orders."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --reset."""
        parser.add_argument("--reset", action="store_true", help="forget what was tried")

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed for today, Istanbul time."""
        written = seed(timezone.localdate(), reset=options["reset"])
        self.stdout.write(f"demo shop: {written} orders written")
