"""`manage.py up`: what `make run` does after the set-up."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from bot.ops.launch import main


class Command(BaseCommand):
    """Exits with the launcher's code: 130 after Ctrl-C, 143 after SIGTERM, else not 0."""

    help = "Starts web, worker, Rasa and the actions, and ends them together."
    # The launcher checks in a process that has the final settings.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        sys.exit(main())
