"""What became of a turn that was cut off: read from Rasa's tracker."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from bot.effects import Close
from bot.engine.client import Button, Engine, Turn
from tests.engine.conftest import ALI, TOKEN, TRACKER

Event = dict[str, Any]


def user(message_id: int | None, text: str = "merhaba") -> Event:
    metadata = None if message_id is None else {"message_id": message_id}
    return {"event": "user", "text": text, "metadata": metadata}


def bot(text: str | None, **data: Any) -> Event:
    return {"event": "bot", "text": text, "data": {"elements": None, "buttons": None, **data}}


def slot(name: str) -> Event:
    return {"event": "slot", "name": name, "value": "x"}


FIRST = [user(6, "selam"), bot("Merhaba"), {"event": "action", "name": "action_listen"}]
LATER = [user(8, "teşekkürler"), bot("Rica ederim"), bot(None, custom={"effects": [{"kind": "x"}]})]


def recover(httpserver: HTTPServer, engine: Engine, events: list[Event]) -> Turn | None:
    httpserver.expect_request(
        TRACKER, query_string={"include_events": "ALL", "token": TOKEN}
    ).respond_with_json({"sender_id": ALI, "events": events})
    return engine.recover(ALI, 7)


def test_a_recorded_turn_is_found(httpserver: HTTPServer, engine: Engine) -> None:
    """The whole turn is read again: words, buttons and effects, between other events."""
    events = [
        *FIRST,
        user(7),
        slot("order"),
        bot("Üzüldüm."),
        {"event": "action", "name": "x"},
        bot("Seçer misiniz?", buttons=[{"title": "İade", "payload": "/a"}]),
        bot(None, custom={"effects": [{"kind": "close"}]}),
    ]
    assert recover(httpserver, engine, events) == Turn(
        "Üzüldüm.\n\nSeçer misiniz?", (Button("İade", "/a"),), (Close(),)
    )


def test_later_messages_are_not_mixed_in(httpserver: HTTPServer, engine: Engine) -> None:
    """The turn ends at the next word of the customer."""
    found = recover(httpserver, engine, [*FIRST, user(7), bot("Üzüldüm."), *LATER])
    assert found == Turn("Üzüldüm.")


@pytest.mark.parametrize("events", [[], FIRST, LATER, [*FIRST, *LATER], [user(None), bot("a")]])
def test_a_message_never_seen_has_no_turn(
    httpserver: HTTPServer, engine: Engine, events: list[Event]
) -> None:
    """None says that the turn has to be run."""
    assert recover(httpserver, engine, events) is None


@pytest.mark.parametrize("after", [[], [slot("order")], LATER])
def test_a_message_seen_without_an_answer_is_an_empty_turn(
    httpserver: HTTPServer, engine: Engine, after: list[Event]
) -> None:
    """Rasa took it and said nothing: not the same as never seen."""
    assert recover(httpserver, engine, [*FIRST, user(7), *after]) == Turn("")
