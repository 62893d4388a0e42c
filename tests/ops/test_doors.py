"""No route of a private server serves who does not know its token. The tables are the real ones."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client
from pytest_django import Settings
from rasa.shared.exceptions import RasaException
from sanic import Sanic

from bot.guard import guard
from tests import doors
from tests.servers import sanic_server

TOKEN = "gizli-anahtar-0123"
SHOP_TOKEN = "gizli-anahtar-4567"


@pytest.fixture(scope="module")
def rasa() -> Iterator[tuple[str, Sanic]]:
    """Rasa's server without a model, and its app."""
    with doors.rasa_server(TOKEN) as server:
        yield server


@pytest.fixture(scope="module")
def actions() -> Iterator[tuple[str, Sanic]]:
    """The action server and its app."""
    app = doors.actions_app(TOKEN)
    with sanic_server(app) as url:
        yield url, app


@pytest.mark.parametrize("server", ["rasa", "actions"])
def test_no_route_serves_a_stranger(server: str, request: pytest.FixtureRequest) -> None:
    """Whatever the path, the method and the body: refused, with words that tell nothing."""
    url, app = request.getfixturevalue(server)
    paths = doors.sanic_paths(app)
    asked = [
        requests.request(method, f"{url}{path}{query}", json={"sender": "a"}, timeout=5)
        for path in paths
        for method in doors.METHODS
        for query in doors.STRANGERS
    ]
    assert not {(one.request.method, one.url) for one in asked if one.status_code != 401}
    assert len({one.text for one in asked if one.text}) == 1


def test_the_tables_are_the_whole_ones(rasa: tuple[str, Sanic], actions: tuple[str, Sanic]) -> None:
    """The walk would say nothing if it walked nowhere."""
    assert {"/", "/version", "/status", "/webhooks/telafi/turns", "/model/train", "/domain"} <= set(
        doors.sanic_paths(rasa[1])
    )
    assert {"/webhook", "/actions", "/health"} <= set(doors.sanic_paths(actions[1]))
    assert len(doors.shop_paths()) >= 9


def test_the_token_opens_every_door(rasa: tuple[str, Sanic], actions: tuple[str, Sanic]) -> None:
    """The twin: what is missing then is a model, not the token."""
    for url, app in (rasa, actions):
        for path in doors.sanic_paths(app):
            assert requests.get(f"{url}{path}?token={TOKEN}", timeout=5).status_code != 401
    version = requests.get(f"{rasa[0]}/version?token={TOKEN}", timeout=5)
    assert version.json()["version"].startswith("3.6")


@pytest.mark.parametrize("server", ["rasa", "actions"])
def test_a_strangers_body_is_not_waited_for(server: str, request: pytest.FixtureRequest) -> None:
    """The refusal comes after the head, while the body has not even been sent."""
    url, _ = request.getfixturevalue(server)
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=5)
    connection.putrequest("POST", "/webhooks/telafi/turns")
    connection.putheader("Content-Length", "1000000000")
    connection.endheaders()
    answer = connection.getresponse()
    assert (answer.status, answer.headers["connection"]) == (401, "close")
    connection.close()


def test_rasa_does_not_start_without_its_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing or empty token closes the door instead of opening it."""
    for token in (None, ""):
        if token is None:
            monkeypatch.delenv("RASA_TOKEN", raising=False)
        else:
            monkeypatch.setenv("RASA_TOKEN", token)
        with pytest.raises(RasaException, match="RASA_TOKEN is not set"):
            doors.rasa_app(TOKEN)
    with pytest.raises(ValueError, match="without a token"):
        guard(Sanic("empty"), "")


@pytest.mark.parametrize("bearer", doors.BEARERS)
def test_the_demo_shop_serves_no_stranger(
    client: Client, settings: Settings, bearer: str | None
) -> None:
    """Its interface stands on the web port: every address refuses first of all."""
    settings.DEMO_SHOP_TOKEN = SHOP_TOKEN
    headers = {} if bearer is None else {"Authorization": bearer}
    for path in doors.shop_paths():
        for method in doors.METHODS:
            assert client.generic(method, path, headers=headers).status_code == 401, (method, path)
