"""`rasa run` with its token taken from the environment, where `ps` does not show it.

Rasa reads the token from its command line only; changing `sys.argv` here leaves the command line
that the machine shows as it was.
"""

from __future__ import annotations

import os
import runpy
import sys

from django.core.exceptions import ImproperlyConfigured

from bot.config import check_secret, env_bool, warn_of_built_in
from bot.nlu.server.result_schema import compile_once


def token() -> str:
    """RASA_TOKEN; SystemExit without one and, outside the demo, for one that is no secret."""
    found = os.environ.get("RASA_TOKEN", "")
    if not found:
        # Rasa would answer everybody.
        raise SystemExit("RASA_TOKEN is not set.")
    try:
        if not env_bool("TELAFI_DEMO", True):
            check_secret("RASA_TOKEN", found)
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from None
    warn_of_built_in(RASA_TOKEN=found)
    return found


def arguments(given: list[str], secret: str) -> list[str]:
    """What `sys.argv` becomes for Rasa."""
    # One word: a random token may begin with "-", which would be read as another option.
    return ["rasa", "run", *given, f"--auth-token={secret}"]


if __name__ == "__main__":
    compile_once()
    sys.argv = arguments(sys.argv[1:], token())
    runpy.run_module("rasa", run_name="__main__", alter_sys=True)
