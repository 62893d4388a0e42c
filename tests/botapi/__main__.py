"""The stand-in for a person: python -m tests.botapi --port 8081 [--webhook URL --secret WORD]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TextIO

from tests.botapi.api import TOKEN, Api
from tests.botapi.console import Console


def main(arguments: Sequence[str], lines: Iterable[str], out: TextIO) -> None:
    """Serve until the lines end."""
    asked = parse(arguments)
    with Api(asked.token, asked.port) as api:
        out.write(f"TELEGRAM_API_URL={api.url} with the token {asked.token}\n")
        person = api.user(asked.chat, asked.name)
        if asked.webhook:
            api.set_webhook(asked.webhook, asked.secret)
        # The product may also set its webhook itself: nothing is posted before somebody does.
        api.deliver()
        console = Console(api, person, out)
        with suppress(KeyboardInterrupt):
            console.run(lines)
        console.close()


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--webhook", default="", help="without it: getUpdates, or setWebhook")
    parser.add_argument("--secret", default="", help="the webhook's secret token")
    parser.add_argument("--chat", type=int, default=7, help="the customer's number")
    parser.add_argument("--name", default="Ayşe")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdin, sys.stdout)
