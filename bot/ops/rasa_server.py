"""`rasa run` with its token taken from the environment, where `ps` does not show it.

Rasa reads the token from its command line only; changing `sys.argv` here leaves the command line
that the machine shows as it was.
"""

from __future__ import annotations

import os
import runpy
import sys

from bot.nlu.result_schema import compile_once


def arguments(given: list[str], token: str) -> list[str]:
    """What `sys.argv` becomes for Rasa; raises SystemExit without a token."""
    if not token:
        # Rasa would answer everybody.
        raise SystemExit("RASA_TOKEN is not set.")
    # One word: a random token may begin with "-", which would be read as another option.
    return ["rasa", "run", *given, f"--auth-token={token}"]


if __name__ == "__main__":
    compile_once()
    sys.argv = arguments(sys.argv[1:], os.environ.get("RASA_TOKEN", ""))
    runpy.run_module("rasa", run_name="__main__", alter_sys=True)
