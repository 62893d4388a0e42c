"""A message in one spelling, whatever was typed."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.normalise import MAX_CHARACTERS, normal

NORMAL = [
    ("İADE İSTİYORUM", "iade istiyorum"),
    ("IRMAK ılık ILIK", "irmak ilik ilik"),
    ("Şikâyet", "sikayet"),
    (unicodedata.normalize("NFD", "ürün çıkmadı, ŞÖĞÜÇİ"), "urun cikmadi , sogucin"[:-1]),
    ("s\u200bip\u200dar\ufeffiş", "siparis"),
    ("\u202eürün\u202c", "urun"),
    ("gelmediiiiii yaaaa", "gelmedi ya"),
    ("slm krg nrde", "selam kargo nerede"),
    ("siраriş", "siparis"),  # two Cyrillic letters
    ("15gün oldu, 20sn", "15 gun oldu , 20 sn"),
    ("Z͑ͫ̓ͪ̂ͫ̽A̴̵̜̰͔L̠ͨͧͩG̴̻͈͍O̵̹̻", "zalgo"),
    ("a\x00b\x1bc", "abc"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), NORMAL)
def test_normal(text: str, expected: str) -> None:
    """Case, marks, hidden letters, stretching, SMS and look-alikes come to one spelling."""
    assert normal(text) == expected


@pytest.mark.parametrize("text", ["ts1004", "a4", "ps5", "1004", "12.11.2026"])
def test_a_number_keeps_what_belongs_to_it(text: str) -> None:
    """The negative twin: an order's number and a model are one thing."""
    assert normal(text).replace(" ", "") == text


@pytest.mark.parametrize("text", ["telefonum", "biber", "okul", "tmmlandı", "teller"])
def test_sms_words_are_whole_words(text: str) -> None:
    """The negative twin: 'tel', 'bi' and 'tmm' inside a word are left."""
    assert normal(text) in {text, "tmmlandi"}


@pytest.mark.parametrize("text", ["saat", "müddet", "hiss"])
def test_two_letters_are_no_stretch(text: str) -> None:
    """The negative twin: Turkish has words with two equal letters in a row."""
    assert len(normal(text)) == len(text)


STRANGE = {
    "100 kB": "siparişim gelmedi " * 6000,
    "10,000 emoji": "😡" * 10_000,
    "joined emoji": "👨\u200d👩\u200d👧" * 3000,
    "zalgo": "Z͑ͫ̓ͪ̂ͫ̽A̴̵̜̰͔L̠ͨͧͩG̴̻͈͍O̵̹̻" * 500,
    "marks only": "a" + "\u0301" * 100_000,
    "right to left": "\u202eمرحبا" * 5000,
    "lone surrogates": "\ud800x\udfff" * 5000,
    "one letter": "x" * 100_000,
    "blanks": " " * 100_000,
    "null bytes": "\x00" * 100_000,
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_strange_text_is_capped_and_quick(text: str) -> None:
    """Nothing that can be sent raises, grows, or takes longer than 200 ms."""
    begun = time.thread_time()
    seen = normal(text)
    assert time.thread_time() - begun < 0.2
    # Each sign may get a blank of its own.
    assert len(seen) <= 2 * MAX_CHARACTERS


@given(st.text(st.characters(), max_size=300))
@settings(max_examples=150)
def test_any_text_has_a_normal_form(text: str) -> None:
    """Never an error, never a blank at an end, never a hidden letter."""
    seen = normal(text)
    assert seen == seen.strip()
    assert not any(unicodedata.category(letter) in {"Cf", "Cs", "Mn"} for letter in seen)


@given(st.text("abcçdeğıiİIşŞüÜ \u200b", max_size=60))
@settings(max_examples=100)
def test_case_and_hidden_letters_do_not_matter(text: str) -> None:
    """A message means the same with a zero-width letter between its own."""
    assert normal("\u200b".join(text)) == normal(text.replace("\u200b", ""))
