"""A second opinion on wishes, by heads that were trained on our lines of them.

The rules say why and are right where they know; the heads have seen more ways to put it. A wanted
wish that the heads hear otherwise is not taken for one, and a wish that only they hear is never
taken for a wanted one: missing a wish costs a question, taking one wrongly costs a customer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.acts import WANTED, Act
from bot.nlu.clauses import Clause
from bot.nlu.head import Head

# Less than this for "wanted", and more than that for another polarity, overrules the rules.
DOUBTED, SURE = 0.3, 0.5
# A remedy that only the heads hear counts from here, its polarity from `SURE`.
HEARD = 0.8
_BARE = 2


def checked(
    wishes: Sequence[Act], polarities: Sequence[str], scores: NDArray[np.float64]
) -> Iterator[Act]:
    """The wishes of the rules with their polarity as both see it; `scores`: a row for each."""
    for act, row in zip(wishes, scores, strict=True):
        heard = dict(zip(polarities, row, strict=True))
        other = max((name for name in heard if name != WANTED), key=lambda name: heard[name])
        # A remedy's name alone, as on a button, says no more than that.
        bare = len(act.clause.split()) <= _BARE
        doubted = not bare and heard.get(WANTED, 0.0) < DOUBTED and heard[other] > SURE
        yield replace(act, polarity=other) if act.polarity == WANTED and doubted else act


def unheard(
    known: Sequence[Act],
    whole: Clause,
    remedies: tuple[Head, NDArray[np.float64]],
    polarities: tuple[Head, NDArray[np.float64]],
) -> Iterator[Act]:
    """Wishes that the rules have no words for, none of them wanted; rows are the message's."""
    named = {act.remedy for act in known}
    head, sure = polarities
    polarity = head.labels[int(sure.argmax())]
    if polarity == WANTED or sure.max() < SURE:
        return
    for remedy, score in zip(remedies[0].labels, remedies[1], strict=True):
        if score >= HEARD and remedy not in named:
            yield Act(
                *("wish", whole.text, whole.start, whole.end, round(float(score), 4)),
                remedy=remedy,
                polarity=polarity,
            )
