"""DATABASE_URL, as Django takes it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from bot.config import database


def test_the_parts_of_an_address_are_unquoted() -> None:
    """What is special in an address is written with a percent sign."""
    found = database("postgres://ay%40se:g%2Fz@db.example:6432/tela%20fi")
    wanted = {"USER": "ay@se", "PASSWORD": "g/z", "HOST": "db.example", "PORT": 6432}
    assert found.items() >= {**wanted, "NAME": "tela fi"}.items()


def test_no_lock_is_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that a stranger holds is a 503 after a while; libpq's variable may say more."""
    monkeypatch.delenv("PGOPTIONS", raising=False)
    assert _options()["options"] == "-c lock_timeout=20s"
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=5s")
    assert _options()["options"].endswith(" -c lock_timeout=5s")
    assert _options()["connect_timeout"]


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgres:///telafi", "telafi.sqlite3", ""])
def test_another_address_stops_the_start(url: str) -> None:
    """The negative twin: one sentence says what it must look like."""
    with pytest.raises(ImproperlyConfigured, match="must look like"):
        database(url)


@pytest.mark.parametrize("port", ["abc", "99999"])
def test_a_port_that_is_none_stops_the_start(port: str) -> None:
    """With a sentence of ours, not the library's."""
    with pytest.raises(ImproperlyConfigured, match="must be a number"):
        database(f"postgres://a@b:{port}/c")


def _options() -> dict[str, Any]:
    options = database("postgres://a@b/c")["OPTIONS"]
    assert isinstance(options, dict)
    return options
