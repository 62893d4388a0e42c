"""`make bench`: answer time and throughput of the running product, into var/bench.json."""

from __future__ import annotations

import asyncio
import json
import os
import platform
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import psutil

from bot.ops.stack import Stack
from tests.bench.browser import CHROMIUM, visible_seconds
from tests.bench.customers import crowd
from tests.databases import own_database

ROOT = Path(__file__).resolve().parent.parent.parent
RESULT = ROOT / "var" / "bench.json"
CROWDS = (1, 8, 32)
SECONDS = 20.0
BROWSER_ROUNDS = 10


def main() -> None:
    report: dict[str, Any] = {
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "commit": _commit(),
        "machine": _machine(),
    }
    with tempfile.TemporaryDirectory() as folder, _stack(Path(folder)) as stack:
        say("starting the four processes")
        stack.start(say)
        stack.wait_ready()
        asyncio.run(crowd(stack.url, 1, 3.0))  # warm-up, not counted
        report["browser"] = _browser(stack.url)
        report["customers"] = {str(size): _crowd(stack.url, size) for size in CROWDS}
        report["resident_mb"] = {name: _resident(stack.pid(name)) for name in stack.names}
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    say(json.dumps(report, indent=2))
    say(f"written to {RESULT.relative_to(ROOT)}")


@contextmanager
def _stack(var: Path) -> Iterator[Stack]:
    with own_database(var) as url, Stack(var, env={"DATABASE_URL": url}) as stack:
        yield stack


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  (it talks to the person at the terminal)


def _browser(url: str) -> dict[str, float] | str:
    if not Path(CHROMIUM).exists():
        return "not measured: Chromium is not installed"
    say("one customer in a real browser")
    return _summary(visible_seconds(url, BROWSER_ROUNDS))


def _crowd(url: str, size: int) -> dict[str, float]:
    say(f"{size} customers at once for {SECONDS:.0f} s")
    seconds, lasted = asyncio.run(crowd(url, size, SECONDS))
    return {**_summary(seconds), "messages_per_second": round(len(seconds) / lasted, 1)}


def _summary(seconds: list[float]) -> dict[str, float]:
    """Milliseconds from the send to the answer."""
    cuts = statistics.quantiles(seconds, n=20)
    return {
        "messages": len(seconds),
        "p50_ms": round(statistics.median(seconds) * 1000, 1),
        "p95_ms": round(cuts[18] * 1000, 1),
        "max_ms": round(max(seconds) * 1000, 1),
    }


def _resident(pid: int) -> float:
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return round(float(sum(each.memory_info().rss for each in family)) / 2**20, 1)


def _machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout.strip() or "unknown"


if __name__ == "__main__":
    main()
