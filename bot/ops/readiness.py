"""Whether everything that an answer needs is there: asked in parallel, with little patience."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait

import requests
from django.conf import settings
from django.db import connection

from bot import bootstrap
from bot.engine.client import Engine
from bot.ops import heartbeat

log = logging.getLogger(__name__)

PATIENCE = 2.5  # seconds for all checks together
KEPT = 1.0  # seconds: many probes cost one look


class NotReady(Exception):
    """A check's own 'no'; what a check cannot know of raises an error of its own."""


def database() -> None:
    """Raises DatabaseError where it is away, or was not migrated."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM conversations_message WHERE 1 = 0")
    finally:
        # The thread's own connection: nobody else would close it.
        connection.close()


def engine() -> None:
    """Raises NotReady without a model, EngineError where no answer comes within 2 s."""
    if not Engine(settings.RASA_URL, settings.RASA_TOKEN, 2).version():
        raise NotReady("no model is loaded")


def actions() -> None:
    """The action server answers and takes our token; asked only where its address was given.

    Raises NotReady for any answer but 200, and the errors of requests.
    """
    address = os.environ.get("ACTIONS_URL")
    if address:
        health = f"{address.removesuffix('/webhook')}/health"
        answer = requests.get(health, {"token": settings.ACTIONS_TOKEN}, timeout=(1, 2))
        if answer.status_code != requests.codes.ok:
            raise NotReady(f"status {answer.status_code}")


def shop() -> None:
    """Raises the errors of `bot.commerce.errors`; a token that it does not take is one."""
    bootstrap.shop().ping()


def worker() -> None:
    """Raises NotReady where it was silent for DEAD_SECONDS."""
    if not heartbeat.alive():
        raise NotReady("no sign of life")


CHECKS: Mapping[str, Callable[[], None]] = {
    "database": database,
    "engine": engine,
    "actions": actions,
    "shop": shop,
    "worker": worker,
}


class Readiness:
    """Runs each check at most once at a time, and remembers the answers for a second."""

    def __init__(
        self, checks: Mapping[str, Callable[[], None]], patience: float = PATIENCE
    ) -> None:
        self._checks = checks
        self._patience = patience
        self._pool = ThreadPoolExecutor(max_workers=len(checks), thread_name_prefix="ready")
        self._running: dict[str, Future[None]] = {}
        self._lock = threading.Lock()
        self._seen: dict[str, bool] = {}
        self._seen_at = -KEPT

    def look(self) -> dict[str, bool]:
        """Return for each check whether it passes now."""
        with self._lock:
            if not self._seen or time.monotonic() - self._seen_at >= KEPT:
                self._seen = self._ask()
                self._seen_at = time.monotonic()
            return dict(self._seen)

    def _ask(self) -> dict[str, bool]:
        for name, check in self._checks.items():
            # A check that still hangs is not started again beside itself.
            if name not in self._running:
                self._running[name] = self._pool.submit(check)
        wait(self._running.values(), timeout=self._patience)
        return {name: self._passed(name) for name in self._checks}

    def _passed(self, name: str) -> bool:
        future = self._running[name]
        if not future.done():
            return False
        del self._running[name]
        error = future.exception()
        if error is not None:
            # The class only: a message may carry an address with its token.
            log.debug("not ready: %s: %s", name, type(error).__name__)
        return error is None
