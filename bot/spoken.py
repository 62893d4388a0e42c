"""Order numbers and phones' ends as voices say them: "te es tire bin yirmi dört", "altmış beş on yedi".

Only beside words for an order or a phone, or as all that is said: "iki gün" counts days. Folded
texts; the digits take fewer letters than the words, so every change keeps the place it came from.
"""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_UNITS: Final = dict(
    zip(
        ["sifir", "bir", "iki", "uc", "dort", "bes", "alti", "yedi", "sekiz", "dokuz"],
        range(10),
        strict=True,
    )
)
_TENS: Final = dict(
    zip(
        ["on", "yirmi", "otuz", "kirk", "elli", "altmis", "yetmis", "seksen", "doksan"],
        range(10, 100, 10),
        strict=True,
    )
)
_WORDS: Final = "|".join(sorted((*_UNITS, *_TENS, "yuz", "bin"), key=len, reverse=True))
_WORD: Final = re.compile(_WORDS)
# "yirmidört" is two words; "beşte" and "üçüncü" are no words of a run.
_RUN: Final = re.compile(
    rf"(?<!\w)(?:(?:{_WORDS})(?:,? |-|(?=(?:{_WORDS}))|(?=['’]?(?:[dt][iu]r?)?(?!\w))))+"
)
_GOES_ON: Final = re.compile(rf"(?:{_WORDS})\w")
_TS: Final = r"(?:te+[ -]?(?:es|se)|t\.? ?s)"
_SPELT: Final = re.compile(rf"(?<!\w)(?:te+[ -]?(?:es|se)(?: (?:tire|cizgi|eksi))?|t\.? ?s\.? (?:tire|cizgi|eksi))(?=\W{{0,3}}(?:\d|no\b|numara|{_WORDS}))")  # fmt: skip
_SAYS: Final = r"(?:no\w{0,4}|numara\w*|tire|cizgi|eksi|su|soyle|ise|yani|olan|sey|e+|d[ae])"
_AFTER_ORDER: Final = re.compile(rf"(?<!\w)(?:{_TS}|siparis\w*)(?:\W{{1,3}}{_SAYS})*\W{{0,3}}$")
_BEFORE_ORDER: Final = re.compile(
    r"\W{0,3}(?:numarali (?!tel|hat|cep)|no ?lu (?!tel|hat|cep)|numara (?:ts|te[ -]?(?:es|se)|siparis))"
)
_OF_PHONE: Final = (
    r"(?:telefon(?!u? al)\w*|tel|cep|cebim\w*|gsm|hane\w*|rakam\w*|son(?:u|um|umuz|lari)?|numaram)"
)
_AFTER_PHONE: Final = re.compile(
    rf"(?<!\w){_OF_PHONE}(?:\W{{1,3}}(?:{_OF_PHONE}|{_SAYS}|dort|4))*\W{{1,3}}$"
)
_BEFORE_PHONE: Final = re.compile(
    r"\W{1,3}(?:(?:olan|numarali|d[ae]) )?(?:(?:benim )?(?:telefon|cep|gsm)\w*|tel\b|son(?:u|um)\b|ile bit\w*)"
)
_COUNTS: Final = re.compile(
    r"\W{0,2}(?:lira|tl|kurus|euro|dolar|gun|hafta|ay(?:da|dir|lik)?\b|yil|sene|saat|dakika|kere|kez|defa|kisi|tane|adet|parca|metre|gram|kilo|yas|degil)"
)
# Beside the digits these say nothing: the whole answer is a number.
_FILLERS: Final = re.compile(
    r"(?:\W|\b(?:evet|tamam|tabi\w*|pardon|hayir|yok|dur|bakayim|soyluyorum|yaziyorum|lutfen|efendim|su|o|bu|e+|sey|son|dort|hanesi)\b)*"
)
_FOUR: Final = 4


@dataclass(frozen=True)
class Change:
    """The digits or letters that the characters `start` to `end` of a folded text say."""

    start: int
    end: int
    says: str


@dataclass(frozen=True)
class _Group:
    """One number of a run: "bin yirmi dört", "altmış beş"."""

    value: int
    start: int
    end: int


def spoken(folded: str) -> tuple[Change, ...]:
    """What is said of orders and phones, in its order."""
    letters = [Change(*match.span(), "ts") for match in _SPELT.finditer(folded)]
    found = [change for run in _RUN.finditer(folded) for change in _of_run(folded, run)]
    return tuple(sorted((*letters, *found), key=lambda change: change.start))


