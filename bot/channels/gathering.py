"""What arrives while the database is busy is stored together."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import SimpleQueue

from bot.channels import inbox
from bot.channels.models import Arrival
from bot.conversations.storage import drop_dead_connection

Brought = tuple[Sequence[Arrival], "Future[set[str]]"]


class Gathering:
    """One thread with a connection of its own stores all that came since its last transaction.

    So nobody waits for more than the transaction under way and the next one. It is one event
    loop's.
    """

    def __init__(self, store: Callable[[Sequence[Arrival]], set[str]] = inbox.store) -> None:
        self._store = store
        self._brought: SimpleQueue[Brought] = SimpleQueue()
        self._thread: threading.Thread | None = None

    async def store(self, arrivals: Sequence[Arrival]) -> set[str]:
        """As `inbox.store`: committed when it returns; the ids of the new ones.

        Raises what the database raised, to all that came together.
        """
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="gathering", daemon=True)
            self._thread.start()
        stored = Future[set[str]]()
        self._brought.put((arrivals, stored))
        return await asyncio.wrap_future(stored)

    def _run(self) -> None:
        while True:
            together = [self._brought.get()]
            while not self._brought.empty():
                together.append(self._brought.get())
            self._store_together(together)

    def _store_together(self, brought: Sequence[Brought]) -> None:
        # Whoever is gone meanwhile is stored all the same, and not answered.
        waiting = [(one, told) for one, told in brought if told.set_running_or_notify_cancel()]
        try:
            new = self._store([one for arrivals, _ in brought for one in arrivals])
        except Exception as error:
            for _, told in waiting:
                told.set_exception(error)
            drop_dead_connection()
        else:
            for arrivals, told in waiting:
                told.set_result({one.provider_id for one in arrivals} & new)
