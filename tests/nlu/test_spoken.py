"""Numbers of orders and phones, spoken or beside each other, and what only counts."""

from __future__ import annotations

import pytest

from bot.commerce.shops.demo.numbers import read_order_number
from bot.nlu.acts import acts
from bot.nlu.entities import extract
from bot.numbers import only_digits, phone_answer, phone_digits
from bot.spoken import place, spoken, typed
from bot.turkish import fold

SAID = [
    (
        "ts bin üç numaralı sipariş telefonumun son dört hanesi iki altı bir sekiz",
        "TS-1003",
        "2618",
    ),
    ("sipariş te es tire bin yirmi dört son dört altmış beş on yedi", "TS-1024", "6517"),
    ("ts 1011 telefonun sonu da yetmiş altmış bir", "TS-1011", "7061"),
    ("bin iki numara ts olan yedi bin üç yüz elli telefon", "TS-1002", "7350"),
    ("te se bin yedi, otuz yedi sıfır altı", "TS-1007", "3706"),
    ("sipariş numaram bin on dokuz telefonum seksen bir kırk iki", "TS-1019", "8142"),
    ("teslim edilmedi ts binotuzbir son dört dokuz sıfır dört yedi", "TS-1031", "9047"),
]


@pytest.mark.parametrize(("text", "order", "phone"), SAID)
def test_spoken_numbers_are_read(text: str, order: str, phone: str) -> None:
    """By the shop, as a phone's, and as entities."""
    assert read_order_number(text) == order
    assert [one.value for one in phone_digits(text)] == [phone]
    assert "telefon" not in [one.value for one in extract(text)]
    assert phone in [one.value for one in extract(text) if one.entity == "phone_last4"]


COUNTED = [
    "sipariş iki gün gecikti bir de üç kere aradım",
    "siparişim bin beş yüz lira tuttu",
    "telefonu iki bin yirmi beşte aldım",
    "kırk dört numara ayakkabı istemiştim",
    "sipariş altı tane bardak ikisi kırık",
    "bin kere söyledim telefon gelmedi",
]


@pytest.mark.parametrize("text", COUNTED)
def test_counts_stay_words(text: str) -> None:
    """The negative twins: days, calls, prices, years, sizes and pieces."""
    assert typed(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "text", ["iki altı bir sekiz", "evet yirmi altı on sekiz", "numaram iki altı bir sekiz"]
)
def test_a_spoken_answer(text: str) -> None:
    """All that is said, as an answer to the question for the phone."""
    assert phone_answer(text, "TS-1003") == "2618"


def test_only_digits_in_words() -> None:
    """ "Altmış beş on yedi" is all digits; a thing beside it is not."""
    assert only_digits("altmış beş on yedi") == "6517"
    assert only_digits("altmış beş bardak") is None


def test_places_are_those_of_the_words() -> None:
    """What was found in the changed text is shown in the customer's own."""
    folded = fold("ts bin üç son dört iki altı bir sekiz kırık")
    changes = spoken(folded)
    said = typed(folded)
    start = said.index("2618")
    begin, end = place(start, changes), place(start + 4, changes, end=True)
    assert folded[begin:end] == "iki alti bir sekiz"
    assert folded[place(said.index("kirik"), changes) :] == "kirik"


BESIDE = [
    ("taşındık yeni adrese gelsin sipariş TS-1001 4821", ["4821"]),
    ("No:5 D:2 Ataşehir/İstanbul TS-1001 4821 düzeltir misiniz", ["4821"]),
    ("TS-1014 (9560) kitap gelmedi bir de TS-1017 (8406) teslim denmiş", ["9560", "8406"]),
    ("siparişimin telefonu 4821", ["4821"]),
    ("ts 1003 numaralı sipariş telefonumun son dört hanesi 2618", ["2618"]),
    ("TS-1001 (2026 model)", []),
    ("siparişin son hanesi 1004", []),
]


@pytest.mark.parametrize(("text", "phones"), BESIDE)
def test_digits_beside_an_order(text: str, phones: list[str]) -> None:
    """The word for an order stands before its number and hides no phone."""
    assert [one.value for one in phone_digits(text)] == phones


@pytest.mark.parametrize(
    "text",
    [
        "adresimi yanlış yazmışım",
        "adresi yanlış girmişim değiştirir misiniz",
        "yanlış adres girdim",
        "I gave the wrong address",
    ],
)
def test_an_own_wrong_address_is_to_be_changed(text: str) -> None:
    """It corrects the customer's own doing, and nothing of ours."""
    found = acts(text)
    assert ("change_address", "wanted") in {(act.remedy, act.polarity) for act in found}
    assert "correct" not in {act.act for act in found}


@pytest.mark.parametrize("text", ["adresi yanlış yazmışsınız", "pardon yanlış yazdım"])
def test_other_mistakes_change_no_address(text: str) -> None:
    """The negative twins: somebody else's mistake, and a word of ours."""
    assert ("change_address", "wanted") not in {(act.remedy, act.polarity) for act in acts(text)}
