"""How `make run` serves and ends, with tiny processes in the place of the four."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from bot.ops import launch
from bot.ops.console import LogPrinter
from bot.ops.processes import Process

SLEEPER = "import time; print('up', flush=True); time.sleep(600)"
Handler = Callable[[int, FrameType | None], object] | int | None


@pytest.fixture(autouse=True)
def own_signals(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The handlers are taken back; nobody waits for a readiness that never comes."""
    monkeypatch.setattr(launch, "_announce", lambda env, supervisor: None)
    before: dict[int, Handler] = {one: signal.getsignal(one) for one in launch.ASKED_TO_END}
    # Whoever runs the tests under nohup has it ignored.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def serve(folder: Path, code: str, seen: Callable[[], None]) -> int:
    """Serve one process; `seen` is called at each line that it writes."""

    class Watching(LogPrinter):
        def write(self, name: str, line: bytes) -> None:
            super().write(name, line)
            seen()

    table = {"worker": Process((sys.executable, "-c", code), dict(os.environ))}
    return launch._serve({}, table, Watching(folder, None))


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        (signal.SIGINT, 130, "Ctrl-C: everything has ended."),
        (signal.SIGTERM, 143, "SIGTERM: everything has ended."),
        (signal.SIGHUP, 129, "The terminal was closed: everything has ended."),
    ],
)
def test_who_asks_gets_a_polite_end(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    number: signal.Signals,
    code: int,
    words: str,
) -> None:
    """With the code that shells know for it."""
    assert serve(tmp_path, SLEEPER, lambda: os.kill(os.getpid(), number)) == code
    assert words in capsys.readouterr().out


def test_asking_works_during_a_pause(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The process has ended by itself; Ctrl-C does not wait until it is started again."""
    ended = "print('over', flush=True)"
    assert serve(tmp_path, ended, lambda: os.kill(os.getpid(), signal.SIGINT)) == 130
    assert "Ctrl-C: everything has ended." in capsys.readouterr().out


def test_nohup_outlives_its_terminal(tmp_path: Path) -> None:
    """What is told to ignore the terminal's end goes on until somebody else asks."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)

    def close_then_end() -> None:
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)

    assert serve(tmp_path, SLEEPER, close_then_end) == 143
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
