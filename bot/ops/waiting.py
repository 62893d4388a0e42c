"""Asks /readyz until everything is there, and names what is not."""

from __future__ import annotations

import time
from collections.abc import Callable

import requests

from bot.ops.errors import CannotStart

POLL_SECONDS = 0.5


def missing(url: str) -> list[str]:
    """The parts that are not ready; 'web' where nobody answers yet."""
    try:
        answer = requests.get(f"{url}/readyz", timeout=5)
        checks = answer.json()["checks"]
    except (requests.RequestException, ValueError, KeyError):
        return ["web"]
    return [name for name, passed in checks.items() if not passed]


def wait_ready(
    url: str,
    timeout: float,
    still_wanted: Callable[[], bool] = lambda: True,
    tell: Callable[[str], None] = lambda _: None,
) -> bool:
    """True when all is ready, False when nobody wants it any more.

    Raises CannotStart, with what is missing, after `timeout` seconds.
    """
    started = time.monotonic()
    told = ""
    while still_wanted():
        lacking = missing(url)
        if not lacking:
            return True
        seconds = time.monotonic() - started
        if seconds > timeout:
            raise CannotStart(f"Not ready after {timeout:.0f} s: {', '.join(lacking)}.")
        # A line when something changed, and a sign of life each ten seconds.
        line = f"{', '.join(lacking)} {int(seconds) // 10}"
        if line != told:
            tell(f"waiting for {', '.join(lacking)} ({seconds:.0f} s)")
            told = line
        time.sleep(POLL_SECONDS)
    return False
