"""Measured figures: what they were measured on, at which commit, and where they are kept."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parent.parent


def say(text: str) -> None:
    """To the person at the terminal, at once."""
    print(text, flush=True)  # noqa: T201


def head() -> dict[str, Any]:
    """The first fields of each report: when, at which commit and on which machine."""
    return {
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": _machine(),
    }


def milliseconds(seconds: Sequence[float], *percents: int) -> dict[str, float]:
    """The percentiles asked for (`p50_ms`) and the longest; of two at least."""
    cuts = statistics.quantiles(seconds, n=100)
    asked = {f"p{percent}_ms": cuts[percent - 1] for percent in percents}
    return {name: round(one * 1000, 1) for name, one in (asked | {"max_ms": max(seconds)}).items()}


def write(report: dict[str, Any], name: str) -> None:
    """Keep a report in `var`, under its name."""
    path = ROOT / "var" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    say(f"written to {path.relative_to(ROOT)}")


def commit() -> str:
    """The checkout's, with '-dirty' where it was changed."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout.strip() or "unknown"


def _machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
    }
