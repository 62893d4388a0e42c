"""A variant asked for alone, an occasion, and four digits that no word names."""

from __future__ import annotations

import pytest

from bot.nlu.entities import extract


def _found(text: str, entity: str) -> list[str]:
    return [row.value for row in extract(text) if row.entity == entity]


WANTED = [
    ("43 numara istiyorum", "43"),
    ("43 numara gelecek dimi", "43"),
    ("43 ile değiştirin", "43"),
    ("elbiseyi lacivertiyle değiştirin", "lacivert"),
    ("L bedenini istiyorum", "L"),
    ("m beden yollar mısınız", "m"),
    ("bir büyük bedeni", "bir beden büyük"),
    ("siyahı olsun", "siyah"),
    ("bir numara büyük", "bir numara büyük"),
    ("bi numara kucugunu yollayin", "bir numara küçük"),
    ("iki beden büyüğüyle değiştirin", "iki beden büyük"),
    ("43", "43"),
    ("L", "L"),
    ("M olsun lacivert", "M lacivert"),
    ("lacivert", "lacivert"),
    ("can I get size 43 please", "43"),
    ("one size bigger please", "bir beden büyük"),
]
NOT_WANTED = [
    *("ayakkabı bir numara küçük geldi", "43 numara gönderdiniz", "siyah elbisem lekeli geldi"),
    *(
        "iade istiyorum",
        "3 haftada mı alacağım",
        "krem istiyorum",
        "4",
        "5 yıldız",
        "2 adet istiyorum",
    ),
    *("19.11 tarihinde gelsin", "43,50 TL iade olsun", "saat 14 gibi olsun"),
]


@pytest.mark.parametrize(("text", "value"), WANTED)
def test_a_variant_is_asked_for_alone(text: str, value: str) -> None:
    """A size or a colour beside a word that asks, or as the whole message."""
    assert _found(text, "wanted") == [value]


@pytest.mark.parametrize("text", NOT_WANTED)
def test_what_asks_for_no_variant(text: str) -> None:
    """The negative twins: what came, goods, days and sums."""
    assert _found(text, "wanted") == []


def test_the_goods_are_told_beside_the_variant() -> None:
    """Of several things, the one that is to be changed."""
    assert _found("elbiseyi lacivertiyle değiştirin", "product") == ["elbise"]


DIGITS = [
    ("32 14", "3214"),
    ("pardon 9047", "9047"),
    ("son dördü 32 14", "3214"),
    ("ts1003 siprsm hala glmdi ya 2618", "2618"),
    ("2618 di galiba hala gelmedi ts-1003", "2618"),
]
NO_DIGITS = [
    *("32,14 TL", "32,14", "20.11", "1250 tl", "TS-1003 1250 tl ödedim", "TS 1015", "2 4"),
    *(
        "TS-1003 2024 yılında aldım",
        "ts1003 iphone 1234 gelmedi",
        "32 14 adet",
        "TS-1003 1200 adet",
    ),
]


@pytest.mark.parametrize(("text", "value"), DIGITS)
def test_four_digits_that_can_be_nothing_else(text: str, value: str) -> None:
    """All that is said, or loose beside an order's number."""
    assert _found(text, "phone_last4") == [value]


@pytest.mark.parametrize("text", NO_DIGITS)
def test_digits_of_something_else(text: str) -> None:
    """Sums, dates, counts, models and orders."""
    assert _found(text, "phone_last4") == []


OCCASIONS = [
    ("dugun icin almıştım", "düğün"),
    ("doğum gününe yetişmedi", "doğum günü"),
    ("kızımın dogumgunu yarın", "doğum günü"),
    ("it was a birthday gift", "doğum günü"),
    ("the wedding is on saturday", "düğün"),
    ("nişan için elbise", "nişan"),
    ("nisanim var haftaya", "nişan"),
    ("kına gecem cuma", "kına"),
    ("bayramda giyecektik", "bayram"),
    ("yılbaşına yetişir mi", "yılbaşı"),
    ("sevgililer gününe", "sevgililer günü"),
    ("anneler gunu hediyesiydi", "anneler günü"),
    ("babalar gününe yetişmedi", "babalar günü"),
    ("mezuniyetime giyecektim", "mezuniyet"),
    ("yıl dönümümüz için", "yıldönümü"),
    ("tatile gidiyoruz yarın", "tatil"),
    ("yeni doğan bebeğe", "bebek"),
    ("sünnet düğünü değil sünnet için", "sünnet"),
    ("mevlüdümüz vardı", "mevlit"),
    ("misafirlerim gelecek akşama", "misafir"),
    ("okul için lazımdı", "okul"),
    ("iş görüşmeme yetişmedi", "iş görüşmesi"),
    ("taşınmadan önce lazım", "taşınma"),
]
NO_OCCASION = [
    "15 nisan gelecek",
    "kaliteli bir ürün",
    "bebek arabası kırık",
    "Bayram Bey aradı",
    "olduğun",
]


@pytest.mark.parametrize(("text", "value"), OCCASIONS)
def test_an_occasion(text: str, value: str) -> None:
    """Inflected, noisy and English."""
    assert value in _found(text, "occasion")


@pytest.mark.parametrize("text", NO_OCCASION)
def test_what_is_no_occasion(text: str) -> None:
    """A month, a thing, a name."""
    assert _found(text, "occasion") == []
