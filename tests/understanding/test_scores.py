"""The measures themselves: a wrong measure would praise a wrong reader."""

from __future__ import annotations

import pytest

from bot.nlu.understand import Meaning
from tests.understanding.committed import falls
from tests.understanding.scores import calibration_error, figures, multi_class
from tests.understanding.sets import Labelled, folded_spelling


def _meaning(*intents: tuple[str, float]) -> Meaning:
    return Meaning(intents, intents)


MESSAGES = [
    Labelled("kırık ve geç", "damaged_product", frozenset({"late_delivery"})),
    Labelled("fatura", "invoice", frozenset()),
    Labelled("hava", "out_of_scope", frozenset()),
]


def test_figures_of_a_perfect_reader() -> None:
    """Every label found, none too many."""
    found = figures(
        MESSAGES,
        [
            _meaning(("damaged_product", 1.0), ("late_delivery", 1.0)),
            _meaning(("invoice", 1.0)),
            _meaning(("out_of_scope", 1.0)),
        ],
    )
    assert found == {
        "lenient": 1.0,
        "strict": 1.0,
        "wrong, damaged, late": 1.0,
        "both problems found": 1.0,
        "second problem's precision": 1.0,
        "calibration error": 0.0,
        "out of scope rejected": 1.0,
    }


def test_figures_of_a_poor_reader() -> None:
    """The second label counts as right, not as first; a further wrong label costs precision."""
    found = figures(
        MESSAGES,
        [
            _meaning(("late_delivery", 0.9)),
            _meaning(("invoice", 0.9), ("abuse", 0.8)),
            _meaning(("abuse", 0.9)),
        ],
    )
    assert found["lenient"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["strict"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["both problems found"] == 0
    assert found["second problem's precision"] == 0


def test_calibration_error_is_the_distance_to_what_was_right() -> None:
    """Sure nine times in ten and right always: a tenth."""
    assert calibration_error([0.9] * 4, [True] * 4) == pytest.approx(0.1)
    assert calibration_error([0.5] * 4, [True, False] * 2) == pytest.approx(0)


def test_multi_class_counts_what_is_none() -> None:
    """Precision and recall are of what is asked, not of what is not."""
    found = multi_class(["a", "", "b", "a"], ["a", "a", "", "a"])
    assert found["accuracy"] == 0.5
    assert found["precision"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["recall"] == pytest.approx(2 / 3, abs=1e-4)


FALLS = [
    ({"lenient": 0.9}, {"lenient": 0.88}, True),
    ({"lenient": 0.9}, {"lenient": 0.891}, False),
    ({"calibration error": 0.04}, {"calibration error": 0.06}, True),
    ({"calibration error": 0.04}, {"calibration error": 0.01}, False),
    ({"lines read as wanted": 0}, {"lines read as wanted": 1}, True),
    ({"messages": 300}, {"messages": 200}, False),
    ({"speed": {"ms": 1.0}}, {"speed": {"ms": 9.0}}, False),
    ({"real": {"lenient": 0.9}}, {}, False),
]


@pytest.mark.parametrize(("before", "now", "fell"), FALLS)
def test_a_fall_is_more_than_a_point(
    before: dict[str, float], now: dict[str, float], fell: bool
) -> None:
    """Less is chance; of errors more is worse; what is not measured here is not compared."""
    assert bool(list(falls(before, now))) is fell


def test_folded_spelling() -> None:
    """Only the letters change."""
    one = folded_spelling([Labelled("Şişe KIRIK çıktı", "damaged_product", frozenset())])[0]
    assert one.text == "Sise KIRIK cikti"
