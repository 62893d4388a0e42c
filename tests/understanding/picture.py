"""docs/images/nlu.svg: each intent clean and noisy, how sure it is, beside Rasa's default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

from bot.ops.paths import ROOT

PICTURE = ROOT / "docs" / "images" / "nlu.svg"
_CLEAN, _NOISY, _PEER = "#1b6ca8", "#e08e45", "#9a9a9a"


def draw(measured: dict[str, Any], calibrated: Sequence[tuple[float, float, int]]) -> None:
    """Three plots in one picture, the same for the same figures."""
    # Without these the file would differ at each drawing.
    mpl.rcParams["svg.hashsalt"] = "telafi"
    figure, (intents, sure, beside) = plt.subplots(
        1, 3, figsize=(15, 6.5), gridspec_kw={"width_ratios": (1.6, 1, 1.1)}
    )
    _intents(intents, measured["by intent"])
    _calibration(sure, calibrated)
    _beside(beside, measured)
    figure.tight_layout()
    figure.savefig(PICTURE, metadata={"Date": None})
    plt.close(figure)


def _intents(axes: Any, by_intent: dict[str, dict[str, float]]) -> None:
    clean, noisy, *_ = by_intent.values()
    names = sorted(clean, key=lambda name: clean[name])
    places = range(len(names))
    axes.barh([at + 0.2 for at in places], [clean[one] for one in names], 0.4, color=_CLEAN)
    axes.barh([at - 0.2 for at in places], [noisy.get(one, 0) for one in names], 0.4, color=_NOISY)
    axes.set_yticks(list(places), [name.replace("_", " ") for name in names])
    axes.set_xlim(0, 1)
    axes.set_title("Read rightly, by intent")
    axes.legend(["clean", "noisy"], loc="lower left")


def _calibration(axes: Any, calibrated: Sequence[tuple[float, float, int]]) -> None:
    axes.plot([0, 1], [0, 1], color=_PEER, linestyle="--")
    axes.plot([sure for sure, _, _ in calibrated], [right for _, right, _ in calibrated], "o-")
    for sure, right, count in calibrated:
        axes.annotate(str(count), (sure, right), textcoords="offset points", xytext=(6, -10))
    axes.set_xlabel("confidence")
    axes.set_ylabel("right")
    axes.set_title("As sure as it is right (messages)")


def _beside(axes: Any, measured: dict[str, Any]) -> None:
    sets = list(measured["intents"])[:3]
    ours = [measured["intents"][name]["lenient"] for name in sets]
    theirs = [measured["peer"].get("intents", {}).get(name, {}).get("lenient", 0) for name in sets]
    places = range(len(sets))
    bars = [
        axes.bar([at - 0.2 for at in places], ours, 0.4, color=_CLEAN),
        axes.bar([at + 0.2 for at in places], theirs, 0.4, color=_PEER),
    ]
    for group in bars:
        axes.bar_label(group, fmt="%.2f")
    axes.set_xticks(list(places), [name.replace(", ", "\n") for name in sets])
    axes.set_ylim(0, 1)
    axes.set_title("Any right label, beside Rasa's default pipeline")
    axes.legend(["Telafi", "Rasa's default"], loc="lower right")
