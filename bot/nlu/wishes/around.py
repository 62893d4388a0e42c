"""Questions and conditions in the words around a wish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.nlu.tokens import Token
from bot.nlu.wishes.verbs import Form, form

PARTICLE = re.compile(r"^m[iu](?:y[iu][mz]|d[iu]r|y[dm]\w*)?$")
# Before a wish: "tarih verirseniz beklerim"
IF_YOU = re.compile(
    r"^\w+(?:[aeiu]r|[ae]c[ae]k)s[ae](?:[mk]|n(?:[iu]z)?)$|^\w+m[ae]zs[ae]n(?:[iu]z)?$"
    r"|^(?:takdirde|halinde|durumunda|ise|eger|belki|lazimsa|tamamsa)$"
)
_QUESTION = re.compile(r"^(?:nasil|neden|niye|nicin|kac\w*|hangi\w*|hani|nere\w*|nerd\w*)$")
_WHEN = re.compile(r"\bne (?:zaman|kadar\w*|yap(?!al)\w+)\b|\bkim(?:e|den|in)?\b|\bne olur$")
# "Kaç gün olsa beklerim"
_HOWEVER = re.compile(r"\b(?:kac|ne) (?:\w+ )?(?:\w+ )?olsa\b")
# "Tamam mı", "olur mu": agreement is asked for, not the remedy about.
_AGREEING = frozenset({"tamam", "olur", "di", "oldu"})
# "Yapılır mı yoksa": one of two is asked about.
_EITHER = re.compile(r"\bm[iu]\w*\b.*\byoksa\b")
_FINITE = frozenset({Form.REQUEST, Form.FORBID, Form.TELL, Form.SUPPOSE})


def wonders(words: Sequence[str]) -> bool:
    """Whether a clause has a word that asks."""
    every = " ".join(words)
    asks = any(map(_QUESTION.match, words)) or bool(_WHEN.search(every))
    return asks and not _HOWEVER.search(every)


def in_question(words: Sequence[str]) -> bool:
    """ "Siz mi arıyorsunuz": present verbs in a question ask."""
    return wonders(words) or any(map(PARTICLE.match, words))


def either(words: Sequence[str]) -> bool:
    """Whether a clause asks which of two."""
    return bool(_EITHER.search(" ".join(words)))


def asks_at_the_end(words: Sequence[str]) -> bool:
    """ "Karta mı yansır": a particle in the words of the wish."""
    pairs = pairwise(words)
    return any(PARTICLE.match(word) and before not in _AGREEING for before, word in pairs)


def leaves_open(clause: Sequence[Token]) -> bool:
    """Whether a clause ends in a condition, so that the next one is tied to it."""
    words = [token.text for token in clause]
    for before, word in reversed(list(pairwise(("", *words)))):
        if _ties(word, before):
            return True
        if form(word) in _FINITE:
            return False
    return False


def tied(words: Iterable[str]) -> bool:
    """Whether one of the words is a condition."""
    said = ("", *words)
    ties = any(_ties(word, before) for before, word in pairwise(said))
    return ties and not _HOWEVER.search(" ".join(said))


def _ties(word: str, before: str) -> bool:
    """Whether a word ties what follows to a condition: "hiç olmazsa", "şimdi ise" do not."""
    if word == "isterseniz" or (word == "ise" and before in {"simdi", "bu", "o", "ben", "siz"}):
        return False
    if word in {"olsa", "olmazsa"} and before in {"de", "da", "hic"}:
        return False
    return form(word) is Form.IF or bool(IF_YOU.match(word))
