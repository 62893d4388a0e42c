"""One customer at a terminal: what we do is printed, lines are what the customer does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from threading import Thread
from typing import TextIO

from tests.standin.standin import Standin


class Console(ABC):
    """Prints in the background until it's closed."""

    help = ""

    def __init__(self, standin: Standin, out: TextIO) -> None:
        self._standin = standin
        self.out = out
        self._closed = False
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    @abstractmethod
    def act(self, line: str) -> None:
        """One line of the customer; LookupError and OSError are shown to the person."""

    @abstractmethod
    def news(self) -> bool:
        """Whether there is something to tell; asked under the stand-in's lock."""

    @abstractmethod
    def tell(self) -> None:
        """Say what is new."""

    def close(self) -> None:
        """Print what is left and end."""
        self._closed = True
        self._thread.join()

    def run(self, lines: Iterable[str]) -> None:
        """Do what the lines say."""
        self.say(self.help)
        for line in lines:
            try:
                self.act(line.strip())
            except (LookupError, OSError) as problem:
                self.say(f"  ({problem})")

    def say(self, line: str) -> None:
        """Print a line, if there is one."""
        if line:
            self.out.write(f"{line}\n")
            self.out.flush()

    def _follow(self) -> None:
        while not self._closed:
            self._standin.wait(self.news, timeout=0.2)
            self.tell()
        self.tell()
