"""The customer's mood: only as strong as its signs."""

from __future__ import annotations

import pytest

from bot.nlu.mood import mood
from bot.turkish import fold

MOODS = [
    ("siparişim nerede", "calm"),
    ("teşekkürler", "calm"),
    ("TS-1004", "calm"),
    ("PTT", "calm"),
    ("Güzel!", "calm"),
    ("hâlâ gelmedi", "annoyed"),
    ("bekliyorum", "annoyed"),
    ("mağdur oldum", "annoyed"),
    ("ÜRÜN GELMEDİ BAKAR MISINIZ", "annoyed"),
    ("😡", "annoyed"),
    ("REZALET", "angry"),
    ("yeter artık", "angry"),
    ("kaç kere yazdım hâlâ yok", "angry"),
    ("NEDEN CEVAP VERMİYORSUNUZ!!", "angry"),
    ("dolandırıcı mısınız", "angry"),
    ("", "calm"),
]


@pytest.mark.parametrize(("text", "expected"), MOODS)
def test_mood(text: str, expected: str) -> None:
    """One mild sign annoys, two or a strong one make anger; a neutral question is calm."""
    assert mood(text, fold(text), abusive=False) == expected


@pytest.mark.parametrize("text", ["", "teşekkürler", "REZALET"])
def test_abuse_is_decided_by_its_intent(text: str) -> None:
    """What the understanding calls abuse is abusive, whatever its other words."""
    assert mood(text, fold(text), abusive=True) == "abusive"
