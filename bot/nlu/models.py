"""What training leaves: shared features and a trained head for each question asked of a message."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from bot.nlu.danger.model import DangerModel
from bot.nlu.features import Features
from bot.nlu.head import Head
from bot.nlu.lines import SEED, Line, training_set
from bot.nlu.names import ABUSE, CALM, TELLING
from bot.nlu.noise import noisy
from bot.nlu.normalise import normal

ACTS = Path(__file__).resolve().parents[2] / "data" / "acts"
ENGLISH = "en"
# How often a question is composed with a complaint before or after it.
_ASKED_BESIDE = 800
_TURKISH_SHARE = 4
_TOLD_SHARE = 2


@dataclass(frozen=True)
class Models:
    """Trained once, then read-only and safe to share between threads; stored and loaded as one."""

    features: Features = field(default_factory=Features)
    intents: Head = field(default_factory=Head)
    topics: Head = field(default_factory=Head)
    remedies: Head = field(default_factory=Head)
    polarities: Head = field(default_factory=Head)
    moods: Head = field(default_factory=Head)
    languages: Head = field(default_factory=Head)
    danger: DangerModel = field(default_factory=DangerModel)

    def train(self, lines: Sequence[Line]) -> None:
        """Learn from the labelled lines of data/nlu, and from those of data/acts."""
        examples = training_set(lines)
        rows = self.features.fit([line.text for line in examples])
        self.intents.fit(rows, [line.intents for line in examples])
        self._train_head(self.topics, list(_questions(lines)))
        self._train_head(self.remedies, list(_wishes("remedy")))
        self._train_head(self.polarities, list(_wishes("polarity")))
        self._train_head(self.moods, list(_moods(lines)))
        self._train_head(self.languages, list(_languages(lines)))
        self.danger.fit([line.text for line in lines])

    def _train_head(self, head: Head, lines: Sequence[Line]) -> None:
        chance = Random(SEED)
        tidy = [Line(normal(line.text), line.intents) for line in lines]
        both = [*tidy, *(Line(noisy(line.text, chance), line.intents) for line in tidy)]
        rows = self.features.of([line.text for line in both])
        head.fit(self.features.matrix(rows), [line.intents for line in both])


def rows_of(name: str) -> list[dict[str, Any]]:
    """The lines of a JSONL file of data/acts."""
    text = (ACTS / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _wishes(part: str) -> Iterator[Line]:
    """Lines with the remedies that they name, or with the polarities of their wishes."""
    for path in sorted((ACTS / "wishes").glob("*.jsonl")):
        for row in rows_of(f"wishes/{path.name}"):
            yield Line(row["text"], tuple({wish[part] for wish in row["wishes"]}))


def _languages(lines: Sequence[Line]) -> Iterator[Line]:
    """The English lines, and as many Turkish ones for each as are needed to tell them apart."""
    yield from (Line(line.text, (line.language,)) for line in lines if line.language)
    yield from [Line(line.text, ()) for line in lines if not line.language][::_TURKISH_SHARE]


def _questions(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines with the topic that is asked about, if any; alone and beside a complaint."""
    chance = Random(SEED)
    asked = [
        Line(row["text"], (row["topic"],) if row["topic"] else ()) for row in rows_of("asks.jsonl")
    ]
    yield from asked
    told = [line for line in lines if line.intents[0] in TELLING]
    # Not every word about the courier asks who pays for it.
    yield from (Line(line.text, ()) for line in told[::_TOLD_SHARE])
    for _ in range(_ASKED_BESIDE if told else 0):
        line, other = chance.choice(asked), chance.choice(told).text
        parts = [line.text, other]
        chance.shuffle(parts)
        yield Line(chance.choice((" ", ", ", ". ")).join(parts), line.intents)


def _moods(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines with their mood; what intents say of it counts too."""
    yield from (Line(row["text"], (row["mood"],)) for row in rows_of("mood.jsonl"))
    for line in lines:
        if ABUSE in line.intents:
            yield Line(line.text, ("abusive",))
        elif line.intents[0] in CALM:
            yield Line(line.text, ("calm",))
