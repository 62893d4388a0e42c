"""What is stored together: everybody's own answer, and the same refusal for all."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError

from bot.channels import inbox
from bot.channels.gathering import Gathering
from bot.channels.models import Arrival

KNOWN = "3"


class Slow:
    """A database whose first transaction lasts until it is let go."""

    def __init__(self, fails: bool = False) -> None:
        self.stored: list[list[str]] = []
        self.busy, self.go_on = threading.Event(), threading.Event()
        self._fails = fails

    def __call__(self, arrivals: Sequence[Arrival]) -> set[str]:
        ids = [one.provider_id for one in arrivals]
        self.stored.append(ids)
        if len(self.stored) == 1:
            self.busy.set()
            self.go_on.wait(10)
        elif self._fails:
            raise OperationalError("away")
        return set(ids) - {KNOWN}


def brought(database: Slow, monkeypatch: pytest.MonkeyPatch) -> list[bool | None]:
    """0 comes alone, 1 to 3 while it is stored; what each heard, None for a refusal."""
    monkeypatch.setattr(inbox, "store", database)
    gathering = Gathering()

    def bring(number: int) -> bool | None:
        try:
            return gathering.store(Arrival(provider_id=str(number)))
        except OperationalError:
            return None

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(bring, 0)
        database.busy.wait(10)
        others = [pool.submit(bring, number) for number in (1, 2, 3)]
        while len(gathering._waiting) < 3:
            time.sleep(0.001)
        database.go_on.set()
        return [one.result(10) for one in (first, *others)]


def test_who_waits_is_stored_by_one_and_hears_of_the_own(monkeypatch: pytest.MonkeyPatch) -> None:
    database = Slow()
    assert brought(database, monkeypatch) == [True, True, True, False]
    assert [sorted(ids) for ids in database.stored] == [["0"], ["1", "2", "3"]]


def test_nobody_is_acknowledged_whom_the_database_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert brought(Slow(fails=True), monkeypatch) == [True, None, None, None]
