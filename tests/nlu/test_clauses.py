"""The parts of a message, and where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.clauses import clauses
from bot.turkish import fold

CLAUSES = [
    ("elbise geldi ama bardaklar kırık", ["elbise geldi", "bardaklar kirik"]),
    ("geç geldi, üstelik kutusu ezik", ["gec geldi", "kutusu ezik"]),
    ("2.500 lira verdim, saat 15:30'da geldi", ["2.500 lira verdim", "saat 15:30'da geldi"]),
    ("siparişim gelmedi", []),
    ("merhaba, siparişim gelmedi", []),
    ("a b. c d. e f. g h", ["a b", "c d", "e f", "g h"]),
    ("", []),
    ("....", []),
]


@pytest.mark.parametrize(("text", "parts"), CLAUSES)
def test_clauses(text: str, parts: list[str]) -> None:
    """Parts of at least two words; one part is no division."""
    assert [one.text for one in clauses(text)] == parts


@given(st.text("ab .,!?ve amaİıŞ\n15", max_size=80))
def test_a_clause_stands_where_it_says(text: str) -> None:
    """Each clause is the folded text between its places, in order, six at the most."""
    found = clauses(text)
    assert len(found) <= 6
    assert all(fold(text)[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
