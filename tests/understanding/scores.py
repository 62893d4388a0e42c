"""What is measured of readings: figures between 0 and 1, more is better unless said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from bot.nlu.names import OUT_OF_SCOPE
from bot.nlu.understand import Meaning
from tests.understanding.sets import Labelled

CORE = frozenset({"wrong_product", "damaged_product", "late_delivery"})
# Rejections are counted where so many of the messages in scope are still answered.
KEPT = 0.9
_BINS = 10


def best(meaning: Meaning) -> str:
    """The one intent that counts: the surest of those given."""
    return max(meaning.intents, key=lambda pair: pair[1])[0]


def figures(messages: Sequence[Labelled], meanings: Sequence[Meaning]) -> dict[str, float]:
    """All figures of one set."""
    tops = [best(meaning) for meaning in meanings]
    hits = [top in one.right for one, top in zip(messages, tops, strict=True)]
    core = [hit for one, hit in zip(messages, hits, strict=True) if one.right & CORE]
    found, precision = second_problems(messages, meanings)
    measured = {
        "lenient": _share(hits),
        "strict": _share([one.label == top for one, top in zip(messages, tops, strict=True)]),
        "wrong, damaged, late": _share(core),
        "both problems found": found,
        "second problem's precision": precision,
        "calibration error": calibration_error(confidences(meanings), hits),
    }
    if any(one.label == OUT_OF_SCOPE for one in messages):
        measured["out of scope rejected"] = rejected(messages, meanings)
    return {name: round(value, 4) for name, value in measured.items()}


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def second_problems(
    messages: Sequence[Labelled], meanings: Sequence[Meaning]
) -> tuple[float, float]:
    """Of messages with two labels, where two were found; and how many further labels are right."""
    several, both, further, right = 0, 0, 0, 0
    for one, meaning in zip(messages, meanings, strict=True):
        given = {name for name, _ in meaning.intents} - {OUT_OF_SCOPE}
        others = given - {best(meaning)}
        further, right = further + len(others), right + len(others & one.right)
        if one.also:
            several, both = several + 1, both + (len(given & one.right) > 1)
    return both / max(1, several), right / max(1, further)


def trade(
    messages: Sequence[Labelled], meanings: Sequence[Meaning], thresholds: Sequence[float]
) -> list[tuple[float, float, float]]:
    """Threshold of a second problem, its precision, and both problems found."""
    curve = []
    for threshold in thresholds:
        cut = [
            Meaning(
                ((best(meaning), 1.0), *_further(meaning, best(meaning), threshold)),
                meaning.ranking,
            )
            for meaning in meanings
        ]
        found, precision = second_problems(messages, cut)
        curve.append((threshold, precision, found))
    return curve


def _further(meaning: Meaning, top: str, threshold: float) -> list[tuple[str, float]]:
    if top == OUT_OF_SCOPE:
        return []
    others = (pair for pair in meaning.ranking if pair[0] not in {top, OUT_OF_SCOPE})
    return [pair for pair in others if pair[1] >= threshold]


def rejected(messages: Sequence[Labelled], meanings: Sequence[Meaning]) -> float:
    """Out-of-scope messages under the line that 90 % of the others stand above."""
    margins = np.array([_margin(meaning) for meaning in meanings])
    outside = np.array([one.label == OUT_OF_SCOPE for one in messages])
    line = np.quantile(margins[~outside], 1 - KEPT)
    return float((margins[outside] < line).mean())


def _margin(meaning: Meaning) -> float:
    """How far the surest meaning lies above "out of scope"."""
    ranking = dict(meaning.ranking)
    outside = ranking.pop(OUT_OF_SCOPE, 0.0)
    return max(ranking.values(), default=0.0) - outside


def confidences(meanings: Sequence[Meaning]) -> list[float]:
    """How sure each reading is of its surest intent."""
    return [max(score for _, score in meaning.intents) for meaning in meanings]


def calibration(
    confidences: Sequence[float], hits: Sequence[bool]
) -> list[tuple[float, float, int]]:
    """For each tenth of confidence: its mean, how many were right, and of how many. 0 is best."""
    edges = np.linspace(0, 1, _BINS + 1)
    found = []
    for low, high in pairwise(edges):
        inside = [
            (score, hit)
            for score, hit in zip(confidences, hits, strict=True)
            if low <= score < high or (high == 1 and score == 1)
        ]
        if inside:
            scores, right = zip(*inside, strict=True)
            found.append((float(np.mean(scores)), float(np.mean(right)), len(inside)))
    return found


def calibration_error(confidences: Sequence[float], hits: Sequence[bool]) -> float:
    """The mean distance between how sure it is and how often it is right; less is better."""
    parts = calibration(confidences, hits)
    return sum(abs(sure - right) * count for sure, right, count in parts) / max(1, len(hits))


def by_intent(messages: Sequence[Labelled], meanings: Sequence[Meaning]) -> dict[str, float]:
    """For each first label, how many of its messages were read as any right label."""
    all_of: Counter[str] = Counter(one.label for one in messages)
    right = Counter(
        one.label
        for one, meaning in zip(messages, meanings, strict=True)
        if best(meaning) in one.right
    )
    return {name: round(right[name] / count, 3) for name, count in sorted(all_of.items())}


def confusions(
    messages: Sequence[Labelled], meanings: Sequence[Meaning], most: int = 15
) -> list[tuple[str, str, int]]:
    """The commonest errors: label, what was read, how often."""
    wrong = Counter(
        (one.label, best(meaning))
        for one, meaning in zip(messages, meanings, strict=True)
        if best(meaning) not in one.right
    )
    return [(label, read, count) for (label, read), count in wrong.most_common(most)]


def multi_class(gold: Sequence[str], read: Sequence[str]) -> Mapping[str, float]:
    """Accuracy, and precision and recall of what is not ''."""
    pairs = list(zip(gold, read, strict=True))
    right = sum(one == other != "" for one, other in pairs)
    return {
        "lines": len(pairs),
        "accuracy": round(_share([one == other for one, other in pairs]), 4),
        "precision": round(right / max(1, sum(other != "" for other in read)), 4),
        "recall": round(right / max(1, sum(one != "" for one in gold)), 4),
    }
