"""Acts for tests of what is made of them."""

from __future__ import annotations

from bot.acts import Act
from bot.nlu.understand import Meaning


def report(problem: str, text: str) -> Act:
    """A report whose clause is the whole text."""
    return Act("report", text, 0, len(text), problem=problem)


def meaning(*intents: str) -> Meaning:
    """A meaning of these intents, all sure, of one clause."""
    found = tuple((name, 0.9) for name in intents)
    return Meaning(found, found, (None,) * len(found))
