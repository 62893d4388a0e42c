"""A trained head: independent yes/no decisions over the shared features, one for each label."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.nlu.features import Row

# How closely the lines are followed: from 3 to 20 it is all one on the development messages.
STRENGTH = 5.0
_CORES = 2


class Head:
    """Trained once, then read-only and safe to share between threads."""

    def __init__(self, strength: float = STRENGTH) -> None:
        self._strength = strength
        self.labels: tuple[str, ...] = ()
        # A row of zeros, then those of the features that mean something to this head.
        self._weights: NDArray[np.float32] = np.zeros((1, 0), dtype=np.float32)
        self._places: NDArray[np.int32] = np.empty(0, dtype=np.int32)
        self._biases: NDArray[np.float64] = np.empty(0)

    def fit(self, rows: csr_matrix, labels: Sequence[Sequence[str]]) -> None:
        """Learn each label that occurs; a row may have several, or none."""
        self.labels = tuple(sorted({label for own in labels for label in own}))
        # liblinear leaves Python's lock alone while it works, so threads do share the work.
        with ThreadPoolExecutor(_CORES) as pool:
            fitted = list(
                pool.map(
                    lambda one: self._fitted(rows, [one in own for own in labels]), self.labels
                )
            )
        # Features by labels: a message's are one behind another in memory.
        weights = np.vstack([one.coef_[0] for one in fitted]).T
        # Most heads learn from a part of the lines: most features say nothing to them.
        known = np.flatnonzero(weights.any(axis=1))
        self._places = np.zeros(len(weights), dtype=np.int32)
        self._places[known] = np.arange(1, len(known) + 1)
        zeros = np.zeros((1, len(self.labels)))
        self._weights = np.ascontiguousarray(np.vstack([zeros, weights[known]]), dtype=np.float32)
        self._biases = np.array([one.intercept_[0] for one in fitted])

    def scores(self, rows: Sequence[Row]) -> NDArray[np.float64]:
        """An independent probability for each row and label (columns as in `labels`)."""
        # By hand: scipy's matrices cost more to make and to check than a message's to multiply.
        margins = [values @ self._weights[self._places[places]] for places, values in rows]
        return np.asarray(1.0 / (1.0 + np.exp(-(np.array(margins) + self._biases))))

    def _fitted(self, rows: csr_matrix, wanted: Sequence[bool]) -> LogisticRegression:
        # The dual form, stopped early, gives the same answers in a third of the time.
        single = LogisticRegression(
            C=self._strength,
            solver="liblinear",
            dual=True,
            tol=0.01,
            class_weight="balanced",
            random_state=0,
        )
        return single.fit(rows, wanted)
