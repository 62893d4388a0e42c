"""A storm: customers write, processes are killed, and then every message is accounted for."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from tests.chaos.customers import Customer
from tests.chaos.product import MARKS, Product

QUIET_SECONDS = 120.0
# Of the worker's apology: the engine was away for too long.
_HANDED_OVER = "görüşmeyi bir temsilcimize aktardım"
# The launcher ends everything at a process's fifth death within a minute: that is another test.
MOST_DEATHS, WITHIN_SECONDS = 4, 60.0


@dataclass(frozen=True)
class Verdict:
    """What became of the customers' messages; from `lost` to `pending` all must be 0."""

    acknowledged: int
    answered_or_with_people: int
    lost: int
    stored_twice: int
    never_answered: int
    out_of_order: int
    replied_twice: int
    pending: int
    handed_over: int
    repeats: int

    @property
    def good(self) -> bool:
        """Nothing lost, doubled, disordered or left alone."""
        bad = self.lost, self.stored_twice, self.never_answered, self.out_of_order
        return not any((*bad, self.replied_twice, self.pending))


def storm(
    product: Product,
    customers: int,
    kills: Iterator[str],
    every: float,
    say: Callable[[str], None] = lambda _: None,
) -> tuple[Verdict, dict[str, int]]:
    """Let customers write while `kills` names the processes to kill; the verdict and the kills."""
    over = threading.Event()
    crowd = [Customer(product.url, number, over) for number in range(customers)]
    for customer in crowd:
        customer.start()
    killed: Counter[str] = Counter()
    for name in kills:
        time.sleep(every)
        if product.kill(name):
            killed[name] += 1
            say(f"killed {name}; {sum(len(one.acknowledged) for one in crowd)} messages taken")
    time.sleep(every)
    over.set()
    product.wait_ready()
    for customer in crowd:
        customer.join(QUIET_SECONDS)
    say("the storm is over; waiting for the last answers")
    return judged(crowd, product.pending, time.monotonic() + QUIET_SECONDS), dict(killed)


def at_random(product: Product, seconds: float, every: float, seed: int) -> Iterator[str]:
    """Names of running processes, none for the fifth time within a minute."""
    chance, end = random.Random(seed), time.monotonic() + seconds
    deaths: dict[str, deque[float]] = {name: deque(maxlen=MOST_DEATHS) for name in MARKS}
    while time.monotonic() + every < end:
        now = time.monotonic() + every
        free = [
            name
            for name in sorted(product.alive())
            if len(deaths[name]) < MOST_DEATHS or now - deaths[name][0] > WITHIN_SECONDS
        ]
        if not free:
            time.sleep(every)
            continue
        name = chance.choice(free)
        deaths[name].append(now)
        yield name


def judged(crowd: list[Customer], pending: Callable[[], int], until: float) -> Verdict:
    """Look at the talks until everything is answered, or `until` (monotonic seconds) has come."""
    while True:
        verdict = _verdict(crowd, pending())
        if not (verdict.never_answered or verdict.pending) or time.monotonic() > until:
            return verdict
        time.sleep(1.0)


def _verdict(crowd: list[Customer], pending: int) -> Verdict:
    total: Counter[str] = Counter({"pending": pending})
    for customer in crowd:
        total.update(_account(customer.acknowledged, customer.history()))
        total["repeats"] += customer.repeats
    return Verdict(**{name: total[name] for name in asdict(Verdict(*[0] * 10))})


def _account(acknowledged: list[str], history: list[dict[str, Any]]) -> dict[str, int]:
    """One customer's sums. Beside people the assistant may keep silent: they were told of them."""
    stored = [row["client_id"] for row in history if row["from"] == "customer"]
    people = [row for row in history if _HANDED_OVER in row["text"]]
    replies = sum(row["from"] == "bot" for row in history)
    known = list(dict.fromkeys(stored))
    missing = 0 if people else max(0, len(known) - replies)
    # The last word must not be the customer's, unless people have been called.
    alone = bool(history) and history[-1]["from"] == "customer" and not people
    unanswered = max(missing, int(alone))
    return {
        "acknowledged": len(acknowledged),
        "answered_or_with_people": len(known) - unanswered,
        "lost": len(set(acknowledged) - set(stored)),
        "stored_twice": len(stored) - len(known),
        "never_answered": unanswered,
        "out_of_order": int([one for one in known if one in acknowledged] != acknowledged),
        "replied_twice": max(0, replies - len(known)) if not people else 0,
        "handed_over": int(bool(people)),
    }
