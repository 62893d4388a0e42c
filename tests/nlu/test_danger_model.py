"""Rules and model together: what either alone misses or cries wolf at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from bot.nlu.danger import danger
from bot.nlu.danger.model import LINES, DangerModel

HELD_OUT = Path(__file__).resolve().parents[1] / "data" / "danger-heldout.jsonl"


@pytest.fixture(scope="module")
def model() -> DangerModel:
    """Trained as the product trains it: our lines of danger, and all our other lines."""
    trained = DangerModel()
    trained.fit(_other_lines())
    return trained


def _other_lines() -> list[str]:
    files = sorted((LINES.parents[1] / "nlu").glob("*.yml"))
    blocks = [block for file in files for block in yaml.safe_load(file.read_text("utf-8"))["nlu"]]
    return [line[2:] for block in blocks for line in block["examples"].splitlines()]


def _rows(path: Path) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_no_line_is_trained_on_and_held_out() -> None:
    """The figure would be worth nothing."""
    assert not {row["text"] for row in _rows(LINES)} & {row["text"] for row in _rows(HELD_OUT)}


def test_there_are_enough_lines_of_both_kinds() -> None:
    """At least 300 of ours, with near misses beside them."""
    rows = _rows(LINES)
    assert sum(row["danger"] is not None for row in rows) >= 300
    assert sum(row["danger"] is None for row in rows) >= 300


def test_unseen_danger_is_found_and_nothing_else(model: DangerModel) -> None:
    """At least 97 of 100 found; of the others, near misses among them, at most 2 in 100 taken."""
    rows = _rows(HELD_OUT)
    found = [model.read(str(row["text"])) is not None for row in rows if row["danger"]]
    taken = [model.read(str(row["text"])) is not None for row in rows if not row["danger"]]
    assert sum(found) / len(found) >= 0.97
    assert sum(taken) / len(taken) <= 0.02


def test_they_are_better_together(model: DangerModel) -> None:
    """The rules alone find less and take more."""
    rows = _rows(HELD_OUT)
    for row in (True, False):
        texts = [str(one["text"]) for one in rows if (one["danger"] is not None) is row]
        right = sum((model.read(text) is not None) is row for text in texts)
        assert right >= sum((danger(text) is not None) is row for text in texts)


def test_an_unsure_rule_is_overruled_and_a_sure_model_heard(model: DangerModel) -> None:
    """The confidence is the model's; the kind is the rules', where they have one."""
    cut = model.read("bardağı açarken elim kesildi")
    assert cut is not None and cut.kind == "cut" and cut.confidence > 0.5
    assert model.read("siparişim hâlâ gelmedi") is None
