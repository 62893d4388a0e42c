"""Public holidays of Turkey (law no. 2429), as the package `holidays` knows them.

Its dates of the two religious holidays are the official ones up to 2032 and computed ones later;
days that a government adds to a holiday ("idari izin") are for offices of the state, not here.
"""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache
from typing import Final

HALF_DAY_CLOSES: Final = time(13)
"""When a holiday begins on the day before it (law no. 2429, art. 1 and 2)."""


@lru_cache(maxsize=16)
def holidays(year: int) -> frozenset[date]:
    """The days of a year that are holidays as a whole."""
    return _days(year, "public")


@lru_cache(maxsize=16)
def half_days(year: int) -> frozenset[date]:
    """The days of a year that end at 13:00: 28 October and the eves of both religious holidays."""
    return _days(year, "half_day")


def _days(year: int, category: str) -> frozenset[date]:
    # Here and not above: it loads all countries, 0.4 s that no start should wait for.
    from holidays import country_holidays

    return frozenset(country_holidays("TR", years=year, categories=(category,)))
