"""`manage.py run_timers`: runs once what is due, now or at another moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from bot.ops.timers import run_due


class Command(BaseCommand):
    """Exit 1 where a timer failed (the others have run), 2 for a moment that can't be read."""

    help = "Runs the worker's timers once and tells how many things each has done."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--at",
            metavar="ISO-TIME",
            help="as if it were this moment, like 2026-11-25T18:00; without a zone: Istanbul",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = _moment(options["at"]) if options["at"] is not None else timezone.now()
        counts = run_due(now)
        for name, count in counts.items():
            self.stdout.write(f"{name}: {'failed' if count is None else count}")
        if None in counts.values():
            raise CommandError("A timer failed: see the log above.")


def _moment(text: str) -> datetime:
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    # Further away no clock of ours will ever be, and years of one digit can't be reckoned with.
    if found is None or not 2000 <= found.year < 2200:
        raise CommandError(f"'{text}' is no time: write it like 2026-11-25T18:00.", returncode=2)
    return timezone.make_aware(found) if timezone.is_naive(found) else found
