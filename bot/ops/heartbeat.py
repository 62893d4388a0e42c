"""The worker's sign of life: a file that it touches, whose age the web process reads."""

from __future__ import annotations

import logging
import time
from pathlib import Path

from django.conf import settings

log = logging.getLogger(__name__)

BEAT_SECONDS = 2.0
# A worker that is silent for longer counts as dead; a busy machine may miss a few beats.
DEAD_SECONDS = 10.0


def file() -> Path:
    """Only its time of change says something; nothing is in it."""
    return Path(settings.VAR_DIR) / "worker-alive"


class Pulse:
    """Beats of one loop: only a loop that goes round beats, so that a dead one is seen."""

    def __init__(self) -> None:
        self._next = 0.0

    def beat(self) -> None:
        """Touch the file, at most each two seconds; call it at each round of the loop."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + BEAT_SECONDS
            _touch()


def age() -> float | None:
    """Seconds since the worker's last sign of life; None where there never was one."""
    try:
        return max(0.0, time.time() - file().stat().st_mtime)
    except OSError:
        return None


def alive() -> bool:
    """Whether the last sign is less than DEAD_SECONDS old; False where there never was one."""
    seconds = age()
    return seconds is not None and seconds < DEAD_SECONDS


def _touch() -> None:
    try:
        file().parent.mkdir(parents=True, exist_ok=True)
        file().touch()
    except OSError as error:
        # A full disk must not end the worker; /readyz tells that the beats stay away.
        log.error("the heartbeat cannot be written: %s", error)
