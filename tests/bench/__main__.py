"""`make bench`: answer time and throughput of the running product, into var/bench.json.

The engine alone, the website and more engines, on one start; then, started again for each, the
worker's threads, and how soon Telegram and WhatsApp are acknowledged. With PEER=1 also Rasa's
default set-up beside the engine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import time
from pathlib import Path
from typing import Any

import psutil

from bot.ops.stack import Stack
from tests.bench.browser import CHROMIUM, visible_seconds
from tests.bench.customers import crowd
from tests.bench.engine import WARM_UP_SECONDS, engine_alone, summary
from tests.bench.messengers import LOADS, acknowledging
from tests.bench.peer import beside
from tests.bench.peer_model import trained
from tests.bench.picture import draw_bench
from tests.bench.scaling import processes, threads
from tests.figures import ROOT, head, milliseconds, say, write
from tests.stacks import running

PICTURE = ROOT / "docs" / "images" / "bench.svg"
CROWDS = (1, 8, 32)
SECONDS = 20.0
BROWSER_ROUNDS = 10
ENGINE, WEBSITE, PROCESSES, THREADS = "engine", "website", "processes", "threads"


def main() -> None:
    """Measure, tell, and keep the figures."""
    asked = _asked()
    if asked.draw:
        draw_bench(json.loads((ROOT / "var" / "bench.json").read_text(encoding="utf-8")), PICTURE)
        return
    report = {**head(), **_measured(asked.only)}
    say(json.dumps(report, indent=2))
    write(report, "bench.json")


def _measured(only: str | None) -> dict[str, Any]:
    report: dict[str, Any] = {}
    if only in {None, ENGINE} and os.environ.get("PEER"):
        trained()  # before anything is measured
    if only in {None, ENGINE, WEBSITE, PROCESSES}:
        report |= _one_start(only)
    if only in {None, THREADS}:
        report[THREADS] = threads()
    for name in [name for name in LOADS if only in {None, name}]:
        say(f"starting the four processes for {name}, which writes for a minute")
        report[name] = acknowledging(name)
    return report


def _one_start(only: str | None) -> dict[str, Any]:
    began = time.monotonic()
    with running() as stack:
        report: dict[str, Any] = {"ready_after_seconds": round(time.monotonic() - began, 1)}
        if only in {None, ENGINE}:
            report |= _engine(stack)
        if only in {None, WEBSITE}:
            report[WEBSITE] = _website(stack)
        if only in {None, PROCESSES}:
            report[PROCESSES] = processes(stack)
        resident = {name: _resident(stack.pid(name)) for name in stack.names}
        return {**report, "resident_mb": resident}


def _engine(stack: Stack) -> dict[str, Any]:
    ours = engine_alone(stack)
    return {ENGINE: ours, **({"peer": beside(stack, ours)} if os.environ.get("PEER") else {})}


def _website(stack: Stack) -> dict[str, Any]:
    asyncio.run(crowd(stack.url, 1, WARM_UP_SECONDS))  # warm-up, not counted
    return {
        "browser": _browser(stack.url),
        "customers": {str(size): _crowd(stack.url, size) for size in CROWDS},
    }


def _browser(url: str) -> dict[str, float] | str:
    if not Path(CHROMIUM).exists():
        return "not measured: Chromium is not installed"
    say("one customer in a real browser")
    seconds = visible_seconds(url, BROWSER_ROUNDS)
    return {"messages": len(seconds), **milliseconds(seconds, 50, 95)}


def _crowd(url: str, size: int) -> dict[str, float]:
    say(f"{size} customers at once for {SECONDS:.0f} s")
    return summary(*asyncio.run(crowd(url, size, SECONDS)))


def _resident(pid: int) -> float:
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return round(float(sum(each.memory_info().rss for each in family)) / 2**20, 1)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parts = [ENGINE, WEBSITE, PROCESSES, THREADS, *LOADS]
    parser.add_argument("--only", choices=parts, help="one part alone")
    parser.add_argument(
        "--draw", action="store_true", help="measure nothing; draw what was measured last"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
