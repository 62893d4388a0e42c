"""Named people in front of the chat API: Ali writes, Veli is the stranger."""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from PIL import Image

from bot.channels.web.models import ChatSession, hash_token
from bot.conversations.models import Customer
from tests.conversations import build

API = "/api/chat"


class Browser:
    """A visitor's browser: a session of the chat API and nothing else."""

    def __init__(self) -> None:
        # Strict: the API may not need a CSRF token, and may not answer a fault with a raise.
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        opened = self.client.post(f"{API}/sessions").json()
        self.token: str = opened["session"]
        self.conversation: str = opened["conversation"]
        self.headers = {"authorization": f"Bearer {self.token}"}

    @property
    def customer(self) -> Customer:
        return ChatSession.objects.get(token_hash=hash_token(self.token)).customer

    def post(self, body: object, **headers: str) -> Any:
        data = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return self.client.post(
            f"{API}/messages", data, "application/json", headers={**self.headers, **headers}
        )

    def send(self, text: str = "", client_id: str = "", **fields: Any) -> Any:
        return self.post({"client_id": client_id or str(uuid.uuid4()), "text": text, **fields})

    def upload(self, data: bytes, name: str = "foto.jpg", **fields: str) -> Any:
        form = {"client_id": str(uuid.uuid4()), "file": SimpleUploadedFile(name, data), **fields}
        return self.client.post(f"{API}/messages", form, headers=self.headers)

    def get(self, path: str) -> Any:
        return self.client.get(API + path, headers=self.headers)

    def history(self, after: int = 0) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.get(f"/messages?after={after}").json()
        return rows


@pytest.fixture
def ali(db: None) -> Browser:
    return Browser()


@pytest.fixture
def veli(db: None) -> Browser:
    return Browser()


@pytest.fixture
def shared(transactional_db: None, tmp_path: Path) -> Iterator[Path]:
    """A database that all connections see, for tests with threads and streams."""
    path = tmp_path / "telafi.sqlite3"
    with build.shared_database(path):
        yield path


@pytest.fixture(autouse=True)
def _kept_apart(media: Path) -> None:
    """Any of these tests may store a file."""


def jpeg(side: int = 8) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side)).save(out, "JPEG")
    return out.getvalue()


def assert_refused(answer: HttpResponseBase, status: int, code: str | None = None) -> None:
    """A clear error: JSON with a code for machines and a Turkish sentence for people."""
    assert isinstance(answer, HttpResponse)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/json"
    body = json.loads(answer.content)
    assert set(body) == {"error", "message"}
    assert body["message"][0].isupper() and body["message"].endswith((".", "?"))
    assert code in {None, body["error"]}
