"""The shape of the demo shop's order numbers: TS- and four digits."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from bot.spoken import typed
from bot.turkish import fold

_DIGITS: Final = r"(?P<digits>[0-9]{4})(?![0-9]|[.,/:-][0-9])"

# An amount or a year is no number, even after the word "sipariş".
_NO_AMOUNT: Final = r"(?!\s*(?:tl|lira|₺|yil|adet|sene))"

# "TS-1004", "ts 1004", "ts1004'ü", "TS no: 1004"
_PREFIXED: Final = re.compile(rf"(?<![a-z0-9])ts[\W_]{{0,3}}(?:no\W{{0,3}})?{_DIGITS}")

# "sipariş no: 1004", "siparişim 1004", "#1004"
_LABELLED: Final = re.compile(
    rf"(?:(?<![a-z])(?:siparis[a-z]*|no|nu?mara[a-z]*)|#)\W{{0,3}}{_DIGITS}" + _NO_AMOUNT
)

# "1004 numaralı sipariş", "1004 nolu", "1004 numara ts olan"
_NAMED_AFTER: Final = re.compile(
    r"(?<![0-9a-z.,/:-])(?P<digits>[0-9]{4})\s*(?:(?:numarali|no\W?lu)(?![a-z])|numara ts\b)"
)
# "TS-1004 ve 1005": only after "ve", for a comma stands before the phone's digits too.
_AND: Final = re.compile(rf"\s+(?:ve|ile)\s+{_DIGITS}{_NO_AMOUNT}")
_BARE: Final = re.compile(rf"(?<![0-9a-z.,/:-]){_DIGITS}")

# "telefon no 4821" and "son 4 hanesi 4821" speak of the second factor.
_PHONE: Final = re.compile(
    r"(?:(?<![a-z])(?:tel|cep|gsm)[a-z]*|hane[a-z]*)\W{0,3}"
    r"(?:(?:no|numara|son)[a-z]*\W{0,3}|(?:4|dort)\W{0,3}|hane[a-z]*\W{0,3}|[:=]\W{0,2})*"
    r"[0-9]{4}(?![0-9])"
)


def read_order_number(text: str, *, bare: bool = False) -> str | None:
    """Return the one order number in `text` in the shop's spelling, or None.

    None too when there are several. Digits alone count only after a word for an order or a number,
    or with `bare`.
    """
    folded = _folded(text)
    prefixed = _found(_PREFIXED, folded)
    if prefixed:
        return _only(prefixed)
    rest = _PHONE.sub(" ", folded)
    labelled = _found(_LABELLED, rest) | _found(_NAMED_AFTER, rest)
    if labelled or not bare:
        return _only(labelled)
    return _only(_found(_BARE, rest))


def read_order_numbers(text: str) -> tuple[str, ...]:
    """Every order number in `text` in the shop's spelling, in its order, each once.

    Digits alone count only beside one: "TS-1004 ve 1005".
    """
    folded = _PHONE.sub(_blank, _folded(text))
    found = {
        match.end(): match["digits"]
        for pattern in (_PREFIXED, _LABELLED, _NAMED_AFTER)
        for match in pattern.finditer(folded)
    }
    for end in sorted(found):
        while match := _AND.match(folded, end):
            end = match.end()
            found[end] = match["digits"]
    return tuple(dict.fromkeys(f"TS-{found[end]}" for end in sorted(found)))


def normalise_order_number(text: str) -> str | None:
    """Return the shop's spelling of a text that is known to name an order: '1004' -> 'TS-1004'."""
    return read_order_number(text, bare=True)


def _folded(text: str) -> str:
    # NFKC: full-width digits, as some keyboards send them, are digits.
    return typed(fold(unicodedata.normalize("NFKC", text)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _found(pattern: re.Pattern[str], text: str) -> set[str]:
    return {match["digits"] for match in pattern.finditer(text)}


def _only(digits: set[str]) -> str | None:
    return f"TS-{digits.pop()}" if len(digits) == 1 else None
