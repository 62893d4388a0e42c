"""What of the processes' output is kept, and what is shown."""

from __future__ import annotations

import io
import threading
from pathlib import Path

from bot.ops.console import LogPrinter


def test_the_terminal_shows_what_somebody_should_see(tmp_path: Path) -> None:
    """Web and worker in full, Rasa and the actions where something looks wrong; the log has all."""
    terminal = io.StringIO()
    printer = LogPrinter(tmp_path, terminal)
    (tmp_path / "rasa.log").write_text("before\n", encoding="utf-8")
    for name, line in (
        ("web", b"serving\n"),
        ("rasa", b"a page of words\n"),
        ("rasa", b"ERROR: \xff broken\n"),
    ):
        printer.write(name, line)
    printer.close()
    printer.close()
    printer.write("web", b"too late\n")
    assert [line[9:] for line in terminal.getvalue().splitlines()] == [
        "web     | serving",
        "rasa    | ERROR: \ufffd broken",
    ]
    assert len((tmp_path / "rasa.log").read_text(encoding="utf-8").splitlines()) == 2
    assert (tmp_path / "rasa.log.1").read_text(encoding="utf-8") == "before\n"
    assert "too late" not in (tmp_path / "web.log").read_text(encoding="utf-8")


def test_a_terminal_that_went_away_stops_nothing(tmp_path: Path) -> None:
    """The lines still reach the log."""

    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    printer = LogPrinter(tmp_path, Gone())
    threads = [threading.Thread(target=printer.write, args=("web", b"line")) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    printer.close()
    assert (tmp_path / "web.log").read_text(encoding="utf-8").count("line") == 4
