"""What the heads count in a message: words, letters, beginnings, consonants, concepts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.nlu.concepts import concepts

_WORD = re.compile(r"\w+")
_VOWELS = re.compile("[aeiou]")
_ENDS = (4, 5, 6)
_PAIRED_END = 5


def words(folded: str) -> list[str]:
    """Words and pairs of neighbours."""
    found = _WORD.findall(folded)
    return [*found, *map(" ".join, pairwise(found))]


def beginnings(folded: str) -> list[str]:
    """The first letters of the words: a Turkish word's meaning without its endings."""
    found = _WORD.findall(folded)
    starts = [f"{end}{word[:end]}" for end in _ENDS for word in found if len(word) >= end]
    short = [word[:_PAIRED_END] for word in found]
    return [*starts, *map("+".join, pairwise(short))]


def consonants(folded: str) -> list[str]:
    """Words, pieces and pairs without their vowels: "gndrmdi" and "göndermedi" share them."""
    bare = [bones for word in _WORD.findall(folded) if (bones := _VOWELS.sub("", word))]
    marked = [f"<{word}>" for word in bare]
    pieces = [
        word[at : at + size]
        for word in marked
        for size in (3, 4)
        for at in range(len(word) - size + 1)
    ]
    return [*marked, *pieces, *map(" ".join, pairwise(bare))]


def letters(folded: str) -> list[str]:
    """Pieces of two to five letters of each word, its edges marked with blanks."""
    return [
        marked[at : at + size]
        for word in folded.split()
        for marked in (f" {word} ",)
        for size in range(2, 6)
        for at in range(max(1, len(marked) - size + 1))
    ]


# The places of a text's features, in order, and their values.
Row = tuple[NDArray[np.int32], NDArray[np.float32]]


class Counts:
    """One kind of feature: TF-IDF with damped counts, each text's vector of length one.

    scikit-learn's vectorizer says the same five times slower for a single message, because it makes
    and checks a dozen matrices on the way; a customer waits for a single message.
    """

    def __init__(self, analyzer: Callable[[str], list[str]], least: int, weight: float) -> None:
        self._analyzer, self._least, self._weight = analyzer, least, weight
        self._places: dict[str, int] = {}
        self._rarity: NDArray[np.float32] = np.empty(0, dtype=np.float32)

    def fit(self, folded: Sequence[str]) -> list[Row]:
        """Learn the features that stand in at least so many texts; returns those of the texts."""
        met: dict[str, int] = {}
        counted = [
            Counter(met.setdefault(name, len(met)) for name in self._analyzer(text))
            for text in folded
        ]
        texts = np.zeros(len(met), dtype=np.int64)
        for counts in counted:
            texts[list(counts)] += 1
        # Where a feature stands in the rows; -1 where it is too rare to be one.
        places = np.where(texts >= self._least, np.cumsum(texts >= self._least) - 1, -1)
        self._places = {name: int(places[at]) for name, at in met.items() if places[at] >= 0}
        share = (1 + len(folded)) / (1 + texts[texts >= self._least])
        self._rarity = (1 + np.log(share)).astype(np.float32)
        return [
            self._valued(
                {int(places[at]): count for at, count in counts.items() if places[at] >= 0}
            )
            for counts in counted
        ]

    def __len__(self) -> int:
        return len(self._places)

    def of(self, folded: str) -> Row:
        """The features of a text that were learnt."""
        found = (self._places.get(name) for name in self._analyzer(folded))
        return self._valued(Counter(place for place in found if place is not None))

    def _valued(self, found: Mapping[int, int]) -> Row:
        places = np.fromiter(found, dtype=np.int32, count=len(found))
        times = np.fromiter(found.values(), dtype=np.float32, count=len(found))
        values = (1 + np.log(times)) * self._rarity[places]
        length = float(np.sqrt((values * values).sum())) or 1.0
        return places, values * np.float32(self._weight / length)


def _all_kinds() -> tuple[Counts, ...]:
    """Each with the least number of texts, and its weight (by the development messages)."""
    return (
        Counts(words, 1, 1.0),
        Counts(letters, 2, 1.0),
        Counts(beginnings, 2, 0.5),
        Counts(consonants, 2, 0.5),
        Counts(concepts, 3, 0.7),
    )


class Features:
    """Kinds of features side by side; without any named, all of them.

    Fitted once on the training lines, then read-only and safe to share between threads.
    """

    def __init__(self, *kinds: Counts) -> None:
        self._kinds = kinds or _all_kinds()

    def fit(self, folded: Sequence[str]) -> csr_matrix:
        """Learn which features there are; returns those of the texts, as `matrix` does."""
        texts = zip(*(counts.fit(folded) for counts in self._kinds), strict=True)
        return self.matrix([self._row(parts) for parts in texts])

    def of(self, folded: Sequence[str]) -> list[Row]:
        """One row for each folded text: the features that it has."""
        return [self._row([counts.of(text) for counts in self._kinds]) for text in folded]

    def matrix(self, rows: Sequence[Row]) -> csr_matrix:
        """Rows in one matrix, as they are learnt from."""
        ends = np.cumsum([0, *(len(places) for places, _ in rows)])
        places = np.concatenate([places for places, _ in rows])
        values = np.concatenate([values for _, values in rows])
        width = sum(len(counts) for counts in self._kinds)
        found = csr_matrix((values, places, ends), shape=(len(rows), width))
        found.sort_indices()
        return found

    def _row(self, parts: Sequence[Row]) -> Row:
        """The kinds' features one behind another."""
        starts = accumulate((len(counts) for counts in self._kinds), initial=0)
        places = [places + start for (places, _), start in zip(parts, starts, strict=False)]
        return np.concatenate(places), np.concatenate([values for _, values in parts])
