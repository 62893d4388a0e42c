"""What the heads count in a message: words, letters, beginnings, consonants, concepts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

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


def _counts(analyzer: Callable[[str], list[str]] | str, least: int) -> TfidfVectorizer:
    letters = {"ngram_range": (2, 5)} if analyzer == "char_wb" else {}
    return TfidfVectorizer(
        analyzer=analyzer, sublinear_tf=True, min_df=least, dtype=np.float32, **letters
    )


class Features:
    """Fitted once on the training lines, then read-only and safe to share between threads."""

    def __init__(self) -> None:
        # Kind of feature, and its weight beside the others (chosen on the development messages).
        self._kinds = (
            (_counts(words, 1), 1.0),
            (_counts("char_wb", 2), 1.0),
            (_counts(beginnings, 2), 0.5),
            (_counts(consonants, 2), 0.5),
            (_counts(concepts, 3), 0.7),
        )

    def fit(self, folded: Sequence[str]) -> csr_matrix:
        """Learn which features there are; returns those of the texts, one row each."""
        return self._joined([counts.fit_transform(folded) for counts, _ in self._kinds])

    def of(self, folded: Sequence[str]) -> csr_matrix:
        """One row for each folded text."""
        return self._joined([counts.transform(folded) for counts, _ in self._kinds])

    def _joined(self, blocks: Sequence[csr_matrix]) -> csr_matrix:
        weighted = [block * weight for block, (_, weight) in zip(blocks, self._kinds, strict=True)]
        return hstack(weighted, format="csr")
