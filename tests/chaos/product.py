"""`make run` itself, in a folder of its own, and a hand that kills its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType

import psutil
import requests

from bot.ops import ports
from bot.ops.paths import ROOT
from bot.ops.waiting import wait_ready
from tests.databases import own_database

READY_SECONDS = 180.0
STOP_SECONDS = 30.0
# What each process's command line holds, and no other's.
MARKS = {
    "rasa": "bot.ops.rasa_server",
    "actions": "actions",
    "web": "bot.asgi:application",
    "worker": "run_worker",
}


class Product:
    """The launcher with its four processes; a context manager, and `stop` ends all."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.var = Path(self._folder.name)
        port = ports.next_free(8300)
        self.url = f"http://{ports.LOOPBACK}:{port}"
        self._env = {**os.environ, "TELAFI_VAR": str(self.var), "PORT": str(port)}
        self._opened = ExitStack()
        self._launcher: psutil.Popen | None = None

    def __enter__(self) -> Product:
        self._env["DATABASE_URL"] = self._opened.enter_context(own_database(self.var))
        with (self.var / "launcher.log").open("wb") as log:
            self._launcher = psutil.Popen(
                [sys.executable, "-m", "bot.ops.launch"],
                cwd=ROOT,
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_ready(self.url, READY_SECONDS, lambda: self.runs)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        self._opened.close()
        self._folder.cleanup()

    @property
    def runs(self) -> bool:
        """Whether the launcher is still there."""
        return self._launcher is not None and self._launcher.poll() is None

    def said(self) -> str:
        """What the launcher has written to its terminal."""
        return (self.var / "launcher.log").read_text(encoding="utf-8", errors="replace")

    def alive(self) -> dict[str, psutil.Process]:
        """The processes that run now, by name; one that is being started again is not there."""
        found = {}
        for process in self._children():
            with suppress(psutil.Error):
                line = process.cmdline()
                for name, mark in MARKS.items():
                    if mark in line:
                        found[name] = process
        return found

    def kill(self, name: str) -> bool:
        """SIGKILL to one process, as a crash would; False where it was not there."""
        process = self.alive().get(name)
        if process is None:
            return False
        with suppress(psutil.NoSuchProcess):
            process.kill()
        return True

    def pending(self) -> int:
        """How many messages wait for a turn, as the product itself tells."""
        text = requests.get(f"{self.url}/metrics", timeout=10).text
        lines = [line for line in text.splitlines() if line.startswith("telafi_messages_pending ")]
        return int(float(lines[0].split()[1]))

    def wait_ready(self) -> None:
        """Until everything answers; CannotStart names what does not."""
        wait_ready(self.url, READY_SECONDS, lambda: self.runs)

    def stop(self) -> int | None:
        """End all politely; the launcher's exit code."""
        if self._launcher is None:
            return None
        if self.runs:
            self._launcher.terminate()
        return int(self._launcher.wait(STOP_SECONDS))

    def _children(self) -> list[psutil.Process]:
        with suppress(psutil.NoSuchProcess):
            return self._launcher.children() if self._launcher else []
        return []
