"""`manage.py export_outcomes`: the outcome log for whoever analyses it elsewhere."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from bot.cx import export
from bot.cx.parquet import write_parquet
from bot.cx.period import BadPeriod, within


class Command(BaseCommand):
    """Exit 1 for a wrong period or an unwritable file; a reader that has enough is no error."""

    help = (
        "Write the newest outcome of each conversation, pseudonymous, one row each. --since and "
        "--until go by the day on which the conversation started (started_at, not closed_at), "
        "Europe/Istanbul, both included."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=("csv", "jsonl", "parquet"), default="csv")
        parser.add_argument("--since", metavar="DATE", help="first day, as 2026-01-31")
        parser.add_argument("--until", metavar="DATE", help="last day, as 2026-01-31")
        parser.add_argument("--output", metavar="FILE", help="default: standard output")

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            period = within(options["since"], options["until"])
        except BadPeriod as error:
            raise CommandError(str(error)) from error
        if options["output"]:
            self._to_file(options["output"], options["format"], period)
        else:
            try:
                self._to_stdout(options["format"], period)
            except BrokenPipeError:
                # The reader has enough (`| head`); nothing may be flushed to it at exit either.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _to_file(self, path: str, kind: str, period: Q) -> None:
        found = export.rows(period)
        with _opened(path) as sink:
            if kind == "parquet":
                write_parquet(found, sink)
            else:
                sink.writelines(line.encode() for line in _lines(kind, found))

    def _to_stdout(self, kind: str, period: Q) -> None:
        found = export.rows(period)
        if kind != "parquet":
            for line in _lines(kind, found):
                self.stdout.write(line, ending="")
            return
        if sys.stdout.isatty():
            raise CommandError("Parquet is binary: name a file with --output, or redirect it.")
        write_parquet(found, sys.stdout.buffer)


def _lines(kind: str, found: Iterator[export.Row]) -> Iterator[str]:
    return export.csv_lines(found) if kind == "csv" else export.json_lines(found)


@contextmanager
def _opened(path: str) -> Iterator[IO[bytes]]:
    try:
        sink = open(path, "wb")  # noqa: SIM115, PTH123  (closed below)
    except OSError as error:
        raise CommandError(f"Can't write to {path}: {error.strerror}.") from error
    with sink:
        yield sink
