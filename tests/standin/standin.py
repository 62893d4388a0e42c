"""What a test does with any stand-in: open and close it, wait, deliver."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from tests.standin.delivery import Delivery, Plan
from tests.standin.outbox import Outbox
from tests.standin.server import Answering, Server

S = TypeVar("S", bound="Standin")


class Standin:
    """Serves on 127.0.0.1 from the moment it's made until it's closed."""

    def __init__(self, port: int, answering: Answering, outbox: Outbox) -> None:
        self._outbox = outbox
        self._changed = outbox.changed
        self._server = Server(port, answering)
        self.url = self._server.url
        self._delivery: Delivery | None = None

    def __enter__(self: S) -> S:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up on everybody."""
        self.stop_delivery()
        self._server.close()

    def wait(self, condition: Callable[[], object], timeout: float = 10.0) -> bool:
        """Wait until the condition holds; it's asked again at each change.

        Nothing is answered while it's asked: it may read the stand-in, but not call the product.
        """
        with self._changed:
            return bool(self._changed.wait_for(condition, timeout))

    def _deliver(self, plan: Plan) -> None:
        self.stop_delivery()
        self._delivery = Delivery(self._outbox, plan)

    def stop_delivery(self) -> None:
        """Let what comes wait again."""
        if self._delivery is not None:
            self._delivery.stop()
            self._delivery = None

    @property
    def refused(self) -> int:
        """How many deliveries ended without a 2xx."""
        return self._outbox.refused

    def wait_delivered(self, timeout: float = 10.0) -> bool:
        """Wait until everything was taken, and what is to come twice came twice."""
        return self.wait(self._all_delivered, timeout)

    def _all_delivered(self) -> bool:
        idle = self._delivery is None or self._delivery.idle()
        return idle and not self._outbox.waiting
