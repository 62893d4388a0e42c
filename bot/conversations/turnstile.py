"""SQLite's writers queue between the processes too: its own waiting lets the busiest win.

Whoever waits for a lock sleeps up to 100 ms between two looks; a worker whose threads write one
after the other takes it in the meantime, and the web process acknowledges nothing for seconds.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

# Afterwards SQLite decides, as it does among writers who keep no turn.
PATIENCE = 5.0
_LOOK_SECONDS = 0.001
# Bytes of the file: who is next waits for the one who writes, all others wait to be next.
_NEXT, _WRITES = 0, 1


@contextmanager
def in_turn(database: str) -> Iterator[None]:
    """Write when it is this process's turn: nobody overtakes who is next.

    Only manners: where the file can't be had, or nobody moves on, SQLite's own lock is left. One
    thread of a process at a time may be in here.
    """
    with ExitStack() as opened:
        with suppress(OSError):
            _wait(opened.enter_context(Path(f"{database}-turn").open("wb")))
        yield


def _wait(file: IO[bytes]) -> None:
    """Closing the file gives back what is held, and so does a killed process."""
    end = time.monotonic() + PATIENCE
    if _locked(file, _NEXT, end):
        _locked(file, _WRITES, end)
        fcntl.lockf(file, fcntl.LOCK_UN, 1, _NEXT)


def _locked(file: IO[bytes], place: int, end: float) -> bool:
    while time.monotonic() < end:
        with suppress(BlockingIOError, PermissionError):
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
            return True
        time.sleep(_LOOK_SECONDS)
    return False
