"""A second opinion on danger: words and letters, trained on our own lines of it.

The rules know why and are always there; the model has seen more spellings. Together they find more
and cry wolf less than either alone (`make acts`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from bot.acts import Act
from bot.nlu.danger import danger
from bot.nlu.tokens import tokens

# A line each: {"text", "danger": kind or null}.
LINES = Path(__file__).resolve().parents[3] / "data" / "acts" / "danger.jsonl"
# Chosen by cross-validation on those lines: what the rules see counts from the first, what they
# miss from the second.
LEAST, SURE = 0.2, 0.8
_CLAUSE = 80


class DangerModel:
    """Trained once, then read-only and safe to share between threads."""

    def __init__(self) -> None:
        words = TfidfVectorizer(
            ngram_range=(1, 2),
            sublinear_tf=True,
            token_pattern=r"\w+",  # noqa: S106  (an expression)
        )
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        decides = LogisticRegression(C=30.0, class_weight="balanced", solver="liblinear")
        self._model: Pipeline = make_pipeline(make_union(words, letters), decides)

    def fit(self, others: Sequence[str]) -> None:
        """Learn from our lines of danger and near misses, and from other messages without any."""
        rows = [json.loads(line) for line in LINES.read_text(encoding="utf-8").splitlines()]
        # Among the lines of complaints there are dangers too: those teach nothing here.
        safe = [text for text in others if danger(text) is None]
        texts = [*(row["text"] for row in rows), *safe]
        self._model.fit(
            [_plain(text) for text in texts],
            [*(row["danger"] is not None for row in rows), *(False for _ in safe)],
        )

    def probability(self, text: str) -> float:
        """How sure the model is that somebody is in danger, 0 to 1."""
        return float(self._model.predict_proba([_plain(text)])[0, 1])

    def read(self, text: str) -> Act | None:
        """The danger of a message by rules and model together, or None."""
        found, sure = danger(text), self.probability(text)
        if found and sure >= LEAST:
            return replace(found, confidence=round(sure, 4))
        if sure >= SURE:
            return Act("danger", clause=text[:_CLAUSE], confidence=round(sure, 4), kind="other")
        return None


def _plain(text: str) -> str:
    return " ".join(token.text for token in tokens(text))
