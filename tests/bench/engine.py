"""The engine's turns alone, without browser, inbox and reply: how fast, how many, how flat."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timezone
from itertools import count, cycle, islice
from statistics import median
from typing import Any

from bot.effects import Handoff
from bot.engine.client import Asked, Engine, Turn
from bot.engine.errors import EngineError
from bot.ops.stack import Stack
from tests.bench.customers import SCRIPT
from tests.figures import milliseconds, say
from tests.talks import stored

PATIENCE, COLD_SECONDS = 30.0, 180.0
WARM_UP_SECONDS, SECONDS = 3.0, 20.0
CROWDS = (1, 8, 32)
# A case that is settled at the shop: a cancellation, its yes, the closing question, the rating.
ORDER = "TS-1013"
WRITES = ("siparişim gelmedi TS-1013 1827", "iptal edin", "evet, onaylıyorum", "evet", "5")
# A customer who goes on and on: what is asked about an order, over and over.
LONG = (
    "TS-1002 numaralı siparişim nerede?",
    "telefonumun sonu 7350",
    "kargo ücretini kim ödüyor?",
    "kargom ne zaman gelir?",
    "param ne zaman yatar?",
    "teşekkürler",
    "kaç gün içinde iade edebilirim?",
    "kargom hangi firmada?",
    "faturamı nereden bulurum?",
    "merhaba",
)
LONG_MESSAGES = 400
# The first messages of a conversation differ from the later ones: whole rounds are compared.
ROUND = len(LONG)
_numbers = count(1)


class Answering(Engine):
    """Ours has an answer to everything: a turn without one is a fault, and would look fast."""

    def turn(self, asked: Asked) -> Turn:
        """As the engine's; RuntimeError where nothing came of it."""
        turn = super().turn(asked)
        if not (turn.text or turn.effects):
            raise RuntimeError(f"the engine has no answer to {asked.text!r}")
        return turn


class Talker:
    """One conversation with the engine, as the worker leads it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sender, self._state = uuid.uuid4().hex, ""
        # One that no conversation is stored of.
        self._customer = 10**9 + next(_numbers)
        self._awaited = False

    def say(self, text: str) -> Turn:
        """One turn; EngineError where the engine does not answer."""
        message = 10**9 + next(_numbers)
        metadata = {
            "message_id": message,
            "customer_id": self._customer,
            "channel": "web",
            "photo": None,
            "pressed": False,
            "awaited": self._awaited,
            "at": datetime.now(timezone.utc).isoformat(),
        }
        turn = self._engine.turn(Asked(self._sender, message, self._state, text, "", metadata))
        self._state = turn.state
        self._awaited |= any(isinstance(effect, Handoff) for effect in turn.effects)
        return turn


def engine_alone(stack: Stack) -> dict[str, Any]:
    """The figures of a running stack whose worker has nothing to do."""
    engine = Answering(stack.env["RASA_URL"], stack.env["RASA_TOKEN"], PATIENCE)
    say("the engine alone")
    report: dict[str, Any] = reads(engine, CROWDS)
    say("the engine alone, a script that cancels an order")
    database = stack.env["DATABASE_URL"]
    report["writes_1"] = summary(
        *_for(engine, WRITES, SECONDS, lambda: stored.forget(database, ORDER))
    )
    say(f"one conversation of {LONG_MESSAGES} messages")
    report["long"] = _long(engine)
    return {**report, "cold_start_seconds": _cold_start(stack, engine)}


def _cold_start(stack: Stack, engine: Engine) -> float:
    """From the start of Rasa's process until its model is loaded, all others being up."""
    say("Rasa starts again")
    stack.kill("rasa")
    began = time.monotonic()
    stack.restart("rasa")
    until_loaded(engine)
    return round(time.monotonic() - began, 1)


def until_loaded(engine: Engine, lives: Callable[[], bool] = lambda: True) -> None:
    """Wait for its model, as long as it lives; RuntimeError where it does not come."""
    end = time.monotonic() + COLD_SECONDS
    while lives() and time.monotonic() < end:
        with suppress(EngineError):
            if engine.version():
                return
        time.sleep(0.05)
    raise RuntimeError("Rasa has loaded no model")


def reads(engine: Engine, crowds: Sequence[int]) -> dict[str, dict[str, float]]:
    """Crowds of these sizes, one after the other, after a warm-up."""
    _for(engine, SCRIPT, WARM_UP_SECONDS)  # not counted
    report = {}
    for size in crowds:
        say(f"{size} customers at once for {SECONDS:.0f} s")
        report[f"reads_{size}"] = summary(*crowd_of(size, SECONDS, engine))
    return report


def crowd_of(size: int, seconds: float, *engines: Engine) -> tuple[list[float], float]:
    """Let so many customers talk at once, the engines' in turn; each turn's seconds, and how long
    it all took."""
    with ThreadPoolExecutor(size) as pool:
        began = time.monotonic()
        theirs = islice(cycle(engines), size)
        asked = [pool.submit(_for, engine, SCRIPT, seconds) for engine in theirs]
        found = [each for one in asked for each in one.result()[0]]
    return found, time.monotonic() - began


def _for(
    engine: Engine, script: Sequence[str], seconds: float, before: Callable[[], None] = lambda: None
) -> tuple[list[float], float]:
    """Whole conversations until the time is over: each turn's seconds, and those of all turns."""
    found: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before()
        talker = Talker(engine)
        found += [_timed(talker, line) for line in script]
    return found, sum(found)


def _long(engine: Engine) -> dict[str, Any]:
    """The medians of its rounds; the last two against the two after the first."""
    talker = Talker(engine)
    seconds = [_timed(talker, LONG[number % ROUND]) for number in range(LONG_MESSAGES)]
    rounds = [median(seconds[at : at + ROUND]) for at in range(0, LONG_MESSAGES, ROUND)]
    first, last = sum(rounds[1:3]) / 2, sum(rounds[-2:]) / 2
    return {
        "messages": LONG_MESSAGES,
        "first_ms": round(first * 1000, 1),
        "last_ms": round(last * 1000, 1),
        "ratio": round(last / first, 2),
        "max_ms": round(max(seconds) * 1000, 1),
        "rounds_ms": [round(one * 1000, 1) for one in rounds],
    }


def _timed(talker: Talker, text: str) -> float:
    began = time.perf_counter()
    talker.say(text)
    return time.perf_counter() - began


def summary(seconds: list[float], lasted: float) -> dict[str, float]:
    """Milliseconds of a turn, and turns a second."""
    rate = round(len(seconds) / lasted, 1)
    return {"messages": len(seconds), **milliseconds(seconds, 50, 95), "messages_per_second": rate}
