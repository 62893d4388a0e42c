"""What is stored together: everybody's own answer, and the same refusal for all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

from django.db import OperationalError

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
            self.go_on.wait(60)
        elif self._fails and len(self.stored) == 2:
            raise OperationalError("away")
        return set(ids) - {KNOWN}


async def brought(database: Slow) -> list[set[str] | BaseException]:
    """0 comes alone, 1 to 3 while it is stored, 4 after them; what each heard."""
    gathering = Gathering(database)

    def bring(number: int) -> asyncio.Task[set[str]]:
        return asyncio.create_task(gathering.store([Arrival(provider_id=str(number))]))

    first = bring(0)
    await asyncio.to_thread(database.busy.wait, 60)
    others = [bring(number) for number in (1, 2, 3)]
    await asyncio.sleep(0)  # each has begun, and stands in the row
    database.go_on.set()
    heard = await asyncio.gather(first, *others, return_exceptions=True)
    return [*heard, *await asyncio.gather(bring(4), return_exceptions=True)]


def test_who_waits_is_stored_together_and_hears_of_the_own() -> None:
    """The known one among them hears that it is known."""
    database = Slow()
    assert asyncio.run(brought(database)) == [{"0"}, {"1"}, {"2"}, set(), {"4"}]
    assert database.stored == [["0"], ["1", "2", "3"], ["4"]]


def test_nobody_is_acknowledged_whom_the_database_refused() -> None:
    """All who came together hear it; those before them and after them do not."""
    first, *others, last = asyncio.run(brought(Slow(fails=True)))
    assert (first, last) == ({"0"}, {"4"})
    assert [type(one) for one in others] == [OperationalError] * 3
