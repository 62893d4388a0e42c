"""Noisy copies: the same for the same seed, near the original, never an error."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.noise import noisy

LINE = "siparisim hala gelmedi kargo nerede kaldi bir bilgi verir misiniz lutfen"


def test_a_seed_gives_one_copy() -> None:
    """Training twice gives the same model."""
    assert noisy(LINE, Random(7)) == noisy(LINE, Random(7))


def test_copies_differ_and_stay_near() -> None:
    """Some words are spoilt, most are left."""
    copies = [noisy(LINE, Random(seed)) for seed in range(30)]
    assert any(copy != LINE for copy in copies)
    kept = [len(set(LINE.split()) & set(copy.split())) for copy in copies]
    assert sum(kept) / len(kept) > len(LINE.split()) / 2


def test_short_words_are_left() -> None:
    """ "Bu mu" has nothing to lose."""
    assert all(noisy("bu mu o ya", Random(seed)) == "bu mu o ya" for seed in range(50))


@given(st.text(st.characters(codec="utf-8"), max_size=120), st.integers(0, 1000))
def test_any_text_has_a_noisy_copy(text: str, seed: int) -> None:
    """Never an error, whatever the line."""
    assert isinstance(noisy(text, Random(seed)), str)
