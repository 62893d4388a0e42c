"""English for what is not a response of domain.yml: button titles, labels in sentences."""

from __future__ import annotations

ENGLISH = "en"
_WORDS: dict[str, str] = {}


def in_english(words: str) -> str:
    """The English for a title or a label of ours; what has none stays as it is."""
    return _WORDS.get(words, words)
