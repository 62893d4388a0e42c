"""Danger: somebody is hurt or may be, by a product. It is met before anything else of a message.

Each kind is a part of the body or a person beside what happens to them, in any order and spelling;
what everyday speech only calls so ("param yandı", "kan beynime sıçradı") is taken out first. It
needs no more than Python, because a conversation that waits for people is watched too.
"""

from __future__ import annotations

import re
from functools import cache

from bot.acts import Act
from bot.nlu.danger.english import ENGLISH
from bot.nlu.danger.words import FIGURES, KINDS, Pair
from bot.nlu.tokens import tokens


def danger(text: str) -> Act | None:
    """The gravest danger that a message tells of, or None."""
    plain = _figures().sub("#", " ".join(token.text for token in tokens(text)))
    for kind, expression in _kinds():
        if match := expression.search(plain):
            return Act("danger", clause=match[0], kind=kind)
    return None


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(FIGURES)})")


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile("|".join(map(_near, (*pairs, *ENGLISH[kind]))))) for kind, pairs in KINDS
    )


def _near(pair: Pair) -> str:
    """An expression for two things within so many words of one another, in either order."""
    one, other, between = pair
    if not other:
        return rf"\b(?:{one})\b"
    gap = rf" (?:\S+ ){{0,{between}}}"
    return rf"\b(?:{one}){gap}(?:{other})\b|\b(?:{other}){gap}(?:{one})\b"
