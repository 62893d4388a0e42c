"""From scores to meaning: several intents, out of scope by margin, the clause that says it."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.understand import ALSO_FROM, GENERAL_FROM, LEAST, Meaning, decide

LABELS = ["damaged_product", "late_delivery", "praise_thanks", "invoice", "out_of_scope"]


def _meaning(whole: list[float], *parts: list[float]) -> Meaning:
    rows = np.array(parts) if parts else np.empty((0, len(LABELS)))
    return decide(LABELS, np.array(whole), rows)


def _decide(whole: list[float], *parts: list[float]) -> list[str]:
    return [name for name, _ in _meaning(whole, *parts).intents]


DECISIONS = [
    # One sure intent.
    ([0.9, 0.1, 0.1, 0.1, 0.1], ["damaged_product"]),
    # Two sure ones, best first.
    ([0.7, 0.9, 0.1, 0.1, 0.1], ["late_delivery", "damaged_product"]),
    # A complaint beats praise, however polite.
    ([0.7, 0.1, 0.9, 0.1, 0.1], ["damaged_product", "praise_thanks"]),
    # A request beats praise too.
    ([0.1, 0.1, 0.9, 0.7, 0.1], ["invoice", "praise_thanks"]),
    # Praise alone is praise.
    ([0.3, 0.1, 0.9, 0.1, 0.1], ["praise_thanks"]),
    # The best one counts though none is sure.
    ([0.5, 0.4, 0.1, 0.1, 0.1], ["damaged_product"]),
    # Unsure, but nothing else is meant: no rejection by height.
    ([0.3, 0.2, 0.1, 0.1, 0.2], ["damaged_product"]),
    # Out of scope where it beats every other meaning.
    ([0.7, 0.1, 0.1, 0.1, 0.8], ["out_of_scope"]),
    # Beside a surer intent it is dropped.
    ([0.9, 0.1, 0.1, 0.1, 0.8], ["damaged_product"]),
]


@pytest.mark.parametrize(("whole", "intents"), DECISIONS)
def test_decide(whole: list[float], intents: list[str]) -> None:
    """What applies, best first; complaints before small talk; out of scope by margin."""
    assert _decide(whole) == intents


@pytest.mark.parametrize(
    ("score", "name"), [(LEAST - 0.01, "out_of_scope"), (LEAST, "damaged_product")]
)
def test_the_least(score: float, name: str) -> None:
    """Where nothing is known at all it asks."""
    assert _decide([score, 0, 0, 0, 0]) == [name]


@pytest.mark.parametrize(
    ("score", "names"),
    [
        (ALSO_FROM, ["damaged_product", "late_delivery"]),
        (ALSO_FROM - 0.01, ["damaged_product"]),
    ],
)
def test_a_further_intent_must_be_sure(score: float, names: list[str]) -> None:
    """A second problem counts from its own threshold."""
    assert _decide([0.9, score, 0, 0, 0]) == names


@pytest.mark.parametrize(("score", "count"), [(GENERAL_FROM, 2), (GENERAL_FROM - 0.01, 1)])
def test_a_general_verdict_must_be_surer(score: float, count: int) -> None:
    """ "Tavsiye etmem" beside a broken cup is no second complaint."""
    labels = ["damaged_product", "not_as_expected"]
    assert len(decide(labels, np.array([0.9, score]), np.empty((0, 2))).intents) == count


def test_a_clause_adds_a_problem() -> None:
    """A second problem in its own clause is found though the whole message hides it."""
    meaning = _meaning([0.9, 0.5, 0, 0, 0], [0.95, 0, 0, 0, 0], [0.1, 0.95, 0, 0, 0])
    assert [name for name, _ in meaning.intents] == ["damaged_product", "late_delivery"]
    assert meaning.clauses == (0, 1)


@pytest.mark.parametrize("clause", [[0.1, 0.6, 0, 0, 0], [0, 0, 0.9, 0, 0], [0, 0, 0, 0, 0.99]])
def test_a_clause_adds_nothing_unsure_or_idle(clause: list[float]) -> None:
    """The negative twin: unsure clauses, praise and nonsense in a clause add nothing."""
    assert _decide([0.9, 0.2, 0, 0, 0], [0.9, 0, 0, 0, 0], clause) == ["damaged_product"]


BARE = [
    ([0.99, 0.9], ["deny"]),
    ([0.99, 0.5], ["damaged_product"]),
    ([0.2, 0.9], ["deny"]),
]


@pytest.mark.parametrize(("scores", "names"), BARE)
def test_a_word_or_two_say_one_thing(scores: list[float], names: list[str]) -> None:
    """ "Yok" answers before it complains; where it is no answer it still is one meaning."""
    labels = ["damaged_product", "deny"]
    meaning = decide(labels, np.array(scores), np.empty((0, 2)), bare=True)
    assert [name for name, _ in meaning.intents] == names


def test_an_empty_ranking_is_out_of_scope() -> None:
    """A model that knows no other label."""
    assert decide(["out_of_scope"], np.array([0.4]), np.empty((0, 1))).intents[0][0] == (
        "out_of_scope"
    )
