"""`manage.py train_model`: trains if an input of the model changed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bot.ops.errors import CannotStart
from bot.ops.training import ensure_model


class Command(BaseCommand):
    """Needs no database. Exit 1 with the log's end where training fails."""

    help = "Trains the model into var/models, named by its inputs, unless it is there."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="train again all the same")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            name = ensure_model(self._say, force=options["force"])
        except CannotStart as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"model {name}")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
