#!/usr/bin/env python
"""Django's command line for Telafi."""

import os
import sys


def main() -> None:
    """Run a command with the settings of this project, unless the environment names others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
