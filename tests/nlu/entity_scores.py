"""Precision, recall and F1 of the entities, by name, over a file of lines with their entities."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.nlu.entities import extract
from bot.turkish import fold

LINES = Path(__file__).parents[1] / "data" / "entities.jsonl"
_VARIANTS = frozenset({"wanted", "received"})
_DROPPED = re.compile(r"\b(?:beden|numara|renk|no)\b|['’]\w+")


@dataclass(frozen=True)
class Score:
    """Shares, 0 to 1; `support`: how many there should have been."""

    precision: float
    recall: float
    f1: float
    support: int


def comparable(entity: str, value: str) -> str:
    """What two values must have in common to count as the same."""
    value = fold(value)
    if entity in _VARIANTS:
        value = " ".join(_DROPPED.sub(" ", value).split()) or value
    return value[:4] if entity == "product" else value


def scores(lines: Path, keep: Callable[[str], bool] = lambda _: True) -> dict[str, Score]:
    """By entity, over the lines whose text `keep` lets through."""
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        if keep(row["text"]):
            expected, got = expected_and_found(row)
            right.update(entity for entity, _ in expected & got)
            found.update(entity for entity, _ in got)
            wanted.update(entity for entity, _ in expected)
    return {name: _score(right[name], found[name], wanted[name]) for name in sorted(wanted)}


def expected_and_found(
    row: Mapping[str, Any],
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The entities of one line as it says and as they are read, comparable."""
    expected = ((one["entity"], str(one["value"])) for one in row["entities"])
    found = ((one.entity, one.value) for one in extract(row["text"]))
    return _comparable(expected), _comparable(found)


def _comparable(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(entity, comparable(entity, value)) for entity, value in pairs}


def _score(right: int, found: int, wanted: int) -> Score:
    precision = right / found if found else 1.0
    recall = right / wanted if wanted else 1.0
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0, wanted)
