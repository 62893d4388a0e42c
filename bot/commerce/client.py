"""A call to a shop or carrier with all that surrounds it: retries, breaker, reading of answers.

An adapter brings its paths, its shapes and `error_in`; nothing here knows whose interface it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

import stamina

from bot.commerce.breaker import Breaker
from bot.commerce.errors import RetryAfter, ShopError, Unavailable
from bot.commerce.transport import Answer, JsonTransport

T = TypeVar("T")

TOTAL_SECONDS: Final = 8.0  # for one call with all its tries: a customer is waiting
_LONGEST_WAIT: Final = 2.0  # seconds; a shop that asks for more is the caller's to come back to
_RETRY_UNTIL: Final = 0.7  # of the total; later, the wait and another try would not fit


@dataclass(frozen=True)
class Call(Generic[T]):
    """A request that may be repeated: a read, or a write under its key.

    `read` makes the result from the answer's JSON object and raises ValueError for a wrong shape.
    stamina logs the arguments of what it repeats: the customer's order and words stay out of it.
    """

    method: str
    path: str = field(repr=False)
    read: Callable[[dict[str, Any]], T] = field(repr=False)
    body: dict[str, Any] | None = field(default=None, repr=False)
    key: str = field(default="", repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """The headers of this call beside the transport's own."""
        return {"Idempotency-Key": self.key} if self.key else {}


class Client:
    """Runs calls; thread-safe, one for each interface, so that its breaker is shared.

    `error_in` returns the decision that an answer calls for, or None for a good one. A call with
    its at most three tries takes at most `total` seconds.
    """

    def __init__(
        self,
        transport: JsonTransport,
        error_in: Callable[[Answer], ShopError | None],
        breaker: Breaker | None = None,
        total: float = TOTAL_SECONDS,
    ) -> None:
        self._transport, self._error_in = transport, error_in
        self._breaker = breaker or Breaker()
        self._total = total

    def run(self, call: Call[T]) -> T:
        """What the call reads. Raises the errors of `bot.commerce.errors`, after the last try."""
        end = time.monotonic() + self._total
        retrying = stamina.retry(
            on=_retry,
            attempts=3,
            timeout=self._total * _RETRY_UNTIL,
            wait_max=1.0,
            wait_jitter=0.3,
        )
        return retrying(self._attempt)(call, end)

    def _attempt(self, call: Call[T], end: float) -> T:
        with self._breaker.guard():
            return self._read(call, self._send(call, end))

    def _send(self, call: Call[T], end: float) -> Answer:
        seconds = max(0.05, end - time.monotonic())
        return self._transport.send(
            call.method, call.path, seconds=seconds, body=call.body, headers=call.headers
        )

    def _read(self, call: Call[T], answer: Answer) -> T:
        error = self._error_in(answer)
        if error is not None:
            raise error
        try:
            return call.read(answer.body or {})
        except ValueError as wrong:
            raise Unavailable(f"the answer has a wrong shape: {wrong}") from wrong


def _retry(error: Exception) -> bool | float:
    """Tell stamina whether to try again; a number is the wait in seconds that the shop wants."""
    if isinstance(error, RetryAfter):
        return error.seconds if error.seconds <= _LONGEST_WAIT else False
    return isinstance(error, Unavailable) and error.retry
