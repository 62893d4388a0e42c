"""The labelled messages that figures are measured on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.ops.paths import ROOT

OWN = ROOT / "tests" / "data"
# Real messages that may be read but not copied; absent on most machines.
REAL = ROOT.parent / "shared" / "data"


@dataclass(frozen=True)
class Labelled:
    """A message with its first label and the others that are right too."""

    text: str
    label: str
    also: frozenset[str]

    @property
    def right(self) -> frozenset[str]:
        """Every label that would be right."""
        return self.also | {self.label}


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def intents() -> Iterator[tuple[str, list[Labelled]]]:
    """The sets by name: the real ones where they are, then our held-out lines by other authors."""
    files = {
        "real, clean": REAL / "real-messages-dev.jsonl",
        "real, noisy": REAL / "real-messages-dev-noisy.jsonl",
        "own, held out": OWN / "intents-heldout.jsonl",
        "own, held out, testers' style": OWN / "nlu-test.jsonl",
        "own, held out, testers' style, other author": OWN / "nlu-test-other.jsonl",
    }
    for name, path in files.items():
        if path.is_file():
            yield (
                name,
                [
                    Labelled(row["text"], row["label"], frozenset(row.get("also", ())))
                    for row in rows(path)
                ],
            )


def folded_spelling(messages: list[Labelled]) -> list[Labelled]:
    """The same messages typed without Turkish letters."""
    table = str.maketrans("çğıöşüÇĞİÖŞÜ", "cgiosuCGIOSU")
    return [Labelled(one.text.translate(table), one.label, one.also) for one in messages]
