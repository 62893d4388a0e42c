"""One turn: what Rasa gets, and how its messages become one reply."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer

from bot.effects import Close, Heard
from bot.engine.client import Button, Engine, Turn, neutral
from tests.engine.conftest import ALI, TOKEN, TURN, answer, asked


def test_several_messages_become_one_turn(httpserver: HTTPServer, engine: Engine) -> None:
    """A turn is one text with all its buttons and effects, in Rasa's order."""
    httpserver.expect_request(TURN).respond_with_json(
        answer(
            {"recipient_id": ALI, "text": "Üzüldüm."},
            {"recipient_id": ALI, "custom": {"effects": [{"kind": "heard", "intents": []}]}},
            {"recipient_id": ALI, "text": "Ne yapalım?", "buttons": [_button("Değişim", "/a")]},
            {"recipient_id": ALI, "buttons": [_button("İade", "/b")], "custom": {"effects": []}},
            {"recipient_id": ALI, "custom": {"effects": [{"kind": "close"}]}},
            state='[{"event": "session_started"}]',
        )
    )
    assert engine.turn(asked()) == Turn(
        "Üzüldüm.\n\nNe yapalım?",
        (Button("Değişim", "/a"), Button("İade", "/b")),
        (Heard(()), Close()),
        '[{"event": "session_started"}]',
    )


@pytest.mark.parametrize(
    "messages",
    [[], [{"text": None}], [{"text": ""}], [{"buttons": None, "custom": None}], [{"image": "x"}]],
)
def test_nothing_said_is_an_empty_turn(
    httpserver: HTTPServer, engine: Engine, messages: list[object]
) -> None:
    """Fields that are null or absent say nothing; the worker decides what that means."""
    httpserver.expect_request(TURN).respond_with_json(answer(*messages))
    assert engine.turn(asked()) == Turn("", state="[]")


def test_the_request_carries_words_memory_metadata_and_token(
    httpserver: HTTPServer, engine: Engine
) -> None:
    """Rasa hears the customer's words as they are, with what the actions need beside them."""
    httpserver.expect_request(TURN, method="POST").respond_with_json(answer({"text": "Buyurun"}))
    engine.turn(asked("Kargom\ngelmedi 😡", state="[1]", metadata={"photo": None}))
    request, _ = httpserver.log[0]
    assert request.args["token"] == TOKEN
    assert request.get_json() == {
        "sender": ALI,
        "message_id": 7,
        "message": "Kargom\ngelmedi 😡",
        "metadata": {"photo": None},
        "state": "[1]",
    }


def test_our_own_button_is_a_command(httpserver: HTTPServer, engine: Engine) -> None:
    """The negative twin of the neutral text: a payload of ours goes through untouched."""
    httpserver.expect_request(TURN).respond_with_json(answer({"text": "Tamam"}))
    engine.turn(asked("İade", payload='/inform{"wish": "refund"}'))
    assert httpserver.log[0][0].get_json()["message"] == '/inform{"wish": "refund"}'


def test_customer_text_is_never_a_command(httpserver: HTTPServer, engine: Engine) -> None:
    """What a customer types reaches Rasa without the slash that would make it a command."""
    httpserver.expect_request(TURN).respond_with_json(answer({"text": "Tamam"}))
    for text in ("/restart", ' /inform{"wish": "refund"}'):
        engine.turn(asked(text))
    sent = [request.get_json()["message"] for request, _ in httpserver.log]
    assert sent == ["restart", 'inform{"wish": "refund"}']


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/restart", "restart"),
        (' /inform{"a": 1}', 'inform{"a": 1}'),
        ("\u00a0/x", "x"),
        ("//x", "x"),
        ("/ /x", "x"),
        ("\n\t/ \u2003/x/y ", "x/y"),
        ("/", ""),
        ("1/2 kutu eksik", "1/2 kutu eksik"),
        ("ve/veya", "ve/veya"),
    ],
)
def test_only_leading_slashes_go(text: str, words: str) -> None:
    """Slashes at the start are taken off after any blanks; slashes inside are the customer's."""
    assert neutral(text) == words


@given(st.text(alphabet=st.sampled_from("/ \u00a0\t\n\u2003\u200bxI{}\x00\ud800")) | st.text())
def test_no_text_can_become_a_command(text: str) -> None:
    """Whatever Rasa strips, no text starts with a slash, and no word of it is lost."""
    result = neutral(text)
    assert not result.strip().startswith("/")
    assert text.strip().endswith(result)


def test_the_loaded_model_is_named(httpserver: HTTPServer, engine: Engine) -> None:
    """The version is the model's file name."""
    httpserver.expect_request("/status").respond_with_json({"model_file": "m.tar.gz"})
    assert engine.version() == "m.tar.gz"


def _button(title: str, payload: str) -> dict[str, str]:
    return {"title": title, "payload": payload}
