"""A second opinion on danger: words and letters, trained on our own lines of it.

The rules know why and are always there; the model has seen more spellings. Together they find more
and cry wolf less than either alone (`make nlu`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.acts import Act
from bot.nlu.danger import danger
from bot.nlu.features import Counts, Features, letters, words
from bot.nlu.head import Head
from bot.nlu.tokens import tokens

# A line each: {"text", "danger": kind or null}.
LINES = Path(__file__).resolve().parents[3] / "data" / "acts" / "danger.jsonl"
# Chosen by cross-validation on those lines: what the rules see counts from the first, what they
# miss from the second.
LEAST, SURE = 0.2, 0.8
_CLAUSE = 80
_STRENGTH = 30.0


class DangerModel:
    """Trained once, then read-only and safe to share between threads."""

    def __init__(self) -> None:
        self._features = Features(Counts(words, 1, 1.0), Counts(letters, 1, 1.0))
        self._head = Head(_STRENGTH)

    def fit(self, others: Sequence[str]) -> None:
        """Learn from our lines of danger and near misses, and from other messages without any."""
        rows = [json.loads(line) for line in LINES.read_text(encoding="utf-8").splitlines()]
        # Among the lines of complaints there are dangers too: those teach nothing here.
        safe = [text for text in others if danger(text) is None]
        texts = [*(row["text"] for row in rows), *safe]
        self._head.fit(
            self._features.fit([_plain(text) for text in texts]),
            [*(("danger",) if row["danger"] else () for row in rows), *(() for _ in safe)],
        )

    def probability(self, text: str) -> float:
        """How sure the model is that somebody is in danger, 0 to 1."""
        return float(self._head.scores(self._features.of([_plain(text)]))[0, 0])

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
