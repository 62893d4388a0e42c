"""The webhook: what is let in, what is stored, and a clear status for the rest."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from bot.channels import inbox
from bot.channels.models import Arrival
from bot.conversations.models import Message
from tests.channels.telegram.conftest import SECRET, Product
from tests.channels.telegram.payloads import (
    BAD,
    MESSAGES,
    SAID,
    UPDATE_VARIANTS,
    UPDATES,
    BadBody,
    message,
    update,
)

TAKEN = {"message", "edited_message", "channel_post", "callback_query", "my_chat_member"}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The payloads' messages are of one fixed day: none is too old here."""
    monkeypatch.setattr("bot.channels.telegram.inbound.OLDEST", inbox.KEEP * 10_000)


@pytest.mark.parametrize("kind", UPDATES)
def test_every_kind_of_update_is_acknowledged_and_counted(product: Product, kind: str) -> None:
    """Known, unknown and future ones; only a talk's kinds wait to be taken."""
    assert product.post(UPDATES[kind]).status_code == 200
    stored = Arrival.objects.get()
    assert stored.kind == ("unknown" if kind == "a_kind_of_the_future" else kind)
    assert stored.state == ("waiting" if kind in TAKEN else "ignored")
    assert bool(stored.body) == (kind in TAKEN)
    product.take_stored()
    assert Arrival.objects.get().state in {"taken", "ignored"}


@pytest.mark.parametrize("kind", UPDATE_VARIANTS)
def test_every_variant_is_taken(product: Product, kind: str) -> None:
    """Presses on what is gone, members, groups."""
    assert product.post(UPDATE_VARIANTS[kind]).status_code == 200
    product.take_stored()
    assert Arrival.objects.get().state in {"taken", "ignored"}


@pytest.mark.parametrize("kind", MESSAGES)
def test_every_kind_of_message_is_taken(product: Product, kind: str) -> None:
    """A customer's message, or nothing at all: never an error, never stored half."""
    assert product.post(update("message", MESSAGES[kind])).status_code == 200
    for _ in range(inbox.LAST_TRY):
        product.take_stored()
        Arrival.objects.filter(state="waiting").update(not_before="2020-01-01T00:00Z")
    assert Arrival.objects.get().state == "taken"
    theirs = Message.objects.filter(sender="customer")
    assert theirs.count() == (kind in SAID)
    if kind in SAID and theirs.get().state == "done":
        # No turn answers it, so the house has.
        assert Message.objects.filter(sender="system").exclude(text__contains="sürüm").exists()


@pytest.mark.parametrize("name", BAD)
def test_bad_bodies_have_a_clear_status(
    product: Product, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """400 for what is no update, with one line in the log and nothing stored."""
    bad: BadBody = BAD[name]
    caplog.set_level(logging.INFO, "bot")
    assert product.post(bad.body).status_code == bad.status
    if bad.status == 400:
        assert not Arrival.objects.exists()
        assert len([one for one in caplog.records if one.name.startswith("bot.")]) == 1
    else:
        product.take_stored()
        assert Arrival.objects.get().state in {"taken", "ignored"}


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET.upper(), SECRET + "x", "ş"])
def test_a_wrong_secret_is_refused(product: Product, secret: str | None) -> None:
    """401 before the body is looked at."""
    assert product.post(UPDATES["message"], secret).status_code == 401
    assert not Arrival.objects.exists()


def test_ten_megabytes_are_refused(product: Product, caplog: pytest.LogCaptureFixture) -> None:
    """413, nothing stored, one line in the log."""
    assert product.post(b'{"update_id": 1, "x": "' + b"x" * 10_000_000 + b'"}').status_code == 413
    assert not Arrival.objects.exists()
    assert len([one for one in caplog.records if one.name.startswith("bot.")]) == 1


def test_other_methods_are_refused(product: Product) -> None:
    """405."""
    assert product.ask("GET").status_code == 405


@pytest.mark.parametrize("mode", ["off", "polling"])
def test_a_webhook_that_is_not_used_is_not_there(
    product: Product, settings: Any, mode: str
) -> None:
    """404: who asks for updates himself is called by nobody."""
    settings.TELEGRAM_MODE = mode
    assert product.post(UPDATES["message"]).status_code == 404


def test_a_repeat_is_acknowledged_and_stored_once(product: Product) -> None:
    """Before and after it was taken."""
    for _ in range(2):
        assert product.post(UPDATES["message"]).status_code == 200
        product.take_stored()
    assert Arrival.objects.count() == 1
    assert Message.objects.filter(sender="customer").count() == 1


def test_a_repeated_press_is_answered_again(product: Product) -> None:
    """Telegram did not hear the first 200: it answers the press for us."""
    pressed = UPDATES["callback_query"]
    assert product.post(pressed).content == b""
    again = product.post(pressed).json()
    query = pressed["callback_query"]["id"]
    assert again == {"method": "answerCallbackQuery", "callback_query_id": query}


def test_nothing_is_acknowledged_that_is_not_stored(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503: Telegram keeps it and repeats it."""

    def away(_: object) -> int:
        raise OperationalError("away")

    monkeypatch.setattr(inbox, "store", away)
    assert product.post(UPDATES["message"]).status_code == 503


def test_an_old_message_is_ignored(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the year 2000: acknowledged, counted, answered by nobody."""
    monkeypatch.setattr("bot.channels.telegram.inbound.OLDEST", timedelta(days=2))
    assert product.post(update("message", message(text="?", date=946_684_800))).status_code == 200
    assert (Arrival.objects.get().state, Arrival.objects.get().body) == ("ignored", "")


def test_the_secret_is_of_letters_and_digits(product: Product) -> None:
    """The right one is let in: the negative twin."""
    assert product.post(UPDATES["message"], SECRET).status_code == 200
