"""The pictures of docs/engine.md, drawn from figures that `make bench` and `make profile` keep."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

_BEFORE, _NOW = "#9a9a9a", "#1b6ca8"


def draw_profile(kept: Mapping[str, Any], path: Path) -> None:
    """Milliseconds of a turn by part; `kept`: {"before" (optional), "now"} as profile.py writes."""
    series = [(name, kept[name]["ms"]) for name in ("before", "now") if name in kept]
    parts = list(series[-1][1])
    parts += [part for _, shares in series for part in shares if part not in parts]
    height = 0.8 / len(series)
    figure, axes = _figure((9, 0.5 * len(parts) + 1.2))
    for at, (name, shares) in enumerate(series):
        places = [place + height * (at - (len(series) - 1) / 2) for place in range(len(parts))]
        colour = _NOW if name == "now" else _BEFORE
        label = f"{name}: {sum(shares.values()):.1f} ms"
        values = [shares.get(one, 0) for one in parts]
        bars = axes.barh(places, values, height, color=colour, label=label)
        axes.bar_label(bars, fmt="%.1f", padding=2, fontsize=8)
    axes.set_yticks(range(len(parts)), parts)
    axes.invert_yaxis()
    axes.set_xlabel("ms of the Rasa process for a message")
    axes.legend(loc="lower right")
    _save(figure, path)


def draw_bench(report: Mapping[str, Any], path: Path) -> None:
    """What `make bench` measured: answer times, messages a second, one long conversation."""
    figure, axes = _figure((11, 7), rows=2, columns=2)
    (times, rates), (long, memory) = axes
    _times(times, report)
    _rates(rates, report)
    _long(long, report["engine"]["long"])
    _memory(memory, report["resident_mb"])
    _save(figure, path)


def _measured(report: Mapping[str, Any]) -> dict[str, Mapping[str, float]]:
    """A name for each measurement of messages that was made, and what it found."""
    website = report.get("website", {})
    groups = {
        "engine": report.get("engine", {}),
        "Rasa's default": report.get("peer", {}),
        "chat API": website.get("customers", {}),
        "browser": {"1": website.get("browser")},
    }
    return {
        f"{group}, {name}": row
        for group, rows in groups.items()
        for name, row in rows.items()
        if isinstance(row, dict) and "p50_ms" in row and "messages" in row
    }


def _times(axes: Any, report: Mapping[str, Any]) -> None:
    found = _measured(report)
    places = range(len(found))
    for percent, colour, shift in (("p95_ms", _BEFORE, 0.2), ("p50_ms", _NOW, -0.2)):
        values = [row[percent] for row in found.values()]
        bars = axes.barh(
            [at + shift for at in places], values, 0.4, color=colour, label=percent[:3]
        )
        axes.bar_label(bars, fmt="%.0f", padding=2, fontsize=7)
    axes.set_yticks(places, list(found), fontsize=8)
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_title("Answer time, ms (customers at once)", fontsize=10)
    axes.legend(loc="upper right", fontsize=8)


def _rates(axes: Any, report: Mapping[str, Any]) -> None:
    found = {
        name: row["messages_per_second"]
        for name, row in _measured(report).items()
        if "messages_per_second" in row
    }
    bars = axes.barh(range(len(found)), list(found.values()), color=_NOW)
    axes.bar_label(bars, fmt="%.0f", padding=2, fontsize=7)
    axes.set_yticks(range(len(found)), list(found), fontsize=8)
    axes.invert_yaxis()
    axes.set_title("Messages a second", fontsize=10)


def _long(axes: Any, long: Mapping[str, Any]) -> None:
    every = long["messages"] / len(long["rounds_ms"])
    axes.plot([every * at for at in range(len(long["rounds_ms"]))], long["rounds_ms"], color=_NOW)
    axes.set_ylim(bottom=0)
    axes.set_xlabel("message of one conversation", fontsize=8)
    axes.set_title(f"A long conversation, ms a turn: last/first {long['ratio']}", fontsize=10)


def _memory(axes: Any, resident: Mapping[str, float]) -> None:
    bars = axes.bar(list(resident), list(resident.values()), color=_NOW)
    axes.bar_label(bars, fmt="%.0f", padding=2, fontsize=8)
    axes.set_title("Resident memory, MB", fontsize=10)


def _figure(size: tuple[float, float], rows: int = 1, columns: int = 1) -> tuple[Any, Any]:
    # Without it the file would differ at each drawing.
    mpl.rcParams["svg.hashsalt"] = "telafi"
    figure, axes = plt.subplots(rows, columns, figsize=size)
    return figure, axes


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
