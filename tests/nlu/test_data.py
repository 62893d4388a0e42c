"""The training lines: enough of them, each in one intent, none of them a test line."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.turkish import fold

_ROOT = Path(__file__).resolve().parents[2]
_REAL = _ROOT.parent / "shared" / "data"
INTENTS = (
    *("wrong_product", "damaged_product", "late_delivery", "missing_item", "not_as_expected"),
    *("return_refund", "cancel_order", "order_status", "invoice", "human_agent", "legal_threat"),
    *("abuse", "privacy_request", "praise_thanks", "greeting", "goodbye", "affirm", "deny"),
    "out_of_scope",
)
_SERVING = {"inform", "correction"}
ENOUGH = 60


def _key(text: str) -> str:
    """A line without what does not make it another line: case, marks, blanks, points."""
    words = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    # A line of signs only is what it is.
    return " ".join(words) or text


@cache
def _lines() -> dict[str, list[str]]:
    """The training lines of each intent."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((_ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            examples = block["examples"].splitlines()
            found[block["intent"]] += [line[1:].strip() for line in examples if line.strip()]
    return found


def _trained() -> dict[str, str]:
    return {_key(line): intent for intent, lines in _lines().items() for line in lines}


def _rows(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("intent", INTENTS)
def test_an_intent_has_enough_lines(intent: str) -> None:
    """Sixty lines of our own for each intent of the design, no line twice."""
    lines = {_key(line) for line in _lines()[intent]}
    assert len(lines) >= ENOUGH


def test_only_intents_of_the_design_are_trained() -> None:
    """The negative twin: no other name, and none that the domain does not have."""
    domain = yaml.safe_load((_ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert set(_lines()) == set(INTENTS) | _SERVING
    assert set(_lines()) <= set(domain["intents"])


def test_no_line_has_two_intents() -> None:
    """The same words under two intents would teach both wrong."""
    intents: dict[str, set[str]] = defaultdict(set)
    for intent, lines in _lines().items():
        for line in lines:
            intents[_key(line)].add(intent)
    assert {line: names for line, names in intents.items() if len(names) > 1} == {}


def test_no_training_line_is_a_command() -> None:
    """A line that begins with a slash would be read by Rasa as an intent's name."""
    commands = [line for lines in _lines().values() for line in lines if line.startswith("/")]
    assert commands == []


@pytest.mark.parametrize("path", sorted((_ROOT / "tests" / "data").glob("nlu-test*.jsonl")))
def test_test_lines_are_not_trained(path: Path) -> None:
    """What is measured was not learnt, not even with other marks or capitals."""
    trained = _trained()
    assert [text for text in _rows(path) if _key(text) in trained] == []


@pytest.mark.parametrize("path", sorted((_ROOT / "tests" / "data").glob("nlu-test*.jsonl")))
def test_test_lines_have_known_labels(path: Path) -> None:
    """Each test line's label is an intent that is trained."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert {row["label"] for row in rows} <= set(INTENTS) | _SERVING
    assert {name for row in rows for name in row["also"]} <= set(INTENTS) | _SERVING


@pytest.mark.skipif(not _REAL.is_dir(), reason="the real messages are not on this machine")
def test_no_training_line_is_a_real_message() -> None:
    """Our lines are our own: only phrases under four words may be anybody's."""
    real = {_key(line) for path in _REAL.glob("*.jsonl") for line in _rows(path)}
    for path in _REAL.glob("*.txt"):
        real |= {_key(line) for line in path.read_text(encoding="utf-8").splitlines()}
    taken = [line for line in _trained() if line in real and len(line.split()) >= 4]
    assert taken == []
