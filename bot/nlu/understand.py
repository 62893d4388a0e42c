"""From an independent score per intent to what a message means: several intents, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.nlu.names import BARE, COMPLAINTS, GENERAL, OUT_OF_SCOPE, REQUESTS

# Out of scope only where it beats every other meaning: rejecting whatever is unsure lost twice as
# many good answers as it stopped bad ones.
REJECT_MARGIN = 0.0
# Under this nothing is known at all: no meaning is worth acting on.
LEAST = 0.3
# A further intent counts from here.
ALSO_FROM = 0.7
# A general verdict beside a named trouble is seldom a trouble of its own.
GENERAL_FROM = 0.9
# The message and its best clause, half and half: a second trouble often fills only a clause.
_WHOLE = 0.5


@dataclass(frozen=True)
class Meaning:
    """`intents`: all that apply, best first; `ranking`: every intent with its score.

    `clauses`: for each intent the clause that says it best, None where the message is one.
    """

    intents: tuple[tuple[str, float], ...]
    ranking: tuple[tuple[str, float], ...]
    clauses: tuple[int | None, ...] = ()


def nothing_said() -> Meaning:
    """Only signs, no words: there is nothing to understand."""
    return Meaning(((OUT_OF_SCOPE, 1.0),), ((OUT_OF_SCOPE, 1.0),), (None,))


def decide(
    labels: Sequence[str],
    whole: NDArray[np.float64],
    parts: NDArray[np.float64],
    bare: bool = False,
) -> Meaning:
    """Combine the scores of the whole message (n) and of its clauses (k x n).

    `bare`: it has a word or two, which say yes, no or hello, or one thing.
    """
    blended = _blended(labels, whole, parts)
    found = {label: float(score) for label, score in zip(labels, blended, strict=True)}
    ranking = tuple(sorted(found.items(), key=lambda pair: -pair[1]))
    intents = _only(ranking) if bare else _intents(ranking)
    best = [
        int(parts[:, labels.index(name)].argmax()) if len(parts) else None for name, _ in intents
    ]
    return Meaning(intents, ranking, tuple(best))


def _blended(
    labels: Sequence[str], whole: NDArray[np.float64], parts: NDArray[np.float64]
) -> NDArray[np.float64]:
    if not len(parts):
        return whole
    blended = _WHOLE * whole + (1 - _WHOLE) * parts.max(axis=0)
    if OUT_OF_SCOPE in labels:
        # One idle clause does not put the rest out of scope.
        blended[labels.index(OUT_OF_SCOPE)] = whole[labels.index(OUT_OF_SCOPE)]
    return np.asarray(blended)


def _intents(ranking: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    outside = dict(ranking).get(OUT_OF_SCOPE, 0.0)
    inside = [pair for pair in ranking if pair[0] != OUT_OF_SCOPE]
    if not inside or outside - inside[0][1] > REJECT_MARGIN or inside[0][1] < LEAST:
        return ((OUT_OF_SCOPE, max(outside, 1.0 - (inside[0][1] if inside else 0.0))),)
    chosen = [inside[0], *(pair for pair in inside[1:] if pair[1] >= _least_beside(pair[0]))]
    # A complaint beats praise and small talk, however politely it is wrapped.
    return tuple(sorted(chosen, key=lambda pair: pair[0] not in COMPLAINTS | REQUESTS))


def _only(ranking: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """ "Yok" is a no before it is anything that is missing."""
    answers = tuple(pair for pair in ranking if pair[0] in BARE and pair[1] >= ALSO_FROM)
    return (answers or _intents(ranking))[:1]


def _least_beside(name: str) -> float:
    return GENERAL_FROM if name == GENERAL else ALSO_FROM
