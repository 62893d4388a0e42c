"""`make nlu`: train, measure on real and held-out messages, draw, hold to the committed figures.

Writes var/nlu.json, and with UPDATE=1 docs/nlu.json and docs/images/nlu.svg. Exit 1 where a figure
is more than a point below docs/nlu.json.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from bot.nlu.reader import Reader
from bot.nlu.understand import Meaning
from bot.ops.fingerprint import fingerprint
from bot.ops.paths import ROOT, model_file
from tests.nlu.entity_scores import scores as entity_scores
from tests.understanding import peer, picture, sets
from tests.understanding.acts import danger_figures, wish_figures
from tests.understanding.committed import falls
from tests.understanding.scores import (
    best,
    by_intent,
    calibration,
    confidences,
    confusions,
    figures,
    multi_class,
    trade,
)
from tests.understanding.sets import OWN, Labelled, rows

COMMITTED = ROOT / "docs" / "nlu.json"
WRITTEN = ROOT / "var" / "nlu.json"


def main() -> None:
    """Measure everything; then compare."""
    reader = Reader.from_archive(_trained())
    measured: dict[str, Any] = {"machine": _machine(), "intents": {}, "by intent": {}}
    shown: dict[str, tuple[Sequence[Labelled], Sequence[Meaning]]] = {}
    for name, messages in sets.intents():
        meanings = [reader.read(one.text).meaning for one in messages]
        shown[name] = (messages, meanings)
        measured["intents"][name] = {"messages": len(messages), **figures(messages, meanings)}
        measured["by intent"][name] = by_intent(messages, meanings)
        _say(f"{name}: {measured['intents'][name]}")
        _say(f"   confused: {confusions(messages, meanings)}")
    measured["spelling"] = _spelling(reader)
    measured["acts"] = _acts(reader)
    measured["entities"] = _entities()
    measured["speed"] = _speed(reader)
    measured["peer"] = _peer(measured) if os.environ.get("PEER") else _last_peer()
    for part in ("spelling", "acts", "entities", "speed", "peer"):
        _say(f"{part}: {json.dumps(measured[part], ensure_ascii=False)}")
    _write(measured, shown)
    _compare(measured)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  (it talks to the terminal)


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _trained() -> Any:
    archive = model_file(fingerprint())
    if not archive.is_file():
        subprocess.run([sys.executable, "manage.py", "train_model"], cwd=ROOT, check=True)
    return archive


def _spelling(reader: Reader) -> dict[str, float]:
    """The same messages with and without Turkish letters."""
    _, messages = next(sets.intents())
    proper = figures(messages, [reader.read(one.text).meaning for one in messages])
    ascii_only = sets.folded_spelling(messages)
    folded = figures(ascii_only, [reader.read(one.text).meaning for one in ascii_only])
    return {
        "proper": proper["lenient"],
        "without Turkish letters": folded["lenient"],
        "spread error": round(abs(proper["lenient"] - folded["lenient"]), 4),
    }


def _acts(reader: Reader) -> dict[str, Any]:
    return {
        **wish_figures(reader),
        **danger_figures(reader),
        "questions": _heads(reader, "asks-heldout.jsonl", "topic", _topic),
        "moods": _heads(reader, "mood-heldout.jsonl", "mood", lambda reading: reading.mood),
        "English": _english(reader),
    }


def _entities() -> dict[str, dict[str, float]]:
    return {
        name: {key: round(value, 4) for key, value in vars(score).items()}
        for name, score in entity_scores(OWN / "entities-heldout.jsonl").items()
    }


def _topic(reading: Any) -> str:
    asked = next((act for act in reading.acts if act.act == "ask"), None)
    return asked.topic if asked else ""


def _heads(reader: Reader, name: str, label: str, read: Callable[[Any], str]) -> dict[str, float]:
    held_out = rows(OWN / name)
    found = [read(reader.read(row["text"])) for row in held_out]
    return dict(multi_class([row[label] for row in held_out], found))


def _english(reader: Reader) -> dict[str, float]:
    held_out = rows(OWN / "english-heldout.jsonl")
    readings = [reader.read(row["text"]) for row in held_out]
    turkish = [reader.read(one.text) for _, messages in sets.intents() for one in messages]
    right = sum(
        reading.meaning.intents[0][0] in row["labels"]
        for row, reading in zip(held_out, readings, strict=True)
    )
    return {
        "lines": len(held_out),
        "told": round(sum(one.language == "en" for one in readings) / len(readings), 4),
        "Turkish taken for it: false": round(
            sum(one.language == "en" for one in turkish) / len(turkish), 4
        ),
        "intents": round(right / len(held_out), 4),
    }


def _speed(reader: Reader) -> dict[str, float]:
    texts = [one.text for _, messages in sets.intents() for one in messages]
    begun = time.process_time()
    for text in texts:
        reader.read(text)
    spent = time.process_time() - begun
    return {
        "ms a message": round(1000 * spent / len(texts), 2),
        "resident MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _peer(measured: dict[str, Any]) -> dict[str, Any]:
    """Rasa's default pipeline on the same messages, trained now."""
    all_sets = list(sets.intents())
    found = peer.measure([one.text for _, messages in all_sets for one in messages])
    begin, told = 0, {}
    for name, messages in all_sets:
        meanings = [
            Meaning(((intent, score),), ((intent, score),))
            for intent, score in zip(
                found["intents"][begin : begin + len(messages)],
                found["confidences"][begin : begin + len(messages)],
                strict=True,
            )
        ]
        begin += len(messages)
        own = figures(messages, meanings)
        told[name] = {key: own[key] for key in ("lenient", "strict", "wrong, damaged, late")}
    kept = {key: value for key, value in found.items() if key not in {"intents", "confidences"}}
    figures_of_peer = {**kept, "intents": told}
    peer.FIGURES.parent.mkdir(exist_ok=True)
    peer.FIGURES.write_text(json.dumps(figures_of_peer, indent=2) + "\n", encoding="utf-8")
    return figures_of_peer


def _last_peer() -> dict[str, Any]:
    """As last measured here, or as committed."""
    if peer.FIGURES.is_file():
        found: dict[str, Any] = json.loads(peer.FIGURES.read_text(encoding="utf-8"))
        return found
    committed = json.loads(COMMITTED.read_text(encoding="utf-8")) if COMMITTED.is_file() else {}
    return dict(committed.get("peer", {}))


def _write(
    measured: dict[str, Any],
    shown: dict[str, tuple[Sequence[Labelled], Sequence[Meaning]]],
) -> None:
    text = json.dumps(measured, indent=2, ensure_ascii=False) + "\n"
    WRITTEN.parent.mkdir(exist_ok=True)
    WRITTEN.write_text(text, encoding="utf-8")
    _say(f"written to {WRITTEN.relative_to(ROOT)}")
    if os.environ.get("UPDATE"):
        COMMITTED.write_text(text, encoding="utf-8")
        messages, meanings = shown[next(iter(shown))]
        right = [
            best(meaning) in one.right for one, meaning in zip(messages, meanings, strict=True)
        ]
        curve = trade(messages, meanings, (0.5, 0.6, 0.7, 0.8, 0.9))
        picture.draw(measured, calibration(confidences(meanings), right), curve)
        _say(f"{COMMITTED.relative_to(ROOT)} and the picture are those of this run")


def _compare(measured: dict[str, Any]) -> None:
    if not COMMITTED.is_file():
        return
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    lost = list(falls(committed, measured))
    for line in lost:
        _say(f"worse: {line}")
    if lost:
        sys.exit(1)
    _say("nothing is more than a point below the committed figures")


if __name__ == "__main__":
    main()
