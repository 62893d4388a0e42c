"""A circuit breaker: spares a shop that is down, and its customers the wait."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from bot.commerce.errors import ShopError, Unavailable


class Breaker:
    """Opens after `limit` failures in a row, for `rest` seconds; then lets one call try.

    Only `Unavailable` (and a crash) is a failure: a refusal is an answer. Thread-safe.
    """

    def __init__(
        self, limit: int = 5, rest: float = 15.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit, self._rest, self._clock = limit, rest, clock
        self._failures, self._open_until = 0, 0.0
        self._lock = Lock()

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Run the block, or raise `Unavailable` at once while the breaker is open."""
        self._enter()
        try:
            yield
        except BaseException as error:
            self._count(failed=isinstance(error, Unavailable) or not isinstance(error, ShopError))
            raise
        self._count(failed=False)

    def _enter(self) -> None:
        with self._lock:
            if self._failures < self._limit:
                return
            if self._clock() < self._open_until:
                raise Unavailable("the breaker is open: the shop failed repeatedly", retry=False)
            # This call is the trial; the others go on waiting until it has come back.
            self._open_until = self._clock() + self._rest

    def _count(self, *, failed: bool) -> None:
        with self._lock:
            self._failures = self._failures + 1 if failed else 0
            if failed:
                self._open_until = self._clock() + self._rest
