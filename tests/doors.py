"""Every route of the private servers, from their real route tables, and who must not get in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from rasa.core.run import configure_app, create_http_input_channels
from sanic import Sanic

from actions.__main__ import build
from bot.commerce.shops.demo.service.urls import urlpatterns
from bot.ops.paths import ROOT
from tests.servers import sanic_server

# No token, an empty one, a wrong one, one with other letters than ASCII or none, another name.
STRANGERS = ("", "?token=", "?token=yanlis", "?token=%C5%9Fifre", "?token=%FF", "?Token=x")
BEARERS = (None, "", "Bearer", "Bearer ", "Bearer yanlis", "Bearer şifre", "Basic eDp4")
# What no table names: the answer to a stranger says nothing of what is there.
UNKNOWN = ("/nothing-here", "/webhooks/", "/webhooks/telegram/webhook", "/health", "/static/x")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")


def rasa_app(token: str) -> Sanic:
    """Rasa's server as `rasa run --enable-api` builds it, without a model. RASA_TOKEN is read."""
    Sanic.test_mode = True
    channels = create_http_input_channels(None, str(ROOT / "credentials.yml"))
    return configure_app(channels, auth_token=token, enable_api=True)


@contextmanager
def rasa_server(token: str) -> Iterator[tuple[str, Sanic]]:
    """That server on a free port, its token in the environment while it is built; and its app."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASA_TOKEN", token)
        app = rasa_app(token)
    with sanic_server(app) as url:
        yield url, app


def actions_app(token: str) -> Sanic:
    """The action server."""
    Sanic.test_mode = True
    return build(token)


def sanic_paths(app: Sanic) -> list[str]:
    """The paths of its route table, a word for each parameter, and some that are not there."""
    known = [f"/{re.sub('<[^>]*>', 'x', route.path)}" for route in app.router.routes]
    return sorted({*known, *UNKNOWN})


def shop_paths() -> list[str]:
    """The demo shop's, from its URL patterns."""
    return [f"/demo-shop/api/{re.sub('<[^>]*>', 'x', str(one.pattern))}" for one in urlpatterns]
