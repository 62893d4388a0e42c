"""The running product as a library, for end-to-end tests and the bench: the launcher's very
commands, in a folder of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from bot.ops import ports
from bot.ops.errors import CannotStart
from bot.ops.paths import ROOT
from bot.ops.processes import Process, build_env, process_table, web_url
from bot.ops.training import Say, ensure_model
from bot.ops.waiting import wait_ready

STOP_SECONDS = 8.0


def prepare(env: Mapping[str, str]) -> None:
    """Check the settings, migrate and seed, in a process that sees this environment.

    Raises CannotStart; the reason is on standard error by then.
    """
    done = subprocess.run([sys.executable, "-m", "bot.ops.prepare"], cwd=ROOT, env=env, check=False)
    if done.returncode:
        raise CannotStart("The database was not prepared; the reason is above.")


class Stack:
    """Four processes that end together. Use it as a context manager, or call stop() for sure."""

    def __init__(
        self, var: Path, port: int | None = None, env: Mapping[str, str] | None = None
    ) -> None:
        """`port`: the web port; None takes a free one. `env` goes before everything else."""
        self.var = var
        chosen = ports.next_free(8100) if port is None else port
        self.env = build_env(var, {"PORT": str(chosen), **(env or {})})
        self.url = web_url(self.env["TELAFI_BIND"], chosen)
        self._table: dict[str, Process] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, say: Say = lambda _: None) -> None:
        """Train if needed, prepare the database, start all four; returns before they are ready."""
        model = ensure_model(say, self.var)
        prepare(self.env)
        (self.var / "worker-alive").unlink(missing_ok=True)
        self._table = process_table(self.env, model)
        for name in self._table:
            self._launch(name)

    def wait_ready(self, timeout: float = 120) -> None:
        """Block until /readyz says yes; CannotStart names what is missing or who died."""
        if not wait_ready(self.url, timeout, lambda: not self.dead()):
            raise CannotStart(f"Ended by itself: {self.dead()}; see {self.log(self.dead()[0])}.")

    def dead(self) -> list[str]:
        """The names of processes that ended without being told to."""
        return [name for name, process in self._running.items() if process.poll() is not None]

    @property
    def names(self) -> list[str]:
        """Of those that were started and not killed since, ended by themselves or not."""
        return list(self._running)

    def pid(self, name: str) -> int:
        """It is also its process group's; KeyError after `kill` and `stop`."""
        return self._running[name].pid

    def log(self, name: str) -> Path:
        """Its standard output and errors, of all its starts."""
        return self.var / "logs" / f"{name}.log"

    def kill(self, name: str) -> None:
        """End one process at once, as a crash would (SIGKILL to it and its children)."""
        process = self._running.pop(name)
        _signal(process, signal.SIGKILL)
        process.wait(STOP_SECONDS)

    def restart(self, name: str) -> None:
        """Start a process again, after ending it politely where it still runs."""
        if name in self._running:
            self._end([self._running.pop(name)])
        self._launch(name)

    def stop(self) -> None:
        """End all; safe to call twice."""
        running, self._running = list(self._running.values()), {}
        self._end(running)

    def __enter__(self) -> Stack:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _launch(self, name: str) -> None:
        process = self._table[name]
        self.log(name).parent.mkdir(parents=True, exist_ok=True)
        with self.log(name).open("ab") as log:
            self._running[name] = subprocess.Popen(
                process.argv,
                cwd=ROOT,
                env=process.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # A group of its own: the whole of it can be ended, and Ctrl-C reaches only us.
                start_new_session=True,
            )

    def _end(self, processes: list[subprocess.Popen[bytes]]) -> None:
        for process in processes:
            _signal(process, signal.SIGTERM)
        for process in processes:
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                _signal(process, signal.SIGKILL)
                process.wait(STOP_SECONDS)


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    # A process that was waited for has given its id back: it may be somebody else's now.
    if process.poll() is None:
        os.killpg(process.pid, number)
