"""What a measured figure was measured on, and at which commit."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parent.parent


def stamp() -> dict[str, Any]:
    """When, at which commit and on which machine: the head of each report."""
    return {
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": _machine(),
    }


def _machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def commit() -> str:
    """The checkout's, with '-dirty' where it was changed."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout.strip() or "unknown"
