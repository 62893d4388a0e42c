"""What may go wrong at Telegram, and who decides when: the test's script, or a seed."""

from __future__ import annotations

import math
import random
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass

from tests.botapi.records import Json, Refused


@dataclass(frozen=True)
class Flood:
    """429: wait so many seconds."""

    seconds: int = 1


@dataclass(frozen=True)
class Fail:
    """A server's error; 502 and above come from Telegram's proxy, as a page instead of JSON."""

    code: int = 500


@dataclass(frozen=True)
class Cut:
    """The connection closes without an answer: before the call was heard, or after it was done."""

    before: bool = True


@dataclass(frozen=True)
class Slow:
    """Done at once, but answered so much later."""

    seconds: float


@dataclass(frozen=True)
class Bad:
    """Any other refusal."""

    code: int
    description: str
    parameters: Json | None = None


@dataclass(frozen=True)
class Migrated:
    """The group became a supergroup and goes on under another number."""

    new_chat_id: int


@dataclass(frozen=True)
class Fine:
    """Nothing goes wrong: a place in a script that a call passes through."""


Fault = Flood | Fail | Cut | Slow | Bad | Migrated | Fine


def refusal(fault: Fault) -> Refused | None:
    """What the caller is told instead of an answer, if the fault is of that kind."""
    if isinstance(fault, Flood):
        return too_many(fault.seconds)
    if isinstance(fault, Fail):
        names = {500: "Internal Server Error", 502: "Bad Gateway"}
        return Refused(fault.code, names.get(fault.code, "Service Unavailable"))
    if isinstance(fault, Bad):
        return Refused(fault.code, fault.description, fault.parameters)
    if isinstance(fault, Migrated):
        why = "Bad Request: group chat was upgraded to a supergroup chat"
        return Refused(400, why, {"migrate_to_chat_id": fault.new_chat_id})
    return None


def too_many(seconds: int) -> Refused:
    """Telegram's 429."""
    why = f"Too Many Requests: retry after {seconds}"
    return Refused(429, why, {"retry_after": seconds})


class Faults:
    """The scripts of all methods, and a storm behind them."""

    def __init__(self) -> None:
        self._scripts: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._storm: tuple[float, tuple[Fault, ...], frozenset[str]] = (0.0, (), frozenset())
        self._chance = random.Random(0)

    def add(self, method: str, script: Iterable[Fault]) -> None:
        """One fault for each of the method's next calls."""
        self._scripts[method.lower()].extend(script)

    def storm(
        self, share: float, faults: tuple[Fault, ...], seed: int, methods: Iterable[str]
    ) -> None:
        """From now on that share of these methods' calls meets one of the faults."""
        self._storm = share, faults, frozenset(method.lower() for method in methods)
        self._chance = random.Random(seed)

    def next(self, method: str) -> Fault:
        """What this call meets."""
        if script := self._scripts[method.lower()]:
            return script.popleft()
        share, faults, methods = self._storm
        if faults and method.lower() in methods and self._chance.random() < share:
            return self._chance.choice(faults)
        return Fine()


class Rates:
    """Telegram's own limits: seconds between two messages to a chat, messages a second to all."""

    def __init__(self) -> None:
        self.rule: tuple[float, int] | None = None
        self.violations = 0
        self._last: dict[int, float] = {}
        self._recent: deque[float] = deque()

    def check(self, chat_id: int, now: float) -> None:
        """Refuse a message that comes too early."""
        if self.rule is None:
            return
        per_chat, per_second = self.rule
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        wait = self._last.get(chat_id, -math.inf) + per_chat - now
        if len(self._recent) >= per_second:
            wait = max(wait, self._recent[0] + 1 - now)
        if wait > 0:
            self.violations += 1
            raise too_many(max(1, math.ceil(wait)))

    def note(self, chat_id: int, now: float) -> None:
        """Count a message that went out."""
        self._last[chat_id] = now
        self._recent.append(now)
        if len(self._recent) > 10_000:
            self._recent.popleft()
