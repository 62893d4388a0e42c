"""What waits for the product's webhook."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]


class Outbox(ABC):
    """In order of their numbers; `changed` is the stand-in's one lock."""

    def __init__(self, changed: threading.Condition) -> None:
        self.changed = changed
        self.waiting: dict[int, Json] = {}
        self.last_id = 0
        # Deliveries that ended without a 2xx.
        self.refused = 0
        # The seconds that each event's first 2xx took to come.
        self.acknowledged: dict[int, float] = {}

    @abstractmethod
    def address(self) -> str:
        """Where to post; nothing is posted while it's empty."""

    @abstractmethod
    def lane(self, number: int, event: Json) -> str:
        """Whom the event is about: one lane's events come one after another."""

    @abstractmethod
    def letter(self, events: Sequence[Json]) -> tuple[bytes, dict[str, str]]:
        """The body and the headers that bring these events."""

    def failed(self, why: str) -> None:
        """Count what was not taken."""
        self.refused += 1

    def taken(self, number: int, seconds: float) -> None:
        """The product has it."""
        self.acknowledged.setdefault(number, seconds)
        self.waiting.pop(number, None)
