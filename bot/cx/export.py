"""The outcome log as CSV or JSON lines, a few rows in memory at a time."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from bot.cx.models import Outcome

COLUMNS = tuple(field.name for field in Outcome._meta.concrete_fields if field.name != "id")
CHUNK = 2000
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = tuple[Any, ...]


def rows(period: Q) -> Iterator[Row]:
    """The newest revision of each conversation of a period, oldest first."""
    found = Outcome.latest.filter(period).order_by("started_at", "id")
    for row in found.values_list(*COLUMNS).iterator(chunk_size=CHUNK):
        yield tuple(_plain(value) for value in row)


def csv_lines(found: Iterator[Row]) -> Iterator[str]:
    """A head and a line a row; lists are joined by ';', an apostrophe disarms formulas."""
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for row in found:
        yield writer.writerow([_cell(value) for value in row])


def json_lines(found: Iterator[Row]) -> Iterator[str]:
    """An object a line; times in ISO 8601 with Istanbul's offset."""
    for row in found:
        named = dict(zip(COLUMNS, row, strict=True))
        yield json.dumps(named, ensure_ascii=False, default=datetime.isoformat) + "\n"


class _Echo:
    """A file whose write() gives the line back, so that csv can stream."""

    def write(self, line: str) -> str:
        return line


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    # Times as the shop reads them, with their offset.
    return timezone.localtime(value) if isinstance(value, datetime) else value


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    text = ";".join(value) if isinstance(value, list) else value
    if isinstance(text, str) and text.startswith(_FORMULA):
        return f"'{text}"
    return text
