"""Huge bodies are stopped at the door of the real web process, before they are read."""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings

from bot.asgi import application
from bot.channels.asgi import App
from bot.channels.web.limits import BodyLimit

Message = MutableMapping[str, Any]
CHUNK = 64 * 1024
LIMIT = settings.MAX_UPLOAD_BYTES + 64 * 1024


class Upload:
    """A client that sends `chunks` parts of a body and counts how many were taken."""

    def __init__(self, chunks: int, *headers: tuple[bytes, bytes]) -> None:
        self.left = chunks
        self.taken = 0
        self.sent: list[Message] = []
        self.scope: Message = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST",
            "path": "/api/chat/messages",
            "raw_path": b"/api/chat/messages",
            "query_string": b"",
            "headers": [(b"host", b"localhost"), *headers],
        }

    async def receive(self) -> Message:
        if self.left == 0:
            return {"type": "http.disconnect"}
        self.left -= 1
        self.taken += 1
        return {"type": "http.request", "body": b"x" * CHUNK, "more_body": self.left > 0}

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    def to(self, app: App) -> Upload:
        async_to_sync(app)(self.scope, self.receive, self.send)
        return self

    def assert_too_large(self) -> None:
        start, body = self.sent
        assert start["status"] == 413
        assert dict(start["headers"])[b"content-type"] == b"application/json"
        answer = json.loads(body["body"])
        assert answer["error"] == "too_large"
        assert "10 MB" in answer["message"]


FIFTY_MB = 50 * 1024 * 1024
JSON = (b"content-type", b"application/json")


def test_a_declared_50_mb_is_refused_unread() -> None:
    """The length alone is enough for a 413; not one byte is read."""
    upload = Upload(FIFTY_MB // CHUNK, JSON, (b"content-length", b"%d" % FIFTY_MB)).to(application)
    upload.assert_too_large()
    assert upload.taken == 0


def test_a_chunked_50_mb_is_refused_at_the_limit() -> None:
    """Without a length the bytes are counted; what is over the limit is not read."""
    upload = Upload(FIFTY_MB // CHUNK, JSON, (b"transfer-encoding", b"chunked")).to(application)
    upload.assert_too_large()
    assert upload.taken <= LIMIT // CHUNK + 1


def test_a_body_that_lies_about_its_length_is_refused() -> None:
    """A small declared length does not let more through."""
    upload = Upload(FIFTY_MB // CHUNK, JSON, (b"content-length", b"10")).to(application)
    upload.assert_too_large()
    assert upload.taken <= LIMIT // CHUNK + 1


@pytest.mark.parametrize("length", [b"x", b"-1", b"1e3", b"\xb2"])
def test_a_length_that_is_no_number_is_refused(length: bytes) -> None:
    """A length that can't be read is not trusted."""
    upload = Upload(1, JSON, (b"content-length", length)).to(application)
    upload.assert_too_large()


class Echo:
    """An app that reads the whole body, then answers with its length."""

    def __init__(self) -> None:
        self.bytes = 0
        self.gone = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        while not self.gone:
            message = await receive()
            self.gone = message["type"] == "http.disconnect"
            self.bytes += len(message.get("body", b""))
            if not message.get("more_body") and not self.gone:
                await send({"type": "http.response.start", "status": 200, "headers": []})
                await send({"type": "http.response.body", "body": b"%d" % self.bytes})
                return


def test_a_body_at_the_limit_goes_through() -> None:
    """The negative twin: exactly the limit is read whole and answered by the app."""
    app = Echo()
    upload = Upload(4).to(BodyLimit(app, 4 * CHUNK))
    assert [message.get("status") for message in upload.sent] == [200, None]
    assert app.bytes == 4 * CHUNK
    Upload(5).to(BodyLimit(Echo(), 4 * CHUNK)).assert_too_large()


def test_a_client_that_leaves_is_not_answered() -> None:
    """A broken connection is no large body: nothing is sent."""
    app = Echo()
    upload = Upload(0).to(BodyLimit(app, CHUNK))
    assert (app.gone, upload.sent) == (True, [])


def test_an_answer_is_not_given_twice() -> None:
    """An app that answered before the body grew too long keeps its answer."""

    async def hasty(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 401, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        while (await receive())["type"] != "http.disconnect":
            pass

    upload = Upload(10).to(BodyLimit(hasty, CHUNK))
    assert [message.get("status") for message in upload.sent] == [401, None]


def test_other_protocols_are_left_alone() -> None:
    """Only HTTP has bodies."""
    seen: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["type"])

    upload = Upload(0)
    upload.scope["type"] = "lifespan"
    upload.to(BodyLimit(app, 1))
    assert seen == ["lifespan"]
