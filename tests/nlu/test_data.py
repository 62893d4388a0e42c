"""The training lines: enough of them, each in one intent, none of them a test line."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
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
# Lines that carry an intent first; what people meet most has most.
ENOUGH = {
    **dict.fromkeys(INTENTS, 180),
    **dict.fromkeys(INTENTS[:6], 400),
    "out_of_scope": 800,
}
TOPICS = (
    *("refund_time", "return_cost", "return_period", "how_to_return", "where_is_it", "hours"),
    *("invoice", "discount_amount", "pickup_day", "are_you_human", "data", "product", "other"),
    *("find_number", "find_phone", "refund_status", "how_to_cancel", "coupon", "compare"),
    "cancel_cost",
)
MOODS = ("calm", "annoyed", "angry", "abusive")
_HELD_OUT = sorted((_ROOT / "tests" / "data").glob("*heldout*.jsonl"))
_TESTS = [*sorted((_ROOT / "tests" / "data").glob("nlu-test*.jsonl")), *_HELD_OUT]


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
    """Lines of our own for each intent of the design, no line twice."""
    lines = {_key(line) for line in _lines()[intent]}
    assert len(lines) >= ENOUGH[intent]


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


@pytest.mark.parametrize("path", _TESTS, ids=lambda path: path.name)
def test_test_lines_are_not_trained(path: Path) -> None:
    """What is measured was not learnt, not even with other marks or capitals."""
    trained = {_key(text) for text in (*_trained(), *_act_lines())}
    taken = [text for text in _rows(path) if _key(text) in trained]
    # A word or two may be anybody's.
    assert [text for text in taken if len(text.split()) > 2] == []


def test_held_out_lines_are_no_variants_of_trained_ones() -> None:
    """No held-out message has nearly the words of a training line: families stand on one side."""
    trained = [words for line in _trained() if len(words := set(line.split())) > 4]
    held_out = [
        set(_key(text).split()) for text in _rows(_ROOT / "tests/data/intents-heldout.jsonl")
    ]
    near = [
        (words, line)
        for words in held_out
        for line in trained
        if len(words) > 4 and len(words & line) > 0.8 * len(words | line)
    ]
    assert near == []


@cache
def _act_lines() -> list[str]:
    folder = _ROOT / "data" / "acts"
    return [text for path in sorted(folder.rglob("*.jsonl")) for text in _rows(path)]


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        ("asks.jsonl", "topic", TOPICS),
        ("mood.jsonl", "mood", MOODS),
    ],
)
def test_a_head_has_enough_lines(name: str, field: str, values: tuple[str, ...]) -> None:
    """Sixty for each topic and mood, none of another name."""
    text = (_ROOT / "data" / "acts" / name).read_text(encoding="utf-8")
    found = Counter(json.loads(line)[field] for line in text.splitlines())
    assert set(found) - {""} == set(values)
    assert min(found[value] for value in values) >= 60


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
    ours = [*_trained(), *map(_key, _act_lines())]
    taken = [line for line in ours if line in real and len(line.split()) >= 4]
    assert taken == []
