"""The payloads are what Telegram sends: python-telegram-bot reads each, and no kind is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from telegram import InaccessibleMessage, Message, TelegramObject, Update
from telegram.constants import MessageType, UpdateType

from tests.channels.telegram.payloads import (
    BAD,
    MESSAGE_VARIANTS,
    MESSAGES,
    UPDATE_VARIANTS,
    UPDATES,
    BadBody,
    Payload,
)

FUTURE = "a_kind_of_the_future"
KNOWN_UPDATES = {UpdateType(kind).value for kind in Update.ALL_TYPES}
KNOWN_MESSAGES = {kind.value for kind in MessageType}

TAKEN = {name: bad for name, bad in BAD.items() if bad.status == 200}
REFUSED = {name: bad for name, bad in BAD.items() if bad.status == 400}


def fields(read: TelegramObject) -> Iterator[tuple[str, object]]:
    """All that python-telegram-bot knows of an object."""
    for cls in type(read).__mro__:
        for name in getattr(cls, "__slots__", ()):
            if not name.startswith("_") and name != "api_kwargs":
                yield name, getattr(read, name, None)


def unknown(read: object, path: str = "") -> Iterator[str]:
    """Fields that python-telegram-bot has no name for: of the future, or misspelt."""
    if isinstance(read, (list, tuple)):
        for item in read:
            yield from unknown(item, path)
    if isinstance(read, TelegramObject):
        # Of a message that is gone python-telegram-bot sets the date itself: always 0.
        known = {"date"} if isinstance(read, InaccessibleMessage) else set()
        yield from (f"{path}.{name}" for name in read.api_kwargs if name not in known)
        for name, value in fields(read):
            yield from unknown(value, f"{path}.{name}")


def test_there_is_an_update_of_every_kind() -> None:
    """A newer python-telegram-bot that knows more asks for a payload here."""
    assert set(UPDATES) == KNOWN_UPDATES | {FUTURE}


def test_there_is_a_message_of_every_kind() -> None:
    assert set(MESSAGES) == KNOWN_MESSAGES | {FUTURE}


@pytest.mark.parametrize("kind", sorted(KNOWN_UPDATES))
def test_an_update_is_read(kind: str) -> None:
    read = Update.de_json(UPDATES[kind], None)
    assert getattr(read, kind) is not None
    assert list(unknown(read)) == []


@pytest.mark.parametrize("kind", sorted(KNOWN_MESSAGES))
def test_a_message_is_read(kind: str) -> None:
    """Its content is there, and no empty list or False in its place."""
    read = Message.de_json(MESSAGES[kind], None)
    assert getattr(read, kind)
    assert read.chat.type == "private"
    assert list(unknown(read)) == []


@pytest.mark.parametrize("payload", UPDATE_VARIANTS.values(), ids=UPDATE_VARIANTS)
def test_more_updates_are_read(payload: Payload) -> None:
    assert list(unknown(Update.de_json(payload, None))) == []


@pytest.mark.parametrize("payload", MESSAGE_VARIANTS.values(), ids=MESSAGE_VARIANTS)
def test_more_messages_are_read(payload: Payload) -> None:
    assert list(unknown(Message.de_json(payload, None))) == []


def test_the_future_is_read_as_nothing() -> None:
    """What it is gets lost, but not with an error."""
    assert list(unknown(Update.de_json(UPDATES[FUTURE], None))) == [f".{FUTURE}"]
    assert list(unknown(Message.de_json(MESSAGES[FUTURE], None))) == [f".{FUTURE}"]


def test_no_two_have_one_id() -> None:
    """A server that knows an id again would let the second pass."""
    updates = [payload["update_id"] for payload in (*UPDATES.values(), *UPDATE_VARIANTS.values())]
    messages = [
        payload["message_id"] for payload in (*MESSAGES.values(), *MESSAGE_VARIANTS.values())
    ]
    assert len(set(updates)) == len(updates)
    assert len(set(messages)) == len(messages)


@pytest.mark.parametrize("bad", TAKEN.values(), ids=TAKEN)
def test_what_is_taken_is_an_update(bad: BadBody) -> None:
    """Odd as it is, python-telegram-bot reads it."""
    assert Update.de_json(json.loads(bad.body.decode()), None).update_id > 0


def test_each_body_is_either_taken_or_refused() -> None:
    assert set(TAKEN) | set(REFUSED) == set(BAD)
    assert all(isinstance(bad.body, bytes) for bad in BAD.values())
    bodies = [bad.body for bad in BAD.values()]
    assert len(set(bodies)) == len(bodies)
