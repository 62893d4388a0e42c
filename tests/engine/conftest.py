"""A Rasa server whose answers a test decides, and the real client in front of it."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from bot.engine.client import Asked, Engine

TOKEN = "cok-gizli-anahtar"
TURN = "/webhooks/telafi/turns"
ALI = "5f0c7d6e4b3a4c2d8e1f0a9b8c7d6e5f"


def asked(text: str = "merhaba", **more: Any) -> Asked:
    """The seventh message, the conversation's first."""
    return Asked(**{"sender": ALI, "message_id": 7, "state": "", "text": text, **more})


def answer(*messages: object, state: str = "[]") -> dict[str, object]:
    """What the engine's server answers."""
    return {"messages": list(messages), "state": state}


@pytest.fixture
def engine(httpserver: HTTPServer) -> Engine:
    return Engine(httpserver.url_for("").rstrip("/"), TOKEN, seconds=5)
