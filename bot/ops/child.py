"""One running process of the table: its group, its output, its end."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress

from bot.ops.paths import ROOT
from bot.ops.processes import Process

# How long its last words may take to arrive: a stray process may keep the pipe open for ever.
LAST_WORDS_SECONDS = 2.0


class Child:
    """Leads a group of its own: the whole of it can be ended, and Ctrl-C reaches only us."""

    def __init__(self, process: Process, read: Callable[[bytes], None]) -> None:
        """Start it. `read` gets each line of its output, in a thread. Raises OSError."""
        self._popen = subprocess.Popen(
            process.argv,
            cwd=ROOT,
            env=process.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._buried = False
        self._reader = threading.Thread(target=self._listen, args=(read,), daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """It is also its group's."""
        return self._popen.pid

    def code(self) -> int | None:
        """Its exit code, negative for a signal; None while it runs.

        Once it has ended, its group has ended too: nothing of it holds its port any more.
        """
        found = self._popen.poll()
        if found is not None and not self._buried:
            # At once, and once: later its id may be somebody else's.
            self._buried = True
            self._signal(signal.SIGKILL)
        return found

    def ask(self) -> None:
        """Tell it and its group to end; nothing if it has ended."""
        if self.code() is None:
            self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it and its group without asking."""
        self.end(0)

    def end(self, seconds: float) -> None:
        """Wait so long for its end, then end it; all its output has been read afterwards."""
        try:
            self._popen.wait(seconds)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self._popen.wait()
        self.code()
        self._reader.join(LAST_WORDS_SECONDS)

    def _listen(self, read: Callable[[bytes], None]) -> None:
        assert self._popen.stdout is not None  # noqa: S101  (asked for above)
        with self._popen.stdout as lines:
            for line in lines:
                read(line)

    def _signal(self, number: signal.Signals) -> None:
        # Nobody may be left in the group; macOS says so with PermissionError.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._popen.pid, number)
