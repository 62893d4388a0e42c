"""Trackers as Rasa sends them, built by hand."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker


def tracker(
    text: str | None = "merhaba",
    *,
    intents: tuple[str, ...] = ("greeting",),
    entities: tuple[tuple[str, str], ...] = (),
    metadata: dict[str, Any] | None = None,
    slots: dict[str, Any] | None = None,
    **latest: Any,
) -> Tracker:
    message = {
        "text": text,
        "message_id": "rasa-1",
        "intent": {"name": intents[0], "confidence": 0.9} if intents else {},
        "intents": [{"name": name, "confidence": 0.9} for name in intents],
        "entities": [{"entity": name, "value": value} for name, value in entities],
        "metadata": {"message_id": "m-1", "customer_id": 7} if metadata is None else metadata,
        **latest,
    }
    return Tracker("sender", slots or {}, message, [], False, None, {}, "action_listen")
