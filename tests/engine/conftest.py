"""A Rasa server whose answers a test decides, and the real client in front of it."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer

from bot.engine.client import Engine

TOKEN = "cok-gizli-anahtar"
TURN = "/webhooks/rest/webhook"
ALI = "5f0c7d6e4b3a4c2d8e1f0a9b8c7d6e5f"
TRACKER = f"/conversations/{ALI}/tracker"


@pytest.fixture
def engine(httpserver: HTTPServer) -> Engine:
    return Engine(httpserver.url_for("").rstrip("/"), TOKEN, seconds=5)
