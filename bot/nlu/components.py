"""Telafi's Rasa graph component: it reads a message; the rules and heads are in other files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    METADATA,
    METADATA_INTENT,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.lines import Line
from bot.nlu.models import ACTS, Models
from bot.nlu.reader import FILE, Reader, Reading

_SHOWN = 5
# How the server is asked and what it remembers changes nothing that is learnt.
_SERVER = Path(__file__).parent / "server"


def _spoken(message: Message) -> str | None:
    """The words to understand; None for our own buttons, whose meaning is given."""
    text = message.get(TEXT)
    return None if not text or text.startswith("/") else str(text)


def _line(example: Message) -> Line:
    """A line with all its intents: further ones stand in the metadata of its block."""
    metadata = (example.get(METADATA) or {}).get(METADATA_INTENT) or {}
    return Line(
        example.get(TEXT),
        (example.get(INTENT), *metadata.get("also", ())),
        metadata.get("language", ""),
    )


_KINDS = DefaultV1Recipe.ComponentType


@DefaultV1Recipe.register([_KINDS.INTENT_CLASSIFIER, _KINDS.ENTITY_EXTRACTOR], is_trainable=True)
class TurkishReader(GraphComponent):
    """Intents with their confidences, acts, entities, mood and language, for each message."""

    def __init__(self, reader: Reader, storage: ModelStorage, resource: Resource) -> None:
        self._reader = reader
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TurkishReader:
        return cls(Reader(Models()), model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Rasa trains anew when our lines of acts or our code change, which it does not know."""
        folders = (ACTS, Path(__file__).parent)
        files = (path for folder in folders for path in sorted(folder.rglob("*")))
        trained = (
            path
            for path in files
            if path.is_file() and path.suffix != ".pyc" and _SERVER not in path.parents
        )
        return hashlib.sha256(b"".join(path.read_bytes() for path in trained)).hexdigest()

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TurkishReader:
        with model_storage.read_from(resource) as folder:
            reader = Reader(joblib.load(folder / FILE))
        # The first customer should not wait for what is compiled at first use.
        reader.read("merhaba")
        return cls(reader, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        models = Models()
        models.train([_line(one) for one in training_data.intent_examples if _spoken(one)])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(models, folder / FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = _spoken(message)
            if text is not None:
                _tell(message, self._reader.read(text))
        return messages


def _tell(message: Message, reading: Reading) -> None:
    meaning = reading.meaning
    intents = [_scored(name, score) for name, score in meaning.intents]
    ranking = [_scored(name, score) for name, score in meaning.ranking[:_SHOWN]]
    found = [{**vars(one), "extractor": "TurkishReader"} for one in reading.entities]
    message.set(INTENT, intents[0], add_to_output=True)
    message.set("intents", intents, add_to_output=True)
    message.set("intent_ranking", ranking, add_to_output=True)
    message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
    message.set("acts", [act.to_json() for act in reading.acts], add_to_output=True)
    message.set("mood", reading.mood, add_to_output=True)
    message.set("language", reading.language, add_to_output=True)


def _scored(name: str, score: float) -> dict[str, Any]:
    return {"name": name, "confidence": round(score, 4)}
