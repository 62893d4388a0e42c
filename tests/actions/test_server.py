"""The action server serves only who knows the token."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests

from tests.doors import actions_app
from tests.servers import sanic_server

TOKEN = "gizli-anahtar"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The action server on a free port of this machine."""
    with sanic_server(actions_app(TOKEN)) as url:
        yield url


def test_health_is_not_open_either(address: str) -> None:
    """Readiness asks with the token; nobody else learns whether the server lives."""
    assert requests.get(f"{address}/health", timeout=5).status_code == 401
    answer = requests.get(f"{address}/health?token={TOKEN}", timeout=5)
    assert answer.json() == {"status": "ok"}


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
