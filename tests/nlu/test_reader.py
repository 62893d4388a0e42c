"""A reader trained on a handful of lines, and what it makes of anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.lines import Line
from bot.nlu.models import Models
from bot.nlu.reader import Reader, Reading

SAMPLE = {
    "damaged_product": ["ürün kırık geldi", "bardak çatlak çıktı", "ekran kırılmış", "kutusu ezik"],
    "late_delivery": ["kargom gelmedi", "siparişim gecikti", "hala ulaşmadı", "kargo çok gecikti"],
    "invoice": ["fatura istiyorum", "faturam nerede", "e-fatura gönderin", "fatura kesildi mi"],
    "praise_thanks": ["çok güzel teşekkürler", "harika bir ürün", "bayıldım süper"],
    "out_of_scope": ["hava nasıl", "maç kaç kaç", "şarkı söyle", "fıkra anlat"],
}
ENGLISH = [
    "my parcel has not arrived",
    "where is my order",
    "the glass is broken",
    "i want a refund",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader as training makes it, of twenty lines."""
    lines = [Line(text, (label,)) for label, texts in SAMPLE.items() for text in texts]
    lines += [Line(text, ("late_delivery",), "en") for text in ENGLISH]
    models = Models()
    models.train(lines)
    return Reader(models)


UNSEEN = [
    ("tabak kırık çıktı", "damaged_product"),
    ("KARGOM HALA GELMEDI", "late_delivery"),
    ("faturayı gönderir misiniz", "invoice"),
    ("faturam gelmediiii", "invoice"),
]


@pytest.mark.parametrize(("text", "intent"), UNSEEN)
def test_a_trained_reader_reads_what_it_has_not_seen(
    reader: Reader, text: str, intent: str
) -> None:
    """Words, letters and concepts carry over to new lines."""
    assert reader.read(text).meaning.ranking[0][0] == intent


def _acts(reading: Reading, name: str) -> list[dict[str, object]]:
    return [act.to_json() for act in reading.acts if act.act == name]


def test_two_problems_are_two_reports_with_their_clauses(reader: Reader) -> None:
    """Each report stands where its words are."""
    reading = reader.read("TS-1004 bardak kırık çıktı, faturam da yok fatura istiyorum")
    reports = {act["problem"]: act for act in _acts(reading, "report")}
    assert set(reports) == {"damaged_product", "invoice"}
    assert "kirik" in str(reports["damaged_product"]["clause"])
    assert reports["damaged_product"]["order_number"] == "TS-1004"
    assert "order_number" not in reports["invoice"]


def test_what_identifies_is_an_act(reader: Reader) -> None:
    """An order's number, a phone's last digits, an address of mail."""
    text = "TS-1004, telefonumun son dört hanesi 4421, mailim Ayse.k@ornek.com.tr'dir"
    found = _acts(reader.read(text), "identify")
    fields = ("order_number", "phone_last4", "email")
    assert [(name, act[name]) for act in found for name in fields if name in act] == [
        ("order_number", "TS-1004"),
        ("phone_last4", "4421"),
        ("email", "Ayse.k@ornek.com.tr"),
    ]


ANSWERS = [
    ("confirm_cancel", "evet", "yes"),
    ("confirm_cancel", "hayır kalsın", "no"),
    ("order_number", "TS-1004", "TS-1004"),
    ("wish", "paramı iade edin", "refund"),
    ("photo", "fotoğraf yok", "none"),
]


@pytest.mark.parametrize(("question", "text", "value"), ANSWERS)
def test_an_answer_is_read_in_the_light_of_its_question(
    reader: Reader, question: str, text: str, value: str
) -> None:
    """The same words without the question answer nothing."""
    assert [act["value"] for act in _acts(reader.read(text, question), "answer")] == [value]
    assert _acts(reader.read(text), "answer") == []


@pytest.mark.parametrize("text", ["kargo ücreti kime ait", "evet ama ne zaman", "TS-1004", ""])
def test_what_says_neither_is_no_answer(reader: Reader, text: str) -> None:
    """A question back and a number are no yes and no no."""
    assert _acts(reader.read(text, "confirm_cancel"), "answer") == []


def test_the_language_is_told(reader: Reader) -> None:
    """Turkish unless it is plainly English."""
    assert reader.read("where is my order please").language == "en"
    assert reader.read("siparişim nerede kaldı").language == "tr"


STRANGE = [
    *("", "😡" * 10_000, "\ud800", "x" * 100_000, "\x00", "?!...", "1234567", "מרחבא \u202eمرحبا"),
    *("Z͑ͫ̓ͪ̂ͫ̽A̴̵̜̰͔L̠ͨͧͩG̴̻͈͍O̵̹̻" * 300, "spas ji bo alîkariyê, kargo nehat", "أين طلبي", "siparişim " * 10_000),
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_text_is_read(reader: Reader, text: str) -> None:
    """Whatever is sent, there is a meaning, at worst that it is not understood."""
    reading = reader.read(text)
    assert reading.meaning.intents
    assert reading.mood
    assert all(0 <= act.start <= act.end for act in reading.acts)


@given(text=st.text(st.characters(), max_size=300))
@settings(max_examples=100)
def test_any_text_is_read(reader: Reader, text: str) -> None:
    """Never an error, and confidences are probabilities."""
    reading = reader.read(text, "confirm")
    assert all(0 <= score <= 1 for _, score in reading.meaning.ranking)
