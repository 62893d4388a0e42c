"""Another order than the one at hand, and things by their English names."""

from __future__ import annotations

import pytest

from bot.nlu.entities import extract
from bot.nlu.entities.english_things import english_thing

OTHER = [
    ("bundan önceki siparişim de yanlıştı", "önceki siparişim"),
    ("öteki siparişimde bardak kırıktı", "öteki siparişimde"),
    ("geçen ayki siparişimden iki kitap çıkmadı", "geçen ayki siparişimden"),
    ("daha önce verdiğim siparişte de eksik vardı", "daha önce verdiğim siparişte"),
    ("a cup was broken in my last order", "my last order"),
]
THIS = [
    *("siparişim eksik geldi", "önceki siparişimde sorun yoktu", "başka bir sipariş vermem"),
    *("diğer ürün geldi", "önceki mesajımda yazdım", "where is my order", ""),
]


def _other(text: str) -> list[str]:
    return [one.value for one in extract(text) if one.entity == "other_order"]


@pytest.mark.parametrize(("text", "words"), OTHER)
def test_another_order_is_spoken_of(text: str, words: str) -> None:
    """Its value is how the customer calls it."""
    (said,) = _other(text)
    assert words in said


@pytest.mark.parametrize("text", THIS)
def test_the_order_at_hand_is_no_other(text: str) -> None:
    """The negative twins: this one, a praised one, one that will never be."""
    assert _other(text) == []


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("cancel only the shoes please", "shoes"),
        ("please return my headphones", "headphones"),
        ("the dress should still come", "dress"),
        ("my phone number is wrong", ""),
        ("i want my money back", ""),
        ("elbise kalsın", ""),
    ],
)
def test_an_english_thing_is_known_by_its_name(text: str, thing: str) -> None:
    """Numbers of phones are no things."""
    assert english_thing(text) == thing
