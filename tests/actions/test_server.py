"""The action server serves only who knows the token."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest
import requests
from sanic import Sanic

from actions.__main__ import build

TOKEN = "gizli-anahtar"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The action server on a free port of this machine."""
    Sanic.test_mode = True
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    loop, ready = asyncio.new_event_loop(), threading.Event()

    async def serve() -> None:
        app = build(TOKEN)
        server = await app.create_server("127.0.0.1", port, return_asyncio_server=True)
        await server.startup()
        await server.start_serving()
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(serve())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(20)
    yield f"http://127.0.0.1:{port}"
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)


@pytest.mark.parametrize(
    "query", ["", "?token=", "?token=yanlis", "?token=%C5%9Fifre", f"?token={TOKEN}x", "?Token=x"]
)
@pytest.mark.parametrize("path", ["/webhook", "/actions", "/nothing-here"])
def test_without_the_token_nothing_is_served(address: str, path: str, query: str) -> None:
    """A missing, wrong or strange token is 401 everywhere, and says nothing else."""
    for method in ("GET", "POST"):
        answer = requests.request(method, f"{address}{path}{query}", json={}, timeout=5)
        assert answer.status_code == 401
        assert answer.json() == {"error": "unauthorised"}


def test_health_is_open(address: str) -> None:
    """The supervisor may ask whether the server lives."""
    assert requests.get(f"{address}/health", timeout=5).json() == {"status": "ok"}


def test_with_the_token_actions_are_served(address: str) -> None:
    """The twin: with the token every action of the domain is there."""
    answer = requests.get(f"{address}/actions?token={TOKEN}", timeout=5)
    names = {row["name"] for row in answer.json()}
    assert names >= {"validate_complaint_form", "validate_closing_form", "action_settle"}


def test_an_action_runs_over_http(address: str) -> None:
    """Rasa's own request runs an action and gets its words back."""
    call = {
        "next_action": "action_small_talk",
        "sender_id": "s",
        "tracker": {
            "sender_id": "s",
            "slots": {},
            "latest_message": {
                "text": "merhaba",
                "intent": {"name": "greeting", "confidence": 1.0},
                "entities": [],
                "metadata": {"message_id": "m"},
            },
            "events": [],
            "paused": False,
            "active_loop": {},
            "latest_action_name": "action_listen",
        },
        "domain": {},
        "version": "3.6.2",
    }
    answer = requests.post(f"{address}/webhook?token={TOKEN}", json=call, timeout=5)
    assert answer.status_code == 200
    assert "asistan" in answer.json()["responses"][0]["text"]
