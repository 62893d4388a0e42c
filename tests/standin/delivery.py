"""Events to the webhook, as messengers bring them: until they are taken, perhaps twice."""

from __future__ import annotations

import random
import threading
import time
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field

import urllib3

from tests.standin.outbox import Json, Outbox

AGAIN_AFTER = 0.3
# A webhook that hangs may not hold up the end of a test.
STOP_WITHIN = 5.0
# How long an event waits for later ones that may overtake it.
HOLD = 0.1


@dataclass(frozen=True)
class Plan:
    """How to deliver: what is asked of `deliver`."""

    repeat: float = 0.0
    disorder: int = 0
    seed: int = 1
    connections: int = 8
    rate: float | None = None
    # So many events go together where so many wait.
    batch: int = 1


@dataclass(order=True)
class Errand:
    """One delivery of one event; the smallest place goes first."""

    place: float
    number: int
    copy: bool
    lane: str = field(compare=False)
    event: Json = field(compare=False)
    ready: float = field(compare=False)


class Delivery:
    """A pool of threads that posts what waits; begins at once."""

    def __init__(self, outbox: Outbox, plan: Plan) -> None:
        self.outbox = outbox
        self.changed = outbox.changed
        self.plan = plan
        self._errands: list[Errand] = []
        self._planned = 0
        self._slot = 0.0
        self._busy: list[str] = []
        self._stopped = False
        self._http = urllib3.PoolManager(maxsize=plan.connections, retries=False, timeout=60)
        self._threads = [
            threading.Thread(target=self._work, daemon=True) for _ in range(plan.connections)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is under way and post nothing more."""
        with self.changed:
            self._stopped = True
            self.changed.notify_all()
        latest = time.monotonic() + STOP_WITHIN
        for thread in self._threads:
            thread.join(max(0.0, latest - time.monotonic()))
        self._http.clear()

    def idle(self) -> bool:
        """Whether nothing is left to post, no second copy either; ask under the lock."""
        self._look()
        return not self._errands and not self._busy

    def _work(self) -> None:
        while errands := self._take():
            began = time.perf_counter()
            error = self._post(errands)
            self._settle(errands, error, time.perf_counter() - began)

    def _take(self) -> list[Errand]:
        with self.changed:
            while not self._stopped:
                self._look()
                errands, pause = self._choose(time.monotonic())
                if errands:
                    self._errands = [one for one in self._errands if one not in errands]
                    self._busy += [one.lane for one in errands]
                    return errands
                self.changed.wait(pause)
            return []

    def _look(self) -> None:
        """Plan what came since the last look, forget what the product dropped."""
        waiting = self.outbox.waiting
        self._errands = [one for one in self._errands if one.copy or one.number in waiting]
        for number in [one for one in waiting if one > self._planned]:
            self._plan(number, waiting[number])

    def _plan(self, number: int, event: Json) -> None:
        # By its own number: the same whenever it comes and whoever posts it.
        chance = random.Random(f"{self.plan.seed} {number}")
        window, now = self.plan.disorder + 1, time.monotonic()
        place = number + (chance.random() * window if self.plan.disorder else 0)
        self._slot = max(now + (HOLD if self.plan.disorder else 0), self._slot)
        lane = self.outbox.lane(number, event)
        insort(self._errands, Errand(place, number, False, lane, event, self._slot))
        if chance.random() < self.plan.repeat:
            later = place + chance.random() * (window + 2)
            insort(self._errands, Errand(later, number, True, lane, event, self._slot))
        self._slot += 1 / self.plan.rate if self.plan.rate else 0
        self._planned = number

    def _choose(self, now: float) -> tuple[list[Errand], float | None]:
        """The next that may go now, or how long until one may."""
        chosen: dict[int, Errand] = {}
        pause: float | None = None
        if not self.outbox.address():
            return [], None
        for errand in self._open(now):
            if errand.ready <= now:
                # One body doesn't tell the same twice.
                chosen.setdefault(errand.number, errand)
                if len(chosen) == self.plan.batch:
                    break
            elif pause is None or errand.ready - now < pause:
                pause = errand.ready - now
        return list(chosen.values()), pause

    def _open(self, now: float) -> Iterator[Errand]:
        """What no other holds up: a lane waits for its first event, however often that fails."""
        closed = set() if self.plan.disorder else set(self._busy)
        for errand in self._errands:
            if errand.lane not in closed:
                if errand.ready > now and not self.plan.disorder:
                    closed.add(errand.lane)
                yield errand

    def _post(self, errands: list[Errand]) -> str:
        """What went wrong, if anything."""
        body, headers = self.outbox.letter([one.event for one in errands])
        headers = {"Content-Type": "application/json", **headers}
        address = self.outbox.address()
        try:
            answer = self._http.request("POST", address, body=body, headers=headers)
        except (urllib3.exceptions.HTTPError, OSError) as broken:
            return f"Connection failed: {type(broken).__name__}"
        if 200 <= answer.status < 300:
            return ""
        return f"Wrong response from the webhook: {answer.status} {answer.reason}"

    def _settle(self, errands: list[Errand], error: str, seconds: float) -> None:
        with self.changed:
            if error:
                self.outbox.failed(error)
            for errand in errands:
                self._busy.remove(errand.lane)
                if error:
                    errand.ready = time.monotonic() + AGAIN_AFTER
                    insort(self._errands, errand)
                else:
                    self.outbox.taken(errand.number, seconds)
            self.changed.notify_all()
