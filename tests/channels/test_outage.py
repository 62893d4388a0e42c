"""PostgreSQL away: nothing is acknowledged that is not stored, and all goes on when it is back."""

from __future__ import annotations

import socket
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.utils import InterfaceError, InternalError

from bot.channels.web import inbound
from bot.conversations.models import Attachment, Message
from tests.channels.conftest import API, Browser, assert_refused, jpeg
from tests.conversations import build

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def away(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Lets the database be at another port, where it does not answer."""

    def move(port: int) -> None:
        connection.close()
        monkeypatch.setitem(connection.settings_dict, "PORT", port)
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "connect_timeout", 2)

    yield move
    connection.close()


@pytest.fixture
def port() -> Iterator[int]:
    """Somebody listens there and says nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        yield silent.getsockname()[1]


def back(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    monkeypatch.undo()


@build.only_postgresql
def test_a_server_that_refuses_takes_nothing(
    away: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """503 everywhere; the client repeats, and then it is taken, once."""
    ali, client_id = Browser(), str(uuid.uuid4())
    away(1)
    for answer in (
        ali.send("Alo", client_id),
        ali.upload(jpeg()),
        ali.get("/messages"),
        ali.get("/events"),
        ali.client.post(f"{API}/sessions"),
    ):
        assert_refused(answer, 503, "busy")
    back(monkeypatch)
    assert [ali.send("Alo", client_id).status_code for _ in range(2)] == [202, 200]
    assert (Message.objects.count(), Attachment.objects.count()) == (1, 0)


@build.only_postgresql
def test_a_silent_server_takes_nothing(
    away: Callable[[int], None], port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that hangs is not waited for until the customer has gone."""
    ali = Browser()
    away(port)
    assert_refused(ali.send("Alo"), 503, "busy")
    back(monkeypatch)
    assert not Message.objects.exists()


@build.only_postgresql
def test_a_connection_that_ends_in_the_middle_takes_nothing(shared: Path) -> None:
    """The web's own connection is cut: 503, and the repeated message is stored once."""
    ali, client_id = Browser(), str(uuid.uuid4())
    build.end_connections()
    assert_refused(ali.send("Alo", client_id), 503, "busy")
    # Between requests Django closes it; the test's client does not.
    connection.close()
    assert [ali.send("Alo", client_id).status_code for _ in range(2)] == [202, 200]


@pytest.mark.parametrize("error", [InterfaceError("cut off"), InternalError("read only")])
def test_what_the_database_did_not_take_is_busy(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that is cut off, or a copy that may only be read: 503 as well."""
    ali = Browser()

    def fail(*_: Any) -> Any:
        raise error

    monkeypatch.setattr(inbound, "receive", fail)
    assert_refused(ali.send("Alo"), 503, "busy")
