"""Keeps the processes running: who ends by itself is started again after a growing pause."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from functools import partial

from bot.ops.child import Child
from bot.ops.console import LogPrinter
from bot.ops.processes import Process
from bot.ops.training import Say

LOOK_SECONDS = 0.1
STOP_SECONDS = 8.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
# Who has lived for so long gets the first pause again.
HEALTHY_SECONDS = 60.0
# So many ends within so many seconds, and another start would not help.
TOO_OFTEN, WITHIN_SECONDS = 5, 60.0
FAILED = 1


class Restarts:
    """When a process is started again; one for each process. Times are seconds of one clock."""

    def __init__(self) -> None:
        self._ends: deque[float] = deque(maxlen=TOO_OFTEN)
        self._pause = FIRST_PAUSE

    def pause(self, started: float, ended: float) -> float | None:
        """Seconds until the next start; None where it has ended too often."""
        self._ends.append(ended)
        if len(self._ends) == TOO_OFTEN and ended - self._ends[0] <= WITHIN_SECONDS:
            return None
        if ended - started >= HEALTHY_SECONDS:
            self._pause = FIRST_PAUSE
        now, self._pause = self._pause, min(2 * self._pause, LONGEST_PAUSE)
        return now


class Supervisor:
    """The processes of one installation. `run` watches them; without it they are only held."""

    def __init__(
        self,
        printer: LogPrinter,
        tell: Say,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        launch: Callable[[Process, Callable[[bytes], None]], Child] = Child,
    ) -> None:
        """`tell` gets a line for each process that ends by itself."""
        self.children: dict[str, Child] = {}
        """Who was started, by name; while `run` watches, without those in their pause."""
        self._table: dict[str, Process] = {}
        self._printer = printer
        self._tell = tell
        self._clock = clock
        self._sleep = sleep
        self._launch = launch
        self._restarts: dict[str, Restarts] = defaultdict(Restarts)
        self._started: dict[str, float] = {}
        self._due: dict[str, float] = {}
        self._code: int | None = None

    @property
    def ending(self) -> bool:
        """Whether it was told to end, or has given up."""
        return self._code is not None

    def start_all(self, table: Mapping[str, Process]) -> None:
        """Start every process of the table. Raises OSError; none runs then."""
        self._table.update(table)
        try:
            for name in table:
                self.start(name)
        except BaseException:
            self.end_all()
            raise

    def start(self, name: str) -> None:
        """Start one process, again on the ports and with the tokens of its first start."""
        self._started[name] = self._clock()
        self.children[name] = self._launch(self._table[name], partial(self._printer.write, name))

    def ask(self, code: int) -> None:
        """Make `run` end everything and return this; a signal's handler may call it."""
        # No lock, no event: the handler interrupts the very thread that would hold it.
        self._code = code

    def run(self) -> int:
        """Watch until asked to end, or until one process ends too often; return the exit code."""
        try:
            while self._code is None:
                self._look()
                self._sleep(LOOK_SECONDS)
            return self._code
        finally:
            self.end_all()

    def end(self, name: str) -> None:
        """End one process politely; KeyError where it does not run."""
        child = self.children.pop(name)
        child.ask()
        child.end(STOP_SECONDS)

    def end_all(self) -> None:
        """End all politely and at the same time; safe to call twice."""
        children, self.children = list(self.children.values()), {}
        for child in children:
            child.ask()
        deadline = self._clock() + STOP_SECONDS
        for child in children:
            child.end(max(0.0, deadline - self._clock()))

    def _look(self) -> None:
        for name, child in list(self.children.items()):
            code = child.code()
            if code is not None:
                del self.children[name]
                # Its last words say why: they belong before ours.
                child.end(0)
                self._after(name, code)
        for name, due in list(self._due.items()):
            if self._clock() >= due:
                del self._due[name]
                self.start(name)

    def _after(self, name: str, code: int) -> None:
        now = self._clock()
        pause = self._restarts[name].pause(self._started[name], now)
        log = self._printer.shown(name)
        if pause is None:
            self._tell(
                f"{name} ended {TOO_OFTEN} times within a minute (last exit {code}), "
                f"so all was ended: see {log}."
            )
            self._code = FAILED
        else:
            self._due[name] = now + pause
            self._tell(f"{name} ended (exit {code}), started again in {pause:.0f} s; see {log}")
