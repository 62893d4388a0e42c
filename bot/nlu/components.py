"""Telafi's Rasa graph components: one classifies, one extracts; the rules are in other files."""

from __future__ import annotations

import hashlib
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.danger_model import LINES
from bot.nlu.reader import FILE, Models, Reader


def _spoken(message: Message) -> str | None:
    """The words to understand; None for our own buttons, whose meaning is given."""
    text = message.get(TEXT)
    return None if not text or text.startswith("/") else str(text)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TurkishIntents(GraphComponent):
    """Several intents with their confidences, the mood and the acts, for each message."""

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
    ) -> TurkishIntents:
        return cls(Reader(Models()), model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Rasa trains anew when the lines of danger change, which are none of its own data."""
        return hashlib.sha256(LINES.read_bytes()).hexdigest()

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TurkishIntents:
        with model_storage.read_from(resource) as folder:
            reader = Reader(joblib.load(folder / FILE))
        reader.warm_up()
        return cls(reader, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        spoken = [example for example in training_data.intent_examples if _spoken(example)]
        model = self._reader.train(
            [example.get(TEXT) for example in spoken], [example.get(INTENT) for example in spoken]
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(model, folder / FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = _spoken(message)
            if text is not None:
                self._classify(message, text)
        return messages

    def _classify(self, message: Message, text: str) -> None:
        reading = self._reader.read(text)
        intents = [_scored(name, score) for name, score in reading.meaning.intents]
        ranking = [_scored(name, score) for name, score in reading.meaning.ranking[:5]]
        message.set(INTENT, intents[0], add_to_output=True)
        message.set("intents", intents, add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        message.set("mood", reading.mood, add_to_output=True)
        acts = [act.to_json() for act in self._reader.acts(text)]
        message.set("acts", acts, add_to_output=True)


def _scored(name: str, score: float) -> dict[str, Any]:
    return {"name": name, "confidence": round(score, 4)}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class TurkishEntities(GraphComponent):
    """Order number, last digits of the phone, carrier, what came instead of what ..."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TurkishEntities:
        Reader.entities("ilk cümle hazırlasın")
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = _spoken(message)
            if text is not None:
                found = [
                    {**vars(entity), "extractor": "TurkishEntities"}
                    for entity in Reader.entities(text)
                ]
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages
