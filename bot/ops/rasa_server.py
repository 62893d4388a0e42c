"""Rasa's server, with its token from the environment: `ps` shows command lines to everybody."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

from bot.config import check_secret, env_bool, warn_of_built_in
from bot.nlu.server import late


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


def options(given: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line; those of `rasa run` that are used here."""
    parser = argparse.ArgumentParser(prog="python -m bot.ops.rasa_server", description=__doc__)
    parser.add_argument("--model", required=True, help="the trained model's file")
    parser.add_argument("--endpoints", default="endpoints.yml")
    parser.add_argument("--credentials", default="credentials.yml")
    parser.add_argument("--interface", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5005)
    return parser.parse_args(given)


def main() -> None:
    """Serve until a signal."""
    asked, secret = options(), token()
    late.install()
    # Not before: it imports Rasa.
    from bot.nlu.server.serve import serve

    serve(**vars(asked), token=secret)


if __name__ == "__main__":
    main()
