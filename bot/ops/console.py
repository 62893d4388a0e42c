"""What the launcher shows of the processes' output; all of it goes to var/logs."""

from __future__ import annotations

import re
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from bot.ops.paths import ROOT

_BAD = re.compile(r"\b(WARNING|ERROR|CRITICAL|Traceback|\w+Error:)", re.IGNORECASE)
# These write a page at each start that helps nobody; what is wrong is still shown.
NOISY = frozenset({"rasa", "actions"})
_WIDTH = len("actions")
_COLOURS = {"rasa": 36, "actions": 33, "web": 32, "worker": 35}


def say(text: str) -> None:
    """A line for the person at the terminal, written at once."""
    # A terminal that has gone away is no reason to stop serving.
    with suppress(OSError):
        # One write: other threads write too.
        print(f"telafi: {text}\n", end="", flush=True)


class LogPrinter:
    """Writes each process's lines into its log, and to the terminal what somebody should see.

    Thread-safe. The first line of a process moves its log of the previous start to `.log.1`.
    """

    def __init__(self, folder: Path, terminal: IO[str] | None) -> None:
        """`terminal`: None shows nothing."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._terminal = terminal
        self._files: dict[str, IO[str]] = {}
        self._lock = threading.Lock()
        self._closed = False

    def path(self, name: str) -> Path:
        """Where a process's output goes."""
        return self._folder / f"{name}.log"

    def shown(self, name: str) -> str:
        """The same for people: below the root where it lies there."""
        path = self.path(name)
        return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)

    def write(self, name: str, line: bytes) -> None:
        """Take one line of a process's output; nothing after `close`."""
        text = line.decode("utf-8", "replace").rstrip()
        moment = time.strftime("%H:%M:%S")
        with self._lock:
            if self._closed:
                return
            # A full disk must not stop the process, which waits until somebody reads.
            with suppress(OSError):
                self._log(name).write(f"{moment} {text}\n")
            if self._terminal and (name not in NOISY or _BAD.search(text)):
                self._show(self._terminal, f"{moment} {name:{_WIDTH}} |", text, name)

    def close(self) -> None:
        """Close the logs; safe to call twice."""
        with self._lock:
            self._closed = True
            for file in self._files.values():
                with suppress(OSError):
                    file.close()

    def _show(self, terminal: IO[str], head: str, text: str, name: str) -> None:
        if terminal.isatty():
            head = f"\033[{_COLOURS.get(name, 0)}m{head}\033[0m"
        with suppress(OSError):
            terminal.write(f"{head} {text}\n")
            terminal.flush()

    def _log(self, name: str) -> IO[str]:
        if name not in self._files:
            path = self.path(name)
            if path.exists():
                path.replace(path.with_suffix(".log.1"))
            self._files[name] = path.open("w", encoding="utf-8", buffering=1)
        return self._files[name]


def table(orders: list[dict[str, Any]]) -> list[str]:
    """The demo orders for a terminal: number, last four digits, situation, items."""
    rows = [("ORDER", "LAST 4", "SITUATION", "ITEMS")]
    for order in orders:
        items = ", ".join(f"{item['title']}" for item in order["items"])
        situation = SITUATIONS.get(order["situation"], order["situation"])
        rows.append((order["order_number"], order["phone_last4"], situation, items))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]])
        for row in rows
    ]


SITUATIONS = {
    "preparing": "hazırlanıyor",
    "on_time": "yolda, zamanında",
    "overdue": "gecikmiş",
    "lost": "kayıp",
    "delivered_not_received": "teslim edildi görünüyor, alınmadı",
    "delivered": "teslim edildi",
    "two_items": "iki ürün",
    "high_value": "yüksek tutar",
    "outside_window": "14 gün geçmiş",
    "cancelled": "iptal edilmiş",
    "refund_open": "iptal edilmiş, ücret yolda",
    "refund_late": "iade edilmiş, ücret gecikmiş",
    "refund_short": "iade edilmiş, ücret eksik",
    "shop_cancelled": "mağaza iptal etmiş",
}
