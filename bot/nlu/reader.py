"""Reads one message: intents, entities and mood. What Rasa's components and `parse` both use."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import joblib

from bot.acts import Act
from bot.nlu.acts import acts
from bot.nlu.danger_model import DangerModel
from bot.nlu.entities import Entity, extract
from bot.nlu.intents import Encoder, IntentModel
from bot.nlu.mood import mood
from bot.nlu.normalise import MAX_CHARACTERS, Views, views
from bot.nlu.understand import Meaning, clauses, decide, nothing_said

FILE = "reader.joblib"
_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Reading:
    """`meaning.intents`: all that apply, best first. `mood`: calm, annoyed, angry or abusive."""

    meaning: Meaning
    mood: str


@dataclass(frozen=True)
class Models:
    """What training leaves: it is stored and loaded as one."""

    intents: IntentModel = field(default_factory=IntentModel)
    danger: DangerModel = field(default_factory=DangerModel)


class Reader:
    """Read-only after training; safe to share between threads."""

    def __init__(self, models: Models) -> None:
        self._models = models
        self._encoder = Encoder()

    @classmethod
    def from_archive(cls, archive: Path) -> Reader:
        """The trained models out of Rasa's archive, without starting Rasa.

        Raises FileNotFoundError without the file; StopIteration where the archive holds no reader.
        """
        with tarfile.open(archive) as files:
            name = next(name for name in files.getnames() if name.endswith(f"/{FILE}"))
            member = files.extractfile(name)
            if member is None:
                raise FileNotFoundError(name)
            return cls(joblib.load(member))

    def train(self, texts: Sequence[str], labels: Sequence[str]) -> Models:
        """One intent for each text, with our lines of danger beside them; returns what to store."""
        self._models.intents.fit([views(text) for text in texts], labels, self._encoder)
        self._models.danger.fit(texts)
        return self._models

    def warm_up(self) -> None:
        """Load the encoder's weights now: the first customer should not wait for them."""
        self._encoder.encode(["merhaba"])

    def read(self, text: str) -> Reading:
        """Of the first 1,000 characters; without any letter or digit it is `out_of_scope`."""
        text = text[:MAX_CHARACTERS]
        whole = views(text)
        if not _WORD.search(whole.folded):
            return Reading(nothing_said(), mood(text, whole.folded, abusive=False))
        parts = [Views(views(part).folded, part) for part in clauses(whole.restored)]
        scores = self._models.intents.scores([whole, *parts], self._encoder)
        meaning = decide(self._models.intents.labels, scores[0], scores[1:])
        abusive = any(name == "abuse" for name, _ in meaning.intents)
        return Reading(meaning, mood(text, whole.folded, abusive))

    def acts(self, text: str) -> tuple[Act, ...]:
        """The dialogue acts of a message."""
        return acts(text, self._models.danger.read)

    @staticmethod
    def entities(text: str) -> list[Entity]:
        """Those of the first 1,000 characters; needs no trained model."""
        return extract(text[:MAX_CHARACTERS])
