"""The outcome log as Parquet. Apart from the other formats: the web process needs no pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq
from django.db import models

from bot.cx.export import CHUNK, COLUMNS, Row
from bot.cx.models import Outcome

_TYPES = (
    (models.JSONField, pa.list_(pa.string())),
    (models.DateTimeField, pa.timestamp("us", tz="Europe/Istanbul")),
    (models.FloatField, pa.float64()),
    (models.IntegerField, pa.int64()),
)


def write_parquet(found: Iterator[Row], sink: IO[bytes]) -> None:
    """Typed as the model's columns are; 2,000 rows are in memory at a time."""
    schema = pa.schema([(name, _type(name)) for name in COLUMNS])
    with pq.ParquetWriter(sink, schema) as writer:
        while chunk := list(islice(found, CHUNK)):
            named = [dict(zip(COLUMNS, row, strict=True)) for row in chunk]
            writer.write_table(pa.Table.from_pylist(named, schema=schema))


def _type(name: str) -> pa.DataType:
    """From the model, so that a new field can't be forgotten here."""
    field = Outcome._meta.get_field(name)
    return next((kind for cls, kind in _TYPES if isinstance(field, cls)), pa.string())
