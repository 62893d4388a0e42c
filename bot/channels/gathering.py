"""What arrives while the database is busy is stored together, by one of those who brought it."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future

from bot.channels import inbox
from bot.channels.models import Arrival


class Gathering:
    """Threads bring one arrival each; a transaction takes all that wait, not one of them.

    So nobody waits for more than the transaction under way and the next one.
    """

    def __init__(self) -> None:
        self._waiting: deque[tuple[Arrival, Future[bool]]] = deque()
        self._database = threading.Lock()

    def store(self, arrival: Arrival) -> bool:
        """As `inbox.store`: committed when it returns; whether it was new.

        Raises what the database raised, to all that came together.
        """
        stored = Future[bool]()
        self._waiting.append((arrival, stored))
        with self._database:
            if not stored.done():
                self._store_waiting()
        return stored.result()

    def _store_waiting(self) -> None:
        together = [self._waiting.popleft() for _ in range(len(self._waiting))]
        try:
            new = inbox.store([arrival for arrival, _ in together])
        except BaseException as error:
            for _, stored in together:
                stored.set_exception(error)
        else:
            for arrival, stored in together:
                stored.set_result(arrival.provider_id in new)
