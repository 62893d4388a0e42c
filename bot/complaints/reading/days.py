"""Which of some days a customer means: by its name, its date, or as today or tomorrow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.turkish import fold
from bot.wording import day

_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEXT = re.compile(r"\bsonraki gun|\bertesi gun|\bbir gun sonra|\bthe next day|\bday after")
_AHEAD = {"bugun": 0, "today": 0, "yarin": 1, "tomorrow": 1, "obur gun": 2}


def meant_day(
    words: str, days: Sequence[date], today: date, booked: date | None = None
) -> date | None:
    """The one of `days` that the words name, ISO dates included; None for none or several.

    `booked`: the day that "bir sonraki gün" is counted from.
    """
    folded = fold(words)
    if booked and _NEXT.search(folded):
        return next((one for one in days if one > booked), None)
    named = [one for one in days if one.isoformat() in words or _names(folded, one, today)]
    # "Pazartesi değil salı": what stands last is what is wanted.
    return max(named, key=lambda one: _place(folded, one, today), default=None)


def _names(folded: str, one: date, today: date) -> bool:
    return _place(folded, one, today) >= 0


def _place(folded: str, one: date, today: date) -> int:
    """Where the words name a day; -1 where they do not."""
    number, month, weekday = (fold(word) for word in day(one).split())
    ahead = [word for word, days in _AHEAD.items() if today + timedelta(days=days) == one]
    names = [rf"(?<!\d){number} {month[:4]}", rf"(?<![\d.]){number}[./]0?{one.month}\b", *ahead]
    names += [
        rf"\b{weekday}\b(?!tesi)",
        rf"\b{weekday}(?:ya|ye|yi|ni|si)\b",
        _ENGLISH[one.weekday()],
    ]
    found = [match.start() for name in names for match in re.finditer(name, folded)]
    return max(found, default=-1)
