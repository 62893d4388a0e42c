"""The one reading of a phone's digits in a customer's words, for the understanding and the dialogue.

Dates, prices, sizes and years are digits too: unlabelled, four digits are the phone's only where
they stand right beside the order's number, or answer the question for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.turkish import fold

# "32 14" is a phone's ending; "32.14" and "20.11" are no words of one.
_FOUR: Final = r"(?P<digits>\d{2} ?\d{2})"
# What makes a number something else: a price, a size, a year, an amount of something.
_UNITS: Final = (
    "tl lira try kurus euro dolar gb tb mb mah ml lt litre gr kg gram cm mm metre inc watt volt adet tane "
    "parca beden yil sene model numarali nolu"
).replace(" ", "|")
_NOT_AFTER: Final = rf"(?![\d.,/:%-]*\d|\s?(?:(?:{_UNITS})\w*|'?[dt][ea](?:n|ki)?\b|₺))"
# Dates: taken out first, in the same length, so that places stay.
_MONTHS: Final = "ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik"
_DATES: Final = re.compile(
    rf"\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|(?:\d{{1,2}} )?(?:{_MONTHS})\w*(?: \d{{4}}(?!\d))?"
    r"|(?<![\d.,])\d{1,2}[./]\d{1,2}(?=['’ ]?(?:tarih|gun|de\b|da\b|te\b|ta\b))"
)
_NOT_BEFORE: Final = r"(?<![\d.,/:%+#-])(?<![a-z]-)(?<!\w)(?<!\bts )"
_ORDER: Final = r"(?:(?<![a-z0-9])[a-z]{2,4}[\W_]{0,3}\d{3,10}|#\s?\d{3,12}|(?:siparis\w*|no|numara\w*)\W{0,3}\d{3,12})"
_LABELLED: Final = (
    # "son dört hanesi 4821", "tel: 4821", "telefonun sonu 48 21"
    re.compile(
        rf"(?<![a-z])(?:son\w*|tel\w*|cep\w*|gsm\w*|hane\w*)(?:(?!\bts\b|siparis|tarih)[^\d#]){{0,25}}?{_NOT_BEFORE}"
        rf"(?:(?:4|dort) (?:hane|rakam)\w*\W{{0,3}})?{_FOUR}{_NOT_AFTER}"
    ),
    # "4821 ile bitiyor", "4821 telefonun sonu"
    re.compile(
        rf"{_NOT_BEFORE}{_FOUR}{_NOT_AFTER}\s(?:ile bit\w*|olarak bit\w*|son\w* (?:dort|4|hane)\w*|telefon\w*|tel\b)"
    ),
    # a whole mobile number
    re.compile(
        r"(?<!\d)(?:\+?90|0)?[ .-]?5\d{2}[ .-]?\d{3}[ .-]?(?P<digits>\d{2}[ .-]?\d{2})(?!\d)"
    ),
    # "0532 xxx 44 71"
    re.compile(r"(?<!\d)0?5\d{2}[ .x*-]{2,9}(?P<digits>\d{2} ?\d{2})(?!\d)"),
)
_BESIDE: Final = (
    re.compile(rf"{_ORDER}(?:['’]?\w{{0,3}})?[ ,;/–-]{{1,3}}(?:ve )?{_FOUR}{_NOT_AFTER}(?![ ]?\d)"),
    re.compile(rf"{_NOT_BEFORE}{_FOUR}[ ,;/]{{1,3}}(?={_ORDER})"),
)
_UNLABELLED: Final = re.compile(rf"{_NOT_BEFORE}{_FOUR}{_NOT_AFTER}")
_ALONE: Final = re.compile(r"\W*(?P<digits>\d{2}[ .-]?\d{2})\W*")


@dataclass(frozen=True)
class Digits:
    """The last four digits of a phone, and where they stand in the folded text."""

    value: str
    start: int
    end: int


def phone_digits(text: str) -> list[Digits]:
    """The endings that a text calls a phone's, or puts right beside an order's number."""
    folded = _without_dates(text)
    found = {
        digits.start: digits
        for pattern in (*_LABELLED, *_BESIDE)
        for digits in _matches(pattern, folded)
    }
    return [found[start] for start in sorted(found)]


def phone_answer(text: str, order_number: str | None) -> str | None:
    """The ending in an answer to the question for it: the one group of four that is nothing else."""
    if alone := only_digits(text):
        return alone
    folded = _without_dates(text)
    if order_number:
        folded = re.sub(
            rf"(?:[a-z]{{2,4}}[\W_]{{0,3}}|#)?{order_number[-4:]}(?!\d)", " ", folded, count=1
        )
    values = {digits.value for digits in _matches(_UNLABELLED, folded)}
    return values.pop() if len(values) == 1 else None


def only_digits(text: str) -> str | None:
    """The four digits that are all that a message says."""
    alone = _ALONE.fullmatch(fold(text))
    return _plain(alone["digits"]) if alone else None


def _without_dates(text: str) -> str:
    return _DATES.sub(lambda date: " " * len(date[0]), fold(text))


def _matches(pattern: re.Pattern[str], folded: str) -> Iterator[Digits]:
    for match in pattern.finditer(folded):
        yield Digits(_plain(match["digits"]), *match.span("digits"))


def _plain(digits: str) -> str:
    return re.sub(r"\D", "", digits)
