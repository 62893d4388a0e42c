"""`manage.py parse < in.jsonl > out.jsonl`: what is understood of each message, line by line."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from bot.nlu.reader import Reader
from bot.ops.fingerprint import fingerprint
from bot.ops.paths import model_file


class Command(BaseCommand):
    """Needs no database. Exit 1 without a model, and at the first line that can't be read."""

    help = 'Reads {"text": ...} lines and adds intents, entities, acts and sentiment.'
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        archive = model_file(fingerprint())
        if not archive.is_file():
            raise CommandError("There is no model for the present files: run `make train` first.")
        reader = Reader.from_archive(archive)
        for number, line in enumerate(_lines(sys.stdin), start=1):
            if line.strip():
                self.stdout.write(json.dumps(_parsed(reader, line, number), ensure_ascii=False))


def _lines(stream: TextIO) -> TextIO:
    """Broken bytes must not end a long run: they are read as question marks."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream


def _parsed(reader: Reader, line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
        text, asked = row["text"], row.get("asked")
        if not isinstance(text, str) or not isinstance(asked, str | None):
            raise TypeError
    except (ValueError, TypeError, KeyError, AttributeError):
        raise CommandError(f'Line {number} is not an object with a "text": {line[:80]!r}') from None
    reading = reader.read(text, asked)
    intents = [
        {"name": name, "confidence": round(score, 4)} for name, score in reading.meaning.intents
    ]
    return {
        **row,
        "intents": intents,
        "entities": [vars(entity) for entity in reading.entities],
        "acts": [act.to_json() for act in reading.acts],
        "sentiment": reading.mood,
        "language": reading.language,
    }
