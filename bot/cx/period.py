"""Periods of days as shops mean them: Europe/Istanbul, both ends included, by started_at."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class BadPeriod(ValueError):
    """One clear sentence about what is wrong with a date."""


def within(since: str | None, until: str | None) -> Q:
    """Conversations that started from the day `since` to the end of the day `until`.

    By their start, because every conversation has one: the outcomes of a period, the open ones
    included, add up to its conversations. Days as 2026-01-31, None for no bound; raises BadPeriod.
    """
    first = _day(since) if since else None
    last = _day(until) if until else None
    if first and last and first > last:
        raise BadPeriod(f"The period ends before it begins: {first} is after {last}.")
    period = Q()
    if first:
        period &= Q(started_at__gte=midnight(first))
    if last:
        period &= Q(started_at__lt=_midnight_after(last))
    return period


def midnight(day: date) -> datetime:
    """The first moment of a day in Istanbul."""
    return timezone.make_aware(datetime.combine(day, time()))


def _midnight_after(day: date) -> datetime:
    try:
        return midnight(day + timedelta(days=1))
    except OverflowError as error:
        raise BadPeriod(f"The date {day} is out of range.") from error


def _day(text: str) -> date:
    try:
        if not _DAY.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadPeriod(f"'{text[:40]}' is not a date: write it as 2026-01-31.") from error
