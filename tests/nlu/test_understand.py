"""From scores to meaning, and a model trained on a handful of lines."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bot.nlu.intents import Encoder, IntentModel
from bot.nlu.normalise import views
from bot.nlu.reader import Models, Reader
from bot.nlu.understand import ANSWER_FROM, clauses, decide

LABELS = ["damaged_product", "late_delivery", "praise_thanks", "invoice", "out_of_scope"]


def _decide(whole: list[float], *parts: list[float]) -> list[str]:
    rows = np.array(parts) if parts else np.empty((0, len(LABELS)))
    return [name for name, _ in decide(LABELS, np.array(whole), rows).intents]


DECISIONS = [
    # One sure intent.
    ([0.9, 0.1, 0.1, 0.1, 0.1], ["damaged_product"]),
    # Two sure ones, best first.
    ([0.7, 0.9, 0.1, 0.1, 0.1], ["late_delivery", "damaged_product"]),
    # A complaint beats praise, however polite.
    ([0.7, 0.1, 0.9, 0.1, 0.1], ["damaged_product", "praise_thanks"]),
    # A request beats praise too.
    ([0.1, 0.1, 0.9, 0.7, 0.1], ["invoice", "praise_thanks"]),
    # Praise alone is praise.
    ([0.3, 0.1, 0.9, 0.1, 0.1], ["praise_thanks"]),
    # The best one counts though none is sure.
    ([0.5, 0.4, 0.1, 0.1, 0.1], ["damaged_product"]),
    # Nothing near: out of scope.
    ([0.3, 0.2, 0.1, 0.1, 0.2], ["out_of_scope"]),
    # Out of scope by its own score, whatever comes second.
    ([0.7, 0.1, 0.1, 0.1, 0.8], ["out_of_scope"]),
    # Beside a surer intent it is dropped.
    ([0.9, 0.1, 0.1, 0.1, 0.8], ["damaged_product"]),
]


@pytest.mark.parametrize(("whole", "intents"), DECISIONS)
def test_decide(whole: list[float], intents: list[str]) -> None:
    """What applies, best first; complaints before small talk; out of scope by margin."""
    assert _decide(whole) == intents


@pytest.mark.parametrize(
    ("score", "name"), [(ANSWER_FROM - 0.01, "out_of_scope"), (ANSWER_FROM, "damaged_product")]
)
def test_the_margin(score: float, name: str) -> None:
    """From the margin on it answers; just under it, it asks."""
    assert _decide([score, 0, 0, 0, 0]) == [name]


def test_a_clause_adds_a_problem() -> None:
    """A second problem in its own clause is found though the whole message hides it."""
    whole, clause = [0.9, 0.2, 0, 0, 0], [0.1, 0.8, 0, 0, 0]
    assert _decide(whole, clause) == ["damaged_product", "late_delivery"]


@pytest.mark.parametrize("clause", [[0.1, 0.6, 0, 0, 0], [0, 0, 0.9, 0, 0], [0, 0, 0, 0, 0.9]])
def test_a_clause_adds_nothing_unsure_or_small(clause: list[float]) -> None:
    """The negative twin: unsure clauses, praise and nonsense in a clause add nothing."""
    assert _decide([0.9, 0.2, 0, 0, 0], clause) == ["damaged_product"]


def test_a_clause_does_not_outrank_the_message() -> None:
    """A clause knows less than the message: it may not come first."""
    assert _decide([0.7, 0.2, 0, 0, 0], [0, 0.99, 0, 0, 0])[0] == "damaged_product"


CLAUSES = [
    ("elbise geldi ama bardaklar kırık", ["elbise geldi", "bardaklar kırık"]),
    ("geç geldi, üstelik kutusu ezik", ["geç geldi", "kutusu ezik"]),
    ("siparişim gelmedi", []),
    ("merhaba, siparişim gelmedi", []),
    ("a b. c d. e f. g h", ["a b", "c d", "e f"]),
    ("", []),
    ("....", []),
]


@pytest.mark.parametrize(("text", "parts"), CLAUSES)
def test_clauses(text: str, parts: list[str]) -> None:
    """Parts of at least two words, three at the most; one part is no division."""
    assert clauses(text) == parts


SAMPLE = {
    "damaged_product": ["ürün kırık geldi", "bardak çatlak çıktı", "ekran kırılmış", "kutusu ezik"],
    "late_delivery": ["kargom gelmedi", "siparişim gecikti", "hala ulaşmadı", "kargo çok gecikti"],
    "invoice": ["fatura istiyorum", "faturam nerede", "e-fatura gönderin", "fatura kesildi mi"],
    "out_of_scope": ["hava nasıl", "maç kaç kaç", "şarkı söyle", "fıkra anlat"],
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A model trained on sixteen lines, with the real sentence encoder."""
    rows = [(text, label) for label, texts in SAMPLE.items() for text in texts]
    reader = Reader(Models())
    reader.train([text for text, _ in rows], [label for _, label in rows])
    return reader


UNSEEN = [
    ("tabak kırık çıktı", "damaged_product"),
    ("KARGOM HALA GELMEDI", "late_delivery"),
    ("faturayı gönderir misiniz", "invoice"),
    ("faturam gelmediiii", "invoice"),
]


@pytest.mark.parametrize(("text", "intent"), UNSEEN)
def test_a_trained_model_reads_what_it_has_not_seen(reader: Reader, text: str, intent: str) -> None:
    """Word and letter n-grams beside the encoder carry over to new lines."""
    assert reader.read(text).meaning.ranking[0][0] == intent


@pytest.mark.parametrize("text", ["", "😡" * 500, "\ud800", "x" * 5000, "\x00"])
def test_strange_text_is_read(reader: Reader, text: str) -> None:
    """Whatever is sent, there is a meaning, at worst that it is not understood."""
    assert reader.read(text).meaning.intents


def test_scores_are_independent() -> None:
    """Each score lies between nought and one, and they need not add up to one."""
    model, encoder = IntentModel(), Encoder()
    rows: list[Any] = [(views(text), label) for label, texts in SAMPLE.items() for text in texts]
    model.fit([view for view, _ in rows], [label for _, label in rows], encoder)
    scores = model.scores([views("ürün kırık geldi ve faturam yok")], encoder)
    assert scores.shape == (1, len(SAMPLE))
    assert model.labels == sorted(SAMPLE)
    assert ((scores >= 0) & (scores <= 1)).all()
