"""Updates to the webhook, as Telegram brings them: until they are taken, perhaps twice."""

from __future__ import annotations

import json
import random
import threading
import time
from bisect import insort
from dataclasses import dataclass, field

import urllib3

from tests.botapi.board import Board
from tests.botapi.records import Json

AGAIN_AFTER = 0.3
# A webhook that hangs may not hold up the end of a test.
STOP_WITHIN = 5.0
# How long an update waits for later ones that may overtake it.
HOLD = 0.1
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True)
class Plan:
    """How to deliver: what is asked of `Api.deliver`."""

    repeat: float = 0.0
    disorder: int = 0
    seed: int = 1
    connections: int = 8
    rate: float | None = None


@dataclass(order=True)
class Errand:
    """One delivery of one update; the smallest place goes first."""

    place: float
    update_id: int
    copy: bool
    lane: str = field(compare=False)
    body: bytes = field(compare=False)
    ready: float = field(compare=False)


def lane(update: Json) -> str:
    """The chat: Telegram brings one chat's updates one after another."""
    for body in update.values():
        if isinstance(body, dict):
            chat = body.get("chat") or (body.get("message") or {}).get("chat") or {}
            if "id" in chat:
                return f"chat {chat['id']}"
    return f"update {update['update_id']}"


class Delivery:
    """A pool of threads that posts what waits; begins at once."""

    def __init__(self, board: Board, plan: Plan, acknowledged: dict[int, float]) -> None:
        self.board = board
        self.plan = plan
        self.acknowledged = acknowledged
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
        with self.board.changed:
            self._stopped = True
            self.board.changed.notify_all()
        latest = time.monotonic() + STOP_WITHIN
        for thread in self._threads:
            thread.join(max(0.0, latest - time.monotonic()))
        self._http.clear()

    def idle(self) -> bool:
        """Whether nothing is left to post, no second copy either; ask under the lock."""
        self._look()
        return not self._errands and not self._busy

    def _work(self) -> None:
        while (errand := self._take()) is not None:
            began = time.perf_counter()
            error = self._post(errand)
            self._settle(errand, error, time.perf_counter() - began)

    def _take(self) -> Errand | None:
        with self.board.changed:
            while not self._stopped:
                self._look()
                errand, pause = self._choose(time.monotonic())
                if errand is not None:
                    self._errands.remove(errand)
                    self._busy.append(errand.lane)
                    return errand
                self.board.changed.wait(pause)
            return None

    def _look(self) -> None:
        """Plan what came since the last look, forget what the bot dropped."""
        waiting = self.board.updates.waiting
        self._errands = [one for one in self._errands if one.copy or one.update_id in waiting]
        for update_id in [one for one in waiting if one > self._planned]:
            self._plan(update_id, waiting[update_id])

    def _plan(self, update_id: int, update: Json) -> None:
        # By its own number: the same whenever it comes and whoever posts it.
        chance = random.Random(f"{self.plan.seed} {update_id}")
        window, now = self.plan.disorder + 1, time.monotonic()
        place = update_id + (chance.random() * window if self.plan.disorder else 0)
        self._slot = max(now + (HOLD if self.plan.disorder else 0), self._slot)
        body = json.dumps(update).encode()
        errand = Errand(place, update_id, False, lane(update), body, self._slot)
        insort(self._errands, errand)
        if chance.random() < self.plan.repeat:
            later = place + chance.random() * (window + 2)
            copy = Errand(later, update_id, True, errand.lane, body, self._slot)
            insort(self._errands, copy)
        self._slot += 1 / self.plan.rate if self.plan.rate else 0
        self._planned = update_id

    def _choose(self, now: float) -> tuple[Errand | None, float | None]:
        """The next that may go now, or how long until one may."""
        if not self.board.updates.webhook.url:
            return None, None
        # Without disorder a chat waits for its first update, however often that one fails.
        closed = set() if self.plan.disorder else set(self._busy)
        pause: float | None = None
        for errand in self._errands:
            if errand.lane in closed:
                continue
            if errand.ready <= now:
                return errand, None
            pause = errand.ready - now if pause is None else min(pause, errand.ready - now)
            if not self.plan.disorder:
                closed.add(errand.lane)
        return None, pause

    def _post(self, errand: Errand) -> str:
        """What went wrong, if anything."""
        hook = self.board.updates.webhook
        headers = {"Content-Type": "application/json"}
        headers |= {HEADER: hook.secret} if hook.secret else {}
        try:
            answer = self._http.request("POST", hook.url, body=errand.body, headers=headers)
        except (urllib3.exceptions.HTTPError, OSError) as broken:
            return f"Connection failed: {type(broken).__name__}"
        if 200 <= answer.status < 300:
            return ""
        return f"Wrong response from the webhook: {answer.status} {answer.reason}"

    def _settle(self, errand: Errand, error: str, seconds: float) -> None:
        with self.board.changed:
            self._busy.remove(errand.lane)
            if error:
                self.board.updates.failed(error)
                errand.ready = time.monotonic() + AGAIN_AFTER
                insort(self._errands, errand)
            else:
                self.acknowledged.setdefault(errand.update_id, seconds)
                self.board.updates.waiting.pop(errand.update_id, None)
            self.board.changed.notify_all()
