"""Two views of a message, whatever was typed."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.normalise import MAX_CHARACTERS, views

FOLDED = [
    ("İADE İSTİYORUM", "iade istiyorum"),
    ("IRMAK ılık ILIK", "irmak ilik ilik"),
    ("Şikâyet", "sikayet"),
    (unicodedata.normalize("NFD", "ürün çıkmadı, ŞÖĞÜÇİ"), "urun cikmadi , sogucin"[:-1]),
    ("s\u200bip\u200dar\ufeffiş", "siparis"),
    ("\u202eürün\u202c", "urun"),
    ("gelmediiiiii yaaaa", "gelmedi ya"),
    ("slm krg nrde", "selam kargo nerede"),
    ("siраriş", "siparis"),  # two Cyrillic letters
    ("a\x00b\x1bc", "abc"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folded(text: str, folded: str) -> None:
    """Case, marks, hidden letters, stretching, SMS and look-alikes come to one spelling."""
    assert views(text).folded == folded


RESTORED = [
    ("siparisim gelmedi", "siparişim gelmedi"),
    ("SIPARISIM GELMEDI", "siparişim gelmedi"),
    ("urun kirik", "ürün kırık"),
    ("s\u200biparisim", "siparişim"),
    ("IRMAK", "ırmak"),
]


@pytest.mark.parametrize(("text", "restored"), RESTORED)
def test_restored(text: str, restored: str) -> None:
    """Text typed without Turkish letters gets them back, shouted or not."""
    assert views(text).restored == restored


@pytest.mark.parametrize("text", ["ürün kirik", "sipariş acik", "Işık acik"])
def test_text_with_turkish_letters_is_left(text: str) -> None:
    """The negative twin: who has the letters on the keyboard meant what is written."""
    assert views(text).restored.split()[1] == text.split()[1]


@pytest.mark.parametrize("text", ["telefonum", "biber", "okul", "tmmlandı", "teller"])
def test_sms_words_are_whole_words(text: str) -> None:
    """The negative twin: 'tel', 'bi' and 'tmm' inside a word are left."""
    assert views(text).folded in {text, "tmmlandi"}


@pytest.mark.parametrize("text", ["saat", "müddet", "hiss"])
def test_two_letters_are_no_stretch(text: str) -> None:
    """The negative twin: Turkish has words with two equal letters in a row."""
    assert len(views(text).folded) == len(text)


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
    seen = views(text)
    assert time.thread_time() - begun < 0.2
    assert len(seen.restored) <= MAX_CHARACTERS
    # Each sign may get a blank of its own.
    assert len(seen.folded) <= 2 * MAX_CHARACTERS


@given(st.text(st.characters(), max_size=300))
@settings(max_examples=150)
def test_any_text_has_views(text: str) -> None:
    """Never an error, never a capital, never a hidden letter."""
    seen = views(text)
    assert seen.folded == seen.folded.strip()
    assert not any(unicodedata.category(letter) in {"Cf", "Cs"} for letter in seen.restored)


@given(st.text("abcçdeğıiİIşŞüÜ \u200b", max_size=60))
@settings(max_examples=100)
def test_case_and_hidden_letters_do_not_matter(text: str) -> None:
    """A message means the same with a zero-width letter between its own."""
    assert views("\u200b".join(text)).folded == views(text.replace("\u200b", "")).folded
