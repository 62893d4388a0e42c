"""Order numbers in customers' own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commerce.shops.demo.numbers import (
    normalise_order_number,
    read_order_number,
    read_order_numbers,
)

FOUND = [
    "TS-1004",
    "ts 1004",
    "Ts1004'ü iade etmek istiyorum",
    "ＴＳ－１００４",
    "TS–1004 nerede",
    "ts no: 1004",
    "sipariş no 1004",
    "SİPARİŞ NO: 1004",
    "SIPARIS NUMARASI 1004",
    "siparişim #1004 gelmedi",
    "1004 numaralı siparişim gelmedi",
    "1004 nolu sipariş",
    "1004 no'lu sipariş",
    "telefonumun son 4 hanesi 4821, sipariş numaram 1004",
    "TS-1004, telefon no 4821",
    "TS-1004 TS-1004",
]


@pytest.mark.parametrize("text", FOUND)
def test_reads_the_number(text: str) -> None:
    """A number is found in every spelling that says that it is one."""
    assert read_order_number(text) == "TS-1004"


MISSED = [
    "",
    "1004",
    "1004 TL iade istiyorum",
    "siparişim 1500 TL tuttu",
    "siparişim 2024 yılında geldi",
    "TS-10045",
    "ts-100",
    "ats-1004",
    "telefon no 4821",
    "son 4 hane 4821",
    "cep numaram 4821",
    "TS-1004 mü TS-1005 mi",
    "20.11.2026 sipariş",
    "0532 123 4567",
]


@pytest.mark.parametrize("text", MISSED)
def test_does_not_guess(text: str) -> None:
    """Amounts, years, phones, other shapes and two numbers are no order number."""
    assert read_order_number(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1004", "TS-1004"),
        ("1004 galiba", "TS-1004"),
        ("ts 1004", "TS-1004"),
        ("12.11.2026", None),
        ("0532 123 4567", None),
        ("1004 ya da 1005", None),
        ("son 4 hane 4821", None),
    ],
)
def test_bare_digits_count_when_the_number_was_asked_for(text: str, number: str | None) -> None:
    """As an answer to the question for it, four digits alone are the number."""
    assert normalise_order_number(text) == number


@given(
    digits=st.from_regex(r"[0-9]{4}", fullmatch=True),
    prefix=st.sampled_from(["TS", "ts", "Ts"]),
    between=st.sampled_from(["-", " ", "", " - ", "_", ": "]),
    around=st.sampled_from(["{}", "merhaba {} gelmedi", "({})", "{}.", "{}'ün durumu", "İı {} ğ"]),
)
def test_every_spelling_is_one_number(digits: str, prefix: str, between: str, around: str) -> None:
    """Case, separators and the words around make no difference."""
    text = around.format(f"{prefix}{between}{digits}")
    assert read_order_number(text) == f"TS-{digits}"


@given(st.text())
def test_reading_is_stable(text: str) -> None:
    """Any text gives None or a canonical number, and that number gives itself."""
    number = read_order_number(text, bare=True)
    assert number is None or read_order_number(number) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("TS-1007 ve TS-1004, sonra TS-1007", ("TS-1007", "TS-1004")),
        ("1009 nolu sipariş ile TS-1004", ("TS-1009", "TS-1004")),
        ("TS-1007 ve 1004 ve 1001 gelmedi", ("TS-1007", "TS-1004", "TS-1001")),
        ("sipariş no 1004, telefon no 4821", ("TS-1004",)),
        ("TS-1004, 4821", ("TS-1004",)),
        ("1004", ()),
        ("TS-1004 ve 1500 TL", ("TS-1004",)),
        ("", ()),
    ],
)
def test_all_numbers_of_a_text_in_its_order(text: str, numbers: tuple[str, ...]) -> None:
    """Each once; a phone's digits, an amount and digits alone are none."""
    assert read_order_numbers(text) == numbers


@given(st.text())
def test_the_one_number_is_among_all(text: str) -> None:
    """What is read as the one number is the only one, or the only one with the shop's letters."""
    number = read_order_number(text)
    assert number is None or number in read_order_numbers(text)
