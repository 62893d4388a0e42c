"""Who ends by itself is started again; who ends too often ends it all."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.ops.child import Child
from bot.ops.console import LogPrinter
from bot.ops.processes import Process
from bot.ops.supervisor import Restarts, Supervisor

# A process that holds a port and leaves it to a child of its own, which outlives it.
HOLDER = """
import os, socket, time
held = socket.socket()
held.bind(("127.0.0.1", 0))
held.listen()
os.set_inheritable(held.fileno(), True)
if os.fork() == 0:
    time.sleep(600)
print(held.getsockname()[1], flush=True)
time.sleep(600)
"""
STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(600)
"""


def python(code: str) -> Process:
    """A tiny process."""
    return Process((sys.executable, "-c", code), dict(os.environ))


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[LogPrinter]:
    made = LogPrinter(tmp_path, None)
    yield made
    made.close()


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.at: dict[float, Callable[[], None]] = {}
        """What happens when it is so late."""

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now = round(self.now + seconds, 3)
        for moment in sorted(self.at):
            if moment <= self.now:
                self.at.pop(moment)()


class Mortal(Child):
    """A process that lives as long as its test says, or until it is asked."""

    def __init__(self, clock: Clock, seconds: float, exit_code: int, seen: list[str]) -> None:
        self._clock, self._dies, self._exit, self._seen = clock, clock() + seconds, exit_code, seen

    def code(self) -> int | None:
        return self._exit if self._clock() >= self._dies else None

    def ask(self) -> None:
        self._seen.append("asked")

    def end(self, seconds: float) -> None:
        self._seen.append("ended")


class Play:
    """A supervisor of processes whose lives a test lays down."""

    def __init__(self, printer: LogPrinter, *lives: float, code: int = 3) -> None:
        self.clock = Clock()
        self.starts: list[float] = []
        self.told: list[str] = []
        self.seen: list[str] = []
        left = iter(lives)

        def launch(process: Process, read: Callable[[bytes], None]) -> Child:
            self.starts.append(self.clock())
            return Mortal(self.clock, next(left, 1e9), code, self.seen)

        self.supervisor = Supervisor(
            printer, self.told.append, self.clock, self.clock.sleep, launch
        )
        self.supervisor.start_all({"worker": python("")})

    def gaps(self, *lives: float) -> list[int]:
        """The pauses between each end and the next start, in seconds."""
        ends = [start + life for start, life in zip(self.starts, lives, strict=False)]
        return [round(start - end) for start, end in zip(self.starts[1:], ends, strict=False)]


def test_the_pause_doubles_up_to_thirty_seconds() -> None:
    """A part that comes back is soon back; one that does not costs little."""
    restarts, now, pauses = Restarts(), 0.0, []
    for _ in range(8):
        pauses.append(restarts.pause(now, now + 20))
        now += 20 + (pauses[-1] or 0)
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]


def test_who_has_lived_for_a_minute_begins_anew() -> None:
    """A rare accident is not punished for those of yesterday."""
    restarts = Restarts()
    assert [restarts.pause(0, 5), restarts.pause(6, 11)] == [1, 2]
    assert restarts.pause(13, 13 + 59) == 4
    assert restarts.pause(76, 76 + 60) == 1


@pytest.mark.parametrize(("last", "pause"), [(60.0, None), (60.1, 16)])
def test_five_ends_within_a_minute_are_too_many(last: float, pause: float | None) -> None:
    """The fifth, and only if all five lie within the minute."""
    restarts = Restarts()
    assert [restarts.pause(end, end) for end in (0.0, 10.0, 20.0, 30.0)] == [1, 2, 4, 8]
    assert restarts.pause(last, last) == pause


def test_a_process_that_ended_is_started_again(printer: LogPrinter, tmp_path: Path) -> None:
    """Twice, with a growing pause and one line each; then it lives, until we are asked to end."""
    play = Play(printer, 5, 5, code=-9)
    play.clock.at[1100] = lambda: play.supervisor.ask(143)
    assert play.supervisor.run() == 143
    assert play.gaps(5, 5) == [1, 2]
    log = tmp_path / "worker.log"
    assert play.told == [
        f"worker ended (exit -9), started again in 1 s; see {log}",
        f"worker ended (exit -9), started again in 2 s; see {log}",
    ]
    assert play.seen == ["ended", "ended", "asked", "ended"]


