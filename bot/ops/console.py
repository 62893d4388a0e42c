"""What the launcher shows of the processes' output; all of it goes to var/logs."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import IO, Any

from honcho.printer import Printer

_BAD = re.compile(r"\b(WARNING|ERROR|CRITICAL|Traceback|\w+Error:)", re.IGNORECASE)
# These write a page at each start that helps nobody; what is wrong is still shown.
NOISY = frozenset({"rasa", "actions"})


def say(text: str) -> None:
    """A line for the person at the terminal, written at once."""
    print(f"telafi: {text}", flush=True)


class LogPrinter(Printer):  # type: ignore[misc]  # honcho has no types
    """Honcho's printer, with a log file for each process beside it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(sys.stdout)
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._files: dict[str, IO[str]] = {}
        self.stopped: list[str] = []
        """The processes in the order in which they ended."""

    def write(self, message: Any) -> None:
        """To the process's log, and to the terminal where somebody should see it."""
        text = message.data
        line = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        if message.name == "system":
            self._note(line)
            return
        self._log(message.name).write(f"{message.time:%H:%M:%S} {line.rstrip()}\n")
        if message.name not in NOISY or _BAD.search(line):
            super().write(message)

    def _note(self, line: str) -> None:
        """Honcho's own words: only who stopped, for the sentence at the end."""
        words = line.split()
        if len(words) > 1 and words[1] == "stopped":
            self.stopped.append(words[0])

    def _log(self, name: str) -> IO[str]:
        if name not in self._files:
            path = self._folder / f"{name}.log"
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
