"""Entities by rules: what is taken out of a message, and what is left in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.entities import extract
from bot.nlu.normalise import MAX_CHARACTERS


def _found(text: str, entity: str) -> list[str]:
    return [row.value for row in extract(text) if row.entity == entity]


FOUND = [
    ("order_number", "TS-1004", "TS-1004"),
    ("order_number", "ts1004 gelmedi", "ts1004"),
    ("order_number", "#11842", "11842"),
    ("order_number", "11842 nolu sipariş", "11842"),
    ("order_number", "sipariş no: 48213377", "48213377"),
    ("order_number", "2026-118843", "2026-118843"),
    ("order_number", "telefonum kırık geldi TS-1008 son dört hane 8142", "TS-1008"),
    ("phone_last4", "telefonum kırık geldi TS-1008 son dört hane 8142", "8142"),
    ("phone_last4", "TS1004 tel 9047", "9047"),
    ("phone_last4", "son 4 hane 1186", "1186"),
    ("phone_last4", "TS-1003 2618", "2618"),
    ("phone_last4", "2618 TS-1003", "2618"),
    ("phone_last4", "TS-1003'ün telefonu 26 18", "2618"),
    ("phone_last4", "0532 xxx 44 71", "4471"),
    ("phone_last4", "telefonumun sonu 3308", "3308"),
    ("phone_last4", "0532 123 48 21", "4821"),
    ("phone_last4", "+90 532 123 4821", "4821"),
    ("damage_report", "tutanak tuttuk", "yes"),
    ("damage_report", "kuryeyle tutanak tutuldu", "yes"),
    ("damage_report", "tutanak tutulmadı", "no"),
    ("damage_report", "tutanak tutmadık", "no"),
    ("damage_report", "tutanağımız yok", "no"),
    ("photo_answer", "fotoğraf çekemedim", "none"),
    ("wanted", "42 istedim 43 geldi", "42"),
    ("received", "42 istedim 43 geldi", "43"),
    ("wanted", "siyah yerine lacivert geldi", "siyah"),
    ("received", "siyah yerine lacivert geldi", "lacivert"),
    ("duration", "3 gündür bekliyorum", "3 gündür"),
    ("duration", "iki haftadır yok", "iki haftadır"),
    ("carrier", "Yurtiçi kargo gelmedi", "Yurtiçi Kargo"),
    ("carrier", "aras getirmedi", "Aras Kargo"),
    ("carrier", "sürat kargoda", "Sürat Kargo"),
    ("carrier", "MNG ile geldi", "DHL eCommerce"),
    ("correction", "hayır yanlış anladın", "correction"),
    ("correction", "ONU DEMEDİM", "correction"),
]


@pytest.mark.parametrize(("entity", "text", "value"), FOUND)
def test_what_is_found(entity: str, text: str, value: str) -> None:
    """Each entity in the spellings that customers use."""
    assert _found(text, entity)[:1] == [value]


LEFT = [
    ("phone_last4", "telefonum kırık geldi TS-1008"),
    ("phone_last4", "telefonum kırık geldi ts 1008"),
    ("phone_last4", "telefon kılıfı siparişim 1008 gelmedi"),
    ("phone_last4", "1000 TL ödedim"),
    ("phone_last4", "TS-1003 20.11 tarihinde gelecekti"),
    ("phone_last4", "TS-1003 11.11.2026 da gelecekti"),
    ("phone_last4", "TS-1006 1899 TL ödedim"),
    ("phone_last4", "TS-1003 15 Kasım 2026"),
    ("phone_last4", "telefon 1500 liraydı"),
    ("order_number", "1000 TL ödedim"),
    ("order_number", "2024 yılında aldım"),
    ("order_number", "3 gün oldu"),
    ("damage_report", "tutanak nedir"),
    ("photo_answer", "fotoğraf gönderdim"),
    ("carrier", "ikisinin arasında fark var"),
    ("carrier", "suratıma kapattı, suratsız kurye"),
    ("correction", "yanlış ürün geldi"),
    ("received", "ürün gelmedi"),
]


@pytest.mark.parametrize(("entity", "text"), LEFT)
def test_what_is_left(entity: str, text: str) -> None:
    """The negative twins: words that look like an entity and are none."""
    assert _found(text, entity) == []


def test_values_keep_the_customers_letters() -> None:
    """What came is shown to an agent as it was written."""
    assert _found("siyah istedim LACİVERT geldi", "received") == ["LACİVERT"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "😡" * 10_000,
        "\ud800x\udfff" * 500,
        "son " * 25_000,
        "1" * 100_000,
        "a b " * 25_000,
    ],
    ids=["nothing", "blank", "emoji", "surrogates", "words", "digits", "100 kB"],
)
def test_strange_text_is_read(text: str) -> None:
    """Nothing that can be sent raises; the reader cuts what is longer."""
    assert isinstance(extract(text[:MAX_CHARACTERS]), list)


@given(st.text(st.characters(), max_size=120))
@settings(max_examples=60)
def test_any_text_is_read(text: str) -> None:
    """Never an error, and every position lies within the text."""
    for row in extract(text):
        assert 0 <= row.start < row.end
        assert row.value == row.value.strip()
