"""From an independent score per intent to what a message means: several intents, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OUT_OF_SCOPE = "out_of_scope"
COMPLAINTS = frozenset(
    {"wrong_product", "damaged_product", "late_delivery", "missing_item", "not_as_expected"}
)
REQUESTS = frozenset({"return_refund", "cancel_order", "order_status", "invoice"})
# Under this the bot would be guessing: it asks instead.
ANSWER_FROM = 0.35
# A further intent counts from here; a complaint in its own clause must be this sure.
ALSO_FROM = 0.65
_MAX_CLAUSES = 3
_CLAUSE_WORDS = 2
_BREAK = re.compile(
    r"[.!?;,\n]+|\b(?:ve|ama|ayrica|hem de|hem|bir de|ustelik|birde|ayrıca|üstelik)\b"
)


@dataclass(frozen=True)
class Meaning:
    """`intents`: all that apply, best first; `ranking`: every intent with its score."""

    intents: tuple[tuple[str, float], ...]
    ranking: tuple[tuple[str, float], ...]


def clauses(text: str) -> list[str]:
    """The parts of a longer message that can carry a meaning of their own."""
    parts = [part.strip() for part in _BREAK.split(text) if part]
    long = [part for part in parts if len(part.split()) >= _CLAUSE_WORDS]
    return long[:_MAX_CLAUSES] if len(long) > 1 else []


def nothing_said() -> Meaning:
    """Only signs, no words: there is nothing to understand."""
    return Meaning(intents=((OUT_OF_SCOPE, 1.0),), ranking=((OUT_OF_SCOPE, 1.0),))


def decide(
    labels: Sequence[str], whole: NDArray[np.float64], parts: NDArray[np.float64]
) -> Meaning:
    """Combine the scores of the whole message (n) and of its clauses (k x n)."""
    found = {label: float(score) for label, score in zip(labels, whole, strict=True)}
    for row in parts:
        best = int(row.argmax())
        label = labels[best]
        if label in COMPLAINTS | REQUESTS and row[best] >= ALSO_FROM:
            # A clause alone knows less than the message: it may add a problem, not outrank it.
            found[label] = max(found[label], min(float(row[best]), float(whole.max())) * 0.99)
    ranking = tuple(sorted(found.items(), key=lambda pair: -pair[1]))
    return Meaning(intents=_intents(ranking), ranking=ranking)


def _intents(ranking: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    name, score = ranking[0]
    if score < ANSWER_FROM:
        return ((OUT_OF_SCOPE, 1.0 - score),)
    if name == OUT_OF_SCOPE:
        return ((name, score),)
    chosen = [pair for pair in ranking if pair[1] >= ALSO_FROM and pair[0] != OUT_OF_SCOPE]
    chosen = chosen or [ranking[0]]
    # A complaint beats praise and small talk, however politely it is wrapped.
    return tuple(sorted(chosen, key=lambda pair: pair[0] not in COMPLAINTS | REQUESTS))
