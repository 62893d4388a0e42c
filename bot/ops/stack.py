"""The running product as a library, for end-to-end tests and the bench: the launcher's very
commands, in a folder of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from bot.ops import ports
from bot.ops.console import LogPrinter
from bot.ops.errors import CannotStart
from bot.ops.paths import ROOT
from bot.ops.processes import build_env, process_table, web_url
from bot.ops.supervisor import Supervisor
from bot.ops.training import Say, ensure_model
from bot.ops.waiting import wait_ready


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
        self._printer = LogPrinter(var / "logs", None)
        # It only holds them here: who ends stays down, so that a test can look at that.
        self._supervisor = Supervisor(self._printer, lambda _: None)

    def start(self, say: Say = lambda _: None) -> None:
        """Train if needed, prepare the database, start all four; returns before they are ready."""
        model = ensure_model(say, self.var)
        prepare(self.env)
        (self.var / "worker-alive").unlink(missing_ok=True)
        self._supervisor.start_all(process_table(self.env, model))

    def wait_ready(self, timeout: float = 120) -> None:
        """Block until /readyz says yes; CannotStart names what is missing or who died."""
        if not wait_ready(self.url, timeout, lambda: not self.dead()):
            dead = ", ".join(self.dead())
            raise CannotStart(f"Ended by itself: {dead}; see {self.var / 'logs'}.")

    def dead(self) -> list[str]:
        """The names of processes that ended without being told to."""
        children = list(self._supervisor.children.items())
        return [name for name, child in children if child.code() is not None]

    @property
    def names(self) -> list[str]:
        """Of those that were started and not killed since, ended by themselves or not."""
        return list(self._supervisor.children)

    def pid(self, name: str) -> int:
        """It is also its process group's; KeyError after `kill` and `stop`."""
        return self._supervisor.children[name].pid

    def log(self, name: str) -> Path:
        """Its standard output and errors, of all its starts."""
        return self._printer.path(name)

    def kill(self, name: str) -> None:
        """End one process at once, as a crash would (SIGKILL to it and its children)."""
        self._supervisor.children.pop(name).kill()

    def restart(self, name: str) -> None:
        """Start a process again, after ending it politely where it still runs."""
        if name in self._supervisor.children:
            self._supervisor.end(name)
        self._supervisor.start(name)

    def stop(self) -> None:
        """End all; safe to call twice."""
        self._supervisor.end_all()
        self._printer.close()

    def __enter__(self) -> Stack:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
