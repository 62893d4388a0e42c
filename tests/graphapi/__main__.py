"""The stand-in for a person: python -m tests.graphapi --port 8082 [--webhook URL]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TextIO

from tests.graphapi.console import Console
from tests.graphapi.graph import SECRET, TOKEN, WORD, Graph


def main(arguments: Sequence[str], lines: Iterable[str], out: TextIO) -> None:
    """Serve until the lines end."""
    asked = parse(arguments)
    keys = {"app_secret": asked.secret, "verify_token": asked.verify_token}
    with Graph(asked.token, asked.phone_number_id, port=asked.port, **keys) as graph:
        out.write(
            f"{graph.url} with the token {graph.token}, the number {graph.phone_number_id},"
            f" the account {graph.waba_id}, the secret {graph.app_secret}"
            f" and the word {graph.verify_token}\n"
        )
        person = graph.user(asked.phone, asked.name, hidden=asked.hidden)
        if asked.webhook:
            graph.set_webhook(asked.webhook)
        graph.deliver()
        console = Console(graph, person, out)
        with suppress(KeyboardInterrupt):
            console.run(lines)
        console.close()


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.graphapi", description=__doc__)
    parser.add_argument("--port", type=int, default=8082)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--phone-number-id", default="106540352242922")
    parser.add_argument("--secret", default=SECRET, help="the app's secret, for signatures")
    parser.add_argument("--verify-token", default=WORD, help="the word of the handshake")
    parser.add_argument("--webhook", default="", help="without it nothing is posted")
    parser.add_argument("--phone", default="905551110001", help="the customer's number")
    parser.add_argument("--name", default="Ayşe")
    parser.add_argument("--hidden", action="store_true", help="webhooks keep the number back")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdin, sys.stdout)
