"""The pictures of docs/engine.md, drawn from figures that are kept beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

_BEFORE, _NOW, _TARGET = "#9a9a9a", "#1b6ca8", "#c0392b"


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


def _figure(size: tuple[float, float]) -> tuple[Any, Any]:
    # Without it the file would differ at each drawing.
    mpl.rcParams["svg.hashsalt"] = "telafi"
    figure, axes = plt.subplots(figsize=size)
    return figure, axes


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