def in_digits(text: str, changes: Sequence[Change]) -> str:
    """The text with the changes made; `text`: the folded one, or another of its length."""
    for change in reversed(changes):
        text = f"{text[: change.start]}{change.says}{text[change.end :]}"
    return text


def typed(folded: str) -> str:
    """A folded text as it would have been typed."""
    return in_digits(folded, spoken(folded))


def place(at: int, changes: Sequence[Change], *, end: bool = False) -> int:
    """Where a place of the changed text stands in the own one; of an `end`, the word's end."""
    moved = 0
    for change in changes:
        start = change.start - moved
        if at < start or (at == start and not end):
            break
        if at <= start + len(change.says) and (end or at < start + len(change.says)):
            return change.end if end else change.start
        moved += change.end - change.start - len(change.says)
    return at + moved


def _of_run(folded: str, run: re.Match[str]) -> Iterator[Change]:
    start, said = run.start(), run[0].rstrip(" ,-")
    end = start + len(said)
    before = folded[:start]
    if re.search(r"(?<!\w)son\W{1,2}$", before) and said.startswith("dort "):
        # "son dört altmış beş on yedi": how many, then which.
        before, start = folded[: start + 5], start + 5
    groups = list(_groups(folded, start, end))
    if len(groups) < 2 and not _WORD.search(folded, groups[0].start + 3, end):
        # "bin" alone, "yüz": too little to be a number of ours.
        return
    after = folded[run.start() + len(said) :]
    yield from _changes(groups, before, after)


def _changes(groups: Sequence[_Group], before: str, after: str) -> Iterator[Change]:
    counts = _COUNTS.match(after) or _GOES_ON.match(after.lstrip(" ,-"))
    if _AFTER_ORDER.search(before) and (first := _four(groups)):
        rest = groups[first:]
        if rest or not counts:
            yield _change(groups[:first])
        if not counts and _digits(rest) == _FOUR:
            yield _change(rest)
    elif _digits(groups) == _FOUR and not counts and _named(before, after):
        yield _change(groups)
    elif _alone(before, after) and _digits(groups) == 2 * _FOUR and (first := _four(groups)):
        # "bin üç, iki altı bir sekiz" answers for both.
        yield from (_change(part) for part in (groups[:first], groups[first:]))


def _named(before: str, after: str) -> bool:
    around = _BEFORE_ORDER.match(after) or _BEFORE_PHONE.match(after)
    return bool(around or _AFTER_PHONE.search(before)) or _alone(before, after)


def _alone(before: str, after: str) -> bool:
    return bool(_FILLERS.fullmatch(before) and _FILLERS.fullmatch(after))


def _four(groups: Sequence[_Group]) -> int:
    """How many groups make the first four digits; nought where none do."""
    return next((n for n in range(1, len(groups) + 1) if _digits(groups[:n]) == _FOUR), 0)


def _digits(groups: Sequence[_Group]) -> int:
    return sum(len(str(group.value)) for group in groups)


def _change(groups: Sequence[_Group]) -> Change:
    says = "".join(str(group.value) for group in groups)
    return Change(groups[0].start, groups[-1].end, says)


def _groups(folded: str, start: int, end: int) -> Iterator[_Group]:
    """The numbers of a run: a word that cannot go on with the number before it begins another."""
    value, room, since, last = 0, 0, start, start
    for match in _WORD.finditer(folded, start, end):
        joined = _joined(value, room, match[0]) if last > start else None
        if joined is None:
            if last > start:
                yield _Group(value, since, last)
            joined, since = _first(match[0]), match.start()
        (value, room), last = joined, match.end()
    if last > start:
        yield _Group(value, since, last)


def _first(word: str) -> tuple[int, int]:
    """A number's value, and what may still be added to it: less than `room`."""
    if word in _UNITS:
        return _UNITS[word], 1
    if word in _TENS:
        return _TENS[word], 10
    return (100, 100) if word == "yuz" else (1000, 1000)


def _joined(value: int, room: int, word: str) -> tuple[int, int] | None:
    """The number with one more word; None where the word begins another number."""
    last = value % 1000
    if word == "bin":
        return (value * 1000, 1000) if 1 < value < 1000 else None
    if word == "yuz":
        if value < 10 and value > 1:
            return value * 100, 100
        if value >= 1000 and last == 0 and room == 1000:
            return value + 100, 100
        return (value + last * 99, 100) if 1 < last < 10 and value >= 1000 else None
    number = _UNITS.get(word) or _TENS.get(word, 0)
    if not number or number >= room:
        return None
    return value + number, 1 if number < 10 else 10
