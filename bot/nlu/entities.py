"""Entities by rules: spaCy's Turkish tokens and entity ruler, and expressions for numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from bot.nlu import patterns
from bot.numbers import phone_digits
from bot.turkish import fold

_RULED = {
    "carrier": patterns.CARRIERS,
    "damage_report": patterns.REPORTS,
    "correction": patterns.CORRECTIONS,
    "photo_answer": patterns.MEDIA,
}
_VARIANT = r"(?:[\w'’-]+ ){0,3}?[\w'’-]+"
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("order_number", re.compile(r"(?<!\w)([a-z]{1,4}-?\d{3,10})(?!\w)")),
    ("order_number", re.compile(r"(?<!\w)(20\d{2}-\d{4,8})(?!\w)")),
    ("order_number", re.compile(r"#\s?(\d{3,12})(?!\w)")),
    (
        "order_number",
        re.compile(r"siparis\w*\s?(?:no|num\w*|kod\w*)?\D{0,6}(?<!\d)(\d{3,12})(?!\d)"),
    ),
    ("order_number", re.compile(r"(?<!\d)(\d{3,12}) (?:numarali|nolu|no'?lu)")),
    (
        "duration",
        re.compile(r"((?:\d+|bir|bi|iki|uc|dort|bes|alti|yedi|on|yirmi) (?:gun|hafta|ay)\w*)"),
    ),
    # "42 istedim 43 geldi", "siyah yerine lacivert geldi"
    ("wanted", re.compile(rf"({_VARIANT}) (?:istedim|istemistim|siparis ettim|soyledim|almistim)")),
    (
        "received",
        re.compile(
            rf"(?:istedim|istemistim|siparis ettim|soyledim|almistim|yerine|ama) ({_VARIANT}) "
            r"(?:geldi|gelmis|cikti|cikmis|gonder\w+|yolla\w+)"
        ),
    ),
    ("wanted", re.compile(rf"({_VARIANT}) yerine")),
)


@dataclass(frozen=True)
class Entity:
    """`value`: the customer's own words, or the one that a pattern of `patterns.py` stands for.

    `start` and `end`: characters of the folded text.
    """

    entity: str
    value: str
    start: int
    end: int


def extract(text: str) -> list[Entity]:
    """All entities of a message, in their order; positions are in the folded text."""
    # A lone surrogate, half of a character, is text to Python and an error to spaCy.
    text = text.encode(errors="replace").decode()
    folded = fold(text)
    phones = [Entity("phone_last4", one.value, one.start, one.end) for one in phone_digits(text)]
    found = [*_by_ruler(folded), *_by_expression(text, folded), *phones]
    return sorted(set(found), key=lambda entity: (entity.start, entity.entity))


def _by_expression(text: str, folded: str) -> Iterator[Entity]:
    # Folding keeps the length of ordinary text, so values can keep the customer's own letters.
    source = text if len(text) == len(folded) else folded
    for name, expression in _NUMBERS:
        for match in expression.finditer(folded):
            start, end = match.span(1)
            yield Entity(name, source[start:end].strip(), start, end)


def _by_ruler(folded: str) -> Iterator[Entity]:
    for span in _pipeline()(folded).ents:
        yield Entity(span.label_, span.ent_id_, span.start_char, span.end_char)


@cache
def _pipeline() -> Language:
    nlp = spacy.blank("tr")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": name, "id": value, "pattern": _tokens(words)}
            for name, rows in _RULED.items()
            for value, words in rows
        ]
    )
    return nlp


def _tokens(words: str) -> list[dict[str, object]]:
    """One spaCy token pattern a word; blanks inside parentheses do not part words."""
    tokens: list[dict[str, object]] = []
    for word in re.findall(r"\((?:[^()]*)\)\S*|\S+", words):
        if word == "*":
            tokens += [{"OP": "?"}, {"OP": "?"}]
        else:
            tokens.append({"TEXT": {"REGEX": f"^(?:{word})$"}})
    return tokens