def test_a_process_that_will_not_live_ends_it_all(printer: LogPrinter, tmp_path: Path) -> None:
    """Not zero, and one clear sentence, even where it ended without an error."""
    play = Play(printer, *[0] * 9, code=0)
    assert play.supervisor.run() == 1
    assert len(play.starts) == 5
    assert play.told[-1] == (
        "worker ended 5 times within a minute (last exit 0), so all was ended: "
        f"see {tmp_path / 'worker.log'}."
    )
    assert play.supervisor.children == {}


def test_ending_is_possible_during_a_pause(printer: LogPrinter) -> None:
    """Ctrl-C does not wait for the next start, and nothing is started after it."""
    play = Play(printer, 0, 0, 0)
    play.clock.at[1004] = lambda: play.supervisor.ask(130)
    assert play.supervisor.run() == 130
    assert (len(play.starts), play.clock.now) == (3, 1004)
    assert "asked" not in play.seen


def until(true: Callable[[], bool]) -> None:
    """Wait for what happens in another process; the test's own time-out ends it."""
    while not true():
        time.sleep(0.02)


def test_the_output_of_every_start_is_kept(printer: LogPrinter, tmp_path: Path) -> None:
    """Standard output and errors, the last words too, by the time that it is started again."""
    words: list[str] = []

    def tell(line: str) -> None:
        words.append((tmp_path / "one.log").read_text(encoding="utf-8"))
        if len(words) == 2:
            supervisor.ask(0)

    supervisor = Supervisor(printer, tell, sleep=lambda seconds: time.sleep(seconds / 10))
    supervisor.start_all({"one": python("import sys; print('out'); sys.exit('last words: ş')")})
    assert supervisor.run() == 0
    assert [text.count("out") for text in words] == [1, 2]
    assert [text.count("last words: ş") for text in words] == [1, 2]


def test_a_killed_process_leaves_nobody_who_holds_its_port(printer: LogPrinter) -> None:
    """kill -9 reaches only one of them: the rest of its group is ended before the next start."""
    lines: list[bytes] = []
    child = Child(python(HOLDER), lines.append)
    until(lambda: bool(lines))
    port = int(lines[0])
    os.kill(child.pid, signal.SIGKILL)
    until(lambda: child.code() == -signal.SIGKILL)

    def free() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) != 0

    until(free)
    child.end(0)


def test_who_does_not_listen_is_killed(printer: LogPrinter) -> None:
    """Asking is not enough for all; nobody is left behind."""
    lines: list[bytes] = []
    child = Child(python(STUBBORN), lines.append)
    until(lambda: bool(lines))
    child.ask()
    assert child.code() is None
    child.end(0.1)
    assert child.code() == -signal.SIGKILL


def test_ending_ends_politely(printer: LogPrinter) -> None:
    """SIGTERM, to a process in a group of its own: Ctrl-C at the terminal is ours alone."""
    supervisor = Supervisor(printer, lambda _: None)
    supervisor.start_all({name: python("import time; time.sleep(600)") for name in ("a", "b")})
    children = list(supervisor.children.values())
    assert {os.getpgid(child.pid) for child in children} == {child.pid for child in children}
    supervisor.end_all()
    supervisor.end_all()
    assert [child.code() for child in children] == [-signal.SIGTERM] * 2


def test_a_start_that_fails_leaves_nobody(printer: LogPrinter) -> None:
    """What was started before is ended."""
    supervisor = Supervisor(printer, lambda _: None)
    table = {"a": python("import time; time.sleep(600)"), "b": Process(("/nothing/here",), {})}
    with pytest.raises(OSError, match="/nothing/here"):
        supervisor.start_all(table)
    assert supervisor.children == {}
