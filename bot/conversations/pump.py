"""Claims work from the database as long as there is some, and gives it to a pool."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from django.db import connection

from bot.conversations.feed import Feed, open_feed, wait_for_change
from bot.conversations.storage import drop_dead_connection

log = logging.getLogger(__name__)

T = TypeVar("T")

RETRY_SECONDS = 1.0
IDLE_SECONDS = 1.0


class Pump(Generic[T]):
    """One thread claims, a pool works: idle threads would only fight for the database."""

    def __init__(
        self,
        name: str,
        threads: int,
        claim: Callable[[], T | None],
        work: Callable[[T], None],
        *,
        beat: Callable[[], None] = lambda: None,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        """`beat` is called at each round of the thread that claims: its sign of life.

        `idle_seconds`: the longest rest without a change of the database, for what comes due by
        time alone.
        """
        self._name = name
        self._claim = claim
        self._work = work
        self._beat = beat
        self._idle_seconds = idle_seconds
        self._stop = threading.Event()
        self._free = threading.Semaphore(threads)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._loop = threading.Thread(target=self.dispatch, name=f"{name} claims", daemon=True)

    def start(self) -> None:
        """Begin to claim, in a thread that ends with the process; call it once."""
        self._loop.start()

    def stop(self, seconds: float = 5.0) -> None:
        """Begin nothing more; what is cut off is taken up again after its lease.

        `seconds`: the longest wait for the thread that claims; for running work only the end of the
        process waits.
        """
        self._stop.set()
        self._loop.join(seconds)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def dispatch(self) -> None:
        """Only `stop` ends this loop: whatever fails in a round is logged and tried again."""
        feed: Feed | None = None
        while not self._stop.is_set():
            self._beat()
            try:
                feed = feed or open_feed()
                if self._free.acquire(timeout=IDLE_SECONDS) and not self._submit_next():
                    wait_for_change(feed, self._idle_seconds)
            except Exception:
                log.exception("%s: nothing could be claimed; trying again", self._name)
                connection.close()
                feed = None
                self._stop.wait(RETRY_SECONDS)

    def _submit_next(self) -> bool:
        """Give the next piece to the pool; False, and the thread is free again, without one."""
        try:
            piece = self._claim()
            if piece is None:
                self._free.release()
                return False
            self._pool.submit(self._run, piece)
        except Exception:
            self._free.release()
            raise
        return True

    def _run(self, piece: T) -> None:
        try:
            # A thread of the pool may have rested for hours.
            drop_dead_connection()
            self._work(piece)
        except Exception:
            # Its lease runs out, then it is taken up again.
            log.exception("%s: a piece of work failed; it waits for the next try", self._name)
            connection.close()
        finally:
            self._free.release()
