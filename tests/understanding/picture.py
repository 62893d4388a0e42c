"""docs/images/nlu.svg: each intent, how sure it is, several problems, beside Rasa's default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

from bot.ops.paths import ROOT

PICTURE = ROOT / "docs" / "images" / "nlu.svg"
_CLEAN, _NOISY, _PEER = "#1b6ca8", "#e08e45", "#9a9a9a"


Points = Sequence[tuple[float, float, int]]


def draw(
    measured: dict[str, Any], calibrated: Points, curve: Sequence[tuple[float, float, float]]
) -> None:
    """Four plots in one picture, the same for the same figures."""
    # Without these the file would differ at each drawing.
    mpl.rcParams["svg.hashsalt"] = "telafi"
    figure, ((intents, sure), (several, beside)) = plt.subplots(
        2, 2, figsize=(11, 10), gridspec_kw={"height_ratios": (1.5, 1)}
    )
    _intents(intents, measured["by intent"])
    _calibration(sure, calibrated)
    _several(several, curve)
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


def _calibration(axes: Any, calibrated: Points) -> None:
    axes.plot([0, 1], [0, 1], color=_PEER, linestyle="--")
    axes.plot([sure for sure, _, _ in calibrated], [right for _, right, _ in calibrated], "o-")
    for sure, right, count in calibrated:
        axes.annotate(str(count), (sure, right), textcoords="offset points", xytext=(6, -10))
    axes.set_xlabel("confidence")
    axes.set_ylabel("right")
    axes.set_title("As sure as it is right (messages)")


def _several(axes: Any, curve: Sequence[tuple[float, float, float]]) -> None:
    axes.plot([precision for _, precision, _ in curve], [found for _, _, found in curve], "o-")
    for threshold, precision, found in curve:
        axes.annotate(f"{threshold:.2f}", (precision, found), (6, 4), textcoords="offset points")
    axes.set_xlabel("precision of the second problem")
    axes.set_ylabel("both problems found")
    axes.set_title("Several problems, by the second one's threshold")


def _beside(axes: Any, measured: dict[str, Any]) -> None:
    """Ours, and Rasa's default pipeline where it was measured."""
    sets = list(measured["intents"])[:3]
    peer = measured["peer"].get("intents", {})
    groups = [("Telafi", _CLEAN, measured["intents"])]
    groups += [("Rasa's default pipeline", _PEER, peer)] if peer else []
    for at, (name, colour, figures) in enumerate(groups):
        places = [place + 0.4 * at for place in range(len(sets))]
        shares = [figures.get(one, {}).get("lenient", 0) for one in sets]
        axes.bar_label(axes.bar(places, shares, 0.4, color=colour, label=name), fmt="%.2f")
    axes.set_xticks(range(len(sets)), [name.replace(", ", "\n") for name in sets])
    axes.set_ylim(0, 1.1)
    axes.set_title("Any right intent")
    axes.legend(loc="lower right")
