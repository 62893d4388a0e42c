"""Where a message speaks of a remedy, whatever it says of it: the search for `remedy_words.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.nlu.tokens import Token
from bot.nlu.wishes.objects import APPOINTMENT, Mention, meant
from bot.nlu.wishes.remedy_words import HEADS, NOUNS, PATTERNS, PICKUP, VERBAL
from bot.nlu.wishes.verbs import Form, form


def mentions(clause: Sequence[Token], topic: str = "") -> list[Mention]:
    """The remedies of a clause in their order; the longer of two that share a word.

    `topic`: what the message is about, as `about` says.
    """
    found = [
        one
        for remedy, words, verbal in _compiled(topic == APPOINTMENT)
        for first in range(len(clause))
        if (last := _match(words, clause, first)) is not None
        and (one := meant(_mention(remedy, clause, first, last, verbal), clause, topic))
    ]
    found.sort(key=lambda one: (-(one.last - one.first), one.first))
    taken: set[int] = set()
    kept = []
    for one in found:
        places = set(range(one.first, one.last + 1))
        if not places & taken:
            taken |= places
            kept.append(one)
    return sorted(kept, key=lambda one: one.first)


def _mention(remedy: str, clause: Sequence[Token], first: int, last: int, verbal: bool) -> Mention:
    if not verbal or NOUNS.match(clause[last].text):
        return Mention(remedy, first, last, last + 1)
    # "Değiştirin adresi": the verb may stand first too.
    turned = form(clause[last].text) is None and form(clause[first].text) is not None
    return Mention(remedy, first, last, first if turned else last)


def _match(words: Sequence[re.Pattern[str] | None], clause: Sequence[Token], at: int) -> int | None:
    """The place of the last word of a pattern that begins at `at`; None where it does not."""
    if not words:
        return at - 1
    head, rest = words[0], words[1:]
    if head is None:
        ends = (
            _match(rest, clause, at + gap)
            for gap in range(3)
            if not any(map(_parts, clause[at : at + gap]))
        )
        return next((end for end in ends if end is not None), None)
    if at < len(clause) and head.match(clause[at].text):
        return _match(rest, clause, at + 1)
    return None


def _parts(token: Token) -> bool:
    """Whether a word between the parts of a mention makes two things of them."""
    return bool(HEADS.match(token.text)) or form(token.text) is Form.FORBID


@cache
def _compiled(appointment: bool) -> list[tuple[str, list[re.Pattern[str] | None], bool]]:
    """Remedy, words, and whether the last word is (or may be) the verb that governs."""
    return [
        (
            remedy,
            [None if word == "*" else re.compile(f"^(?:{word})$") for word in _words(pattern)],
            len(_words(pattern)) > 1 or remedy in VERBAL,
        )
        for remedy, pattern in (*PATTERNS, *(PICKUP if appointment else ()))
    ]


def _words(pattern: str) -> list[str]:
    """The expressions of a pattern, one a word: blanks inside parentheses part no words."""
    words, depth = [""], 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == " " and not depth:
            words.append("")
        else:
            words[-1] += sign
    return words
