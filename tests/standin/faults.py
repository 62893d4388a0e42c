"""Who decides when something goes wrong, whatever it is: the test's script, or a seed."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

F = TypeVar("F")
# How far back the messages to one person are remembered: more than any burst.
REMEMBERED = 100


@dataclass(frozen=True)
class Slow:
    """Done at once, but answered so much later."""

    seconds: float


@dataclass(frozen=True)
class Fine:
    """Nothing goes wrong: a place in a script that a call passes through."""


class Faults(Generic[F]):
    """The scripts of all kinds of calls, and a storm behind them."""

    def __init__(self) -> None:
        self._scripts: defaultdict[str, deque[F]] = defaultdict(deque)
        self._storm: tuple[float, tuple[F, ...], frozenset[str]] = (0.0, (), frozenset())
        self._chance = random.Random(0)

    def add(self, name: str, script: Iterable[F]) -> None:
        """One fault for each of the next calls of that name."""
        self._scripts[name.lower()].extend(script)

    def storm(self, share: float, faults: tuple[F, ...], seed: int, names: Iterable[str]) -> None:
        """From now on that share of these calls meets one of the faults."""
        self._storm = share, faults, frozenset(name.lower() for name in names)
        self._chance = random.Random(seed)

    def next(self, name: str) -> F | Fine:
        """What this call meets."""
        if script := self._scripts[name.lower()]:
            return script.popleft()
        share, faults, names = self._storm
        if faults and name.lower() in names and self._chance.random() < share:
            return self._chance.choice(faults)
        return Fine()


# Seconds a message to one person, how many of them may come at once, messages a second to all.
Rule = tuple[float, int, int]


class Rates:
    """A messenger's own limits, to one person and to all."""

    def __init__(self) -> None:
        self.rule: Rule | None = None
        self.violations = 0
        self._sent: dict[Hashable, deque[float]] = {}
        self._recent: deque[float] = deque()

    def check(self, person: Hashable, now: float) -> tuple[float, float]:
        """How many seconds too early a message comes: for this person, for all; else 0."""
        if self.rule is None:
            return 0.0, 0.0
        pace, burst, per_second = self.rule
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        sent, alone, all_in_all = self._sent.get(person, ()), 0.0, 0.0
        if len(sent) >= burst:
            alone = max(0.0, sent[-burst] + burst * pace - now)
        if len(self._recent) >= per_second:
            all_in_all = self._recent[0] + 1 - now
        self.violations += bool(alone or all_in_all)
        return alone, all_in_all

    def note(self, person: Hashable, now: float) -> None:
        """Count a message that went out."""
        self._sent.setdefault(person, deque(maxlen=REMEMBERED)).append(now)
        self._recent.append(now)
        if len(self._recent) > 10_000:
            self._recent.popleft()
