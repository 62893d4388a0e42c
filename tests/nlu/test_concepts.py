"""Concepts through endings, misspellings and missing vowels; and what they are not."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.concepts import LEXICON, concepts
from bot.nlu.normalise import normal
from bot.turkish import fold

FOUND = [
    ("kumandası", "part"),
    ("kırılmış", "broken"),
    ("krılmış", "broken"),
    ("kıırlmış", "broken"),
    ("eksik", "missing"),
    ("eksk", "missing"),
    ("kalitesiz", "quality"),
    ("siparişimi", "order"),
    ("sprşm", "order"),
    ("gelmedi", "not_come"),
    ("glmdi", "not_come"),
    ("mahkemeye", "law"),
    ("42", "number"),
    ("değil", "not"),
]


@pytest.mark.parametrize(("word", "concept"), FOUND)
def test_a_word_has_its_concept(word: str, concept: str) -> None:
    """By its stem, by one wrong letter, and by its consonants alone."""
    assert concept in concepts(normal(word))


NOT_FOUND = [
    # A stem of few letters is a whole word: "it" is no beginning of "ithal".
    ("ithal", "insult"),
    ("malzeme", "insult"),
    ("böyle", "size"),
    # One letter off in a short word is another word.
    ("kork", "broken"),
    ("yes", "none"),
]


@pytest.mark.parametrize(("word", "concept"), NOT_FOUND)
def test_a_word_has_no_other_concept(word: str, concept: str) -> None:
    """The negative twin."""
    assert concept not in concepts(normal(word))


def test_negation_is_kept_apart() -> None:
    """ "Beğenmedim" shares its concept with "beğendim", but not the negated form."""
    assert "praise-" not in concepts("begendim")
    assert "quality-" in concepts("kalitesiz")


def test_neighbours_make_pairs() -> None:
    """What stands side by side and what stands a few words apart are told apart."""
    found = concepts(normal("kumandası çıkmadı"))
    assert "part.not_inside" in found
    assert "part>not_inside" in concepts(normal("kumandası kutudan çıkmadı"))


def test_every_stem_is_folded_and_stands_once_in_its_concept() -> None:
    """A stem with a Turkish letter would never match."""
    for concept, stems in yaml.safe_load(LEXICON.read_text(encoding="utf-8")).items():
        words = stems.split()
        assert [word for word in words if fold(word) != word] == [], concept


@given(st.text(max_size=200))
def test_any_text_has_concepts(text: str) -> None:
    """Never an error."""
    assert isinstance(concepts(normal(text)), list)
