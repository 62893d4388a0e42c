"""Secrets that everybody knows, or can guess, never start outside the demo."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from bot.config import BUILT_IN, env_secret, env_token, warn_of_built_in
from bot.ops import rasa_server
from bot.ops.local_env import SECRETS
from bot.ops.paths import ROOT

OWN = "kendi-anahtarim-1"


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SECRETS:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)


def test_every_secret_of_the_first_start_has_a_built_in_twin() -> None:
    """So that none is forgotten here."""
    assert set(BUILT_IN) == set(SECRETS)


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("value", [*BUILT_IN.values(), "x" * 15, "", None])
def test_outside_the_demo_a_known_or_short_secret_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str | None
) -> None:
    """One sentence, which names the variable and does not repeat the secret."""
    if value is not None:
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=f"^{name} ") as caught:
        env_secret(name, demo=False)
    assert not value or value not in str(caught.value)


@pytest.mark.parametrize("name", SECRETS)
def test_an_own_secret_starts(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The twin: from the variable or from a file."""
    monkeypatch.setenv(name, OWN)
    assert env_secret(name, demo=False) == OWN


@pytest.mark.parametrize("content", ["", "\n", "demo-shop\n", "kisa"])
def test_a_file_is_held_to_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str
) -> None:
    """A secret from a file is no better than another."""
    path = tmp_path / "secret"
    monkeypatch.setenv("SHOP_TOKEN_FILE", str(path))
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match=r"^SHOP_TOKEN "):
        env_secret("SHOP_TOKEN", demo=False)
    path.write_text(f"{OWN}\n", encoding="utf-8")
    assert env_secret("SHOP_TOKEN", demo=False) == OWN


@pytest.mark.parametrize("name", SECRETS)
def test_the_demo_has_its_own(name: str) -> None:
    """Commands before the first start need none."""
    assert env_secret(name, demo=True) == BUILT_IN[name]


@pytest.mark.parametrize("name", ["SHOP_ANSWERS_TOKEN", "TELAFI_METRICS_TOKEN"])
def test_a_door_may_stay_shut(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Without its token nobody comes in; a token that can be guessed opens nothing either."""
    monkeypatch.delenv(name, raising=False)
    assert env_token(name) == ""
    for wrong in ("kisa", BUILT_IN["SHOP_TOKEN"]):
        monkeypatch.setenv(name, wrong)
        with pytest.raises(ImproperlyConfigured, match=rf"^{name} has"):
            env_token(name)
    monkeypatch.setenv(name, OWN)
    assert env_token(name) == OWN


def test_a_door_with_a_built_in_secret_is_said(caplog: pytest.LogCaptureFixture) -> None:
    """By name, never by value; an own secret is not worth a word."""
    with caplog.at_level(logging.WARNING):
        warn_of_built_in(SHOP_TOKEN=BUILT_IN["SHOP_TOKEN"], RASA_TOKEN=OWN)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert caplog.text.count("SHOP_TOKEN") == 1
    assert not [word for word in ("RASA_TOKEN", *BUILT_IN.values()) if word in caplog.text]


def start(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A start by hand outside the demo, with good secrets but for what `env` says."""
    good = dict.fromkeys(SECRETS, OWN)
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *command],
        cwd=ROOT,
        env={**os.environ, **good, "TELAFI_DEMO": "False", **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", SECRETS)
def test_the_product_does_not_start(tmp_path: Path, name: str) -> None:
    """What `make run` does first says it, and ends with an error."""
    done = start("bot.ops.prepare", TELAFI_VAR=str(tmp_path), **{name: BUILT_IN[name]})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Telafi cannot start: {name} ")
    assert len(done.stderr.splitlines()) == 1


def test_the_action_server_does_not_start_by_hand(tmp_path: Path) -> None:
    """It took the demo's token everywhere."""
    done = start("actions", TELAFI_VAR=str(tmp_path), ACTIONS_TOKEN="demo-actions")
    assert done.returncode != 0
    assert "ACTIONS_TOKEN has" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("token", ["demo-engine", "kisa"])
def test_rasa_does_not_start_by_hand(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    """Nor with a short token."""
    monkeypatch.setenv("RASA_TOKEN", token)
    monkeypatch.setenv("TELAFI_DEMO", "False")
    with pytest.raises(SystemExit, match=r"^RASA_TOKEN has"):
        rasa_server.token()
    monkeypatch.setenv("RASA_TOKEN", OWN)
    assert rasa_server.token() == OWN


def test_rasa_says_that_its_token_is_known(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """In the demo it starts by hand with the token that the settings have, and says so."""
    monkeypatch.setenv("RASA_TOKEN", BUILT_IN["RASA_TOKEN"])
    monkeypatch.setenv("TELAFI_DEMO", "True")
    assert rasa_server.token() == BUILT_IN["RASA_TOKEN"]
    assert "RASA_TOKEN" in caplog.text
