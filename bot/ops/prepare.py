"""`python -m bot.ops.prepare`: what Django must do before the processes start.

A process of its own, so that it sees exactly the settings that they will see.
"""

from __future__ import annotations

import os
import sys
from io import StringIO
from pathlib import Path


def prepare() -> None:
    """Check, make the folders, migrate; in the demo, also its shop and its agent.

    Raises ImproperlyConfigured, CommandError or DatabaseError, which `main` puts into words.
    """
    import django
    from django.conf import settings
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
    django.setup()
    Path(settings.VAR_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    # whitenoise warns at each start where this folder is missing; it may well be empty.
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    call_command("check", fail_level="ERROR", stdout=StringIO())
    call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO:
        from bot.ops import demo_agent

        call_command("seed_demo_shop", verbosity=0)
        demo_agent.ensure(Path(settings.VAR_DIR))


def main() -> int:
    """The exit code; what is wrong is one sentence on standard error."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management.base import CommandError
    from django.db import DatabaseError

    try:
        prepare()
    except (ImproperlyConfigured, CommandError) as error:
        print(f"Telafi cannot start: {error}", file=sys.stderr)
        return 1
    except DatabaseError as error:
        print(f"Telafi cannot start: the database refuses: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
