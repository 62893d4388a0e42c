"""Telafi's Rasa graph components: one classifies, one extracts; the rules are in other files."""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.entities import extract
from bot.nlu.intents import Encoder, IntentModel
from bot.nlu.mood import mood
from bot.nlu.normalise import MAX_CHARACTERS, Views, views
from bot.nlu.understand import clauses, decide

_FILE = "intents.joblib"


def _spoken(message: Message) -> str | None:
    """The words to understand; None for our own buttons, whose meaning is given."""
    text = message.get(TEXT)
    return None if not text or text.startswith("/") else str(text)[:MAX_CHARACTERS]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TurkishIntents(GraphComponent):
    """Several intents with their confidences, and the mood, for each message."""

    def __init__(
        self, model: IntentModel, storage: ModelStorage, resource: Resource, encoder: Encoder
    ) -> None:
        self._model = model
        self._storage = storage
        self._resource = resource
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TurkishIntents:
        return cls(IntentModel(), model_storage, resource, Encoder())

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
            model = joblib.load(folder / _FILE)
        encoder = Encoder()
        encoder.encode(["merhaba"])  # the first customer should not wait for the weights
        return cls(model, model_storage, resource, encoder)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [
            (views(example.get(TEXT)), example.get(INTENT))
            for example in training_data.intent_examples
            if _spoken(example)
        ]
        texts, labels = zip(*examples, strict=True)
        self._model.fit(texts, labels, self._encoder)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / _FILE)
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
        whole = views(text)
        parts = [Views(views(part).folded, part) for part in clauses(whole.restored)]
        scores: NDArray[np.float64] = self._model.scores([whole, *parts], self._encoder)
        meaning = decide(self._model.labels, scores[0], scores[1:])
        intents = [_scored(name, score) for name, score in meaning.intents]
        abusive = any(name == "abuse" for name, _ in meaning.intents)
        message.set(INTENT, intents[0], add_to_output=True)
        message.set("intents", intents, add_to_output=True)
        message.set("mood", mood(text, whole.folded, abusive), add_to_output=True)
        ranking = [_scored(name, score) for name, score in meaning.ranking[:5]]
        message.set("intent_ranking", ranking, add_to_output=True)


def _scored(name: str, score: float) -> dict[str, Any]:
    return {"name": name, "confidence": round(score, 4)}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class TurkishEntities(GraphComponent):
    """Order number, last digits of the phone, wish, carrier, what came instead of what ..."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TurkishEntities:
        extract("ilk cümle hazırlasın")
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = _spoken(message)
            if text is not None:
                found = [
                    {**vars(entity), "extractor": "TurkishEntities"} for entity in extract(text)
                ]
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages
