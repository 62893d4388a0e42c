"""Tells waiting workers and open streams that the database changed, without a broker."""

from __future__ import annotations

import sqlite3
import time
from typing import Protocol

from django.conf import settings

_SQLITE_POLL_SECONDS = 0.004
_POLL_SECONDS = 0.05


class Feed(Protocol):
    """A cheap look every `poll_seconds`; one for each thread that waits, as it has a memory."""

    poll_seconds: float
    overlap: int
    """How many ids back a row may still appear: ids are given before the commit."""

    def changed(self) -> bool:
        """Whether anything was committed since the last call."""


class SqliteFeed:
    """`PRAGMA data_version` moves with each commit of another connection; asking costs 5 µs."""

    poll_seconds = _SQLITE_POLL_SECONDS
    overlap = 0  # one writer at a time: ids appear in their order

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._version = -1

    def changed(self) -> bool:
        """The first call says True: what came before it is not known."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        moved, self._version = int(version) != self._version, int(version)
        return moved


class PollingFeed:
    """Databases without a cheap sign of change: its caller looks every 50 ms."""

    poll_seconds = _POLL_SECONDS
    overlap = 200

    def __init__(self) -> None:
        self._next = 0.0

    def changed(self) -> bool:
        """True where the last look is 50 ms ago; at once again, nobody would rest between looks."""
        now = time.monotonic()
        due = now >= self._next
        if due:
            self._next = now + self.poll_seconds
        return due


def open_feed() -> Feed:
    """A new feed for the database of the settings; it remembers its caller's last look."""
    database = settings.DATABASES["default"]
    if str(database["ENGINE"]).endswith("sqlite3"):
        return SqliteFeed(str(database["NAME"]))
    return PollingFeed()


def wait_for_change(feed: Feed, seconds: float) -> None:
    """Return at the next change, or after `seconds`."""
    end = time.monotonic() + seconds
    while not feed.changed() and time.monotonic() < end:
        time.sleep(feed.poll_seconds)
