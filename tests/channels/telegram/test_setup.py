"""Setting Telegram up: the settings, the two commands, and polling."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError

from bot.channels import table
from bot.channels.models import Arrival
from bot.channels.telegram import updates
from bot.channels.telegram.polling import poll_once
from bot.config import env_match, messenger_mode
from tests.botapi import Fail
from tests.channels.telegram.conftest import SECRET, Product


def ran(command: str, *args: str) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue()


def test_the_webhook_is_set_and_then_right(
    product: Product, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The secret goes with it, and only the kinds that we take are asked for."""
    settings.PUBLIC_URL = "https://kumas.example"  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match=r"^1 to be mended\.$"):
        ran("check_channels")
    assert "https://kumas.example/webhooks/telegram" in ran("set_webhook")
    params = product.api.calls("setWebhook")[-1].params
    assert params["secret_token"] == SECRET
    assert set(updates.TAKEN) == set(re.findall(r"\w+", str(params["allowed_updates"])))
    said = ran("check_channels")
    assert "web: on" in said and "WRONG" not in said
    assert [name for name, _ in product.api.commands] == ["yardim", "temsilci", "gizlilik", "sil"]


def test_a_webhook_elsewhere_is_told(product: Product, settings: object) -> None:
    """Where another address is set than ours."""
    settings.PUBLIC_URL = "https://kumas.example"  # type: ignore[attr-defined]
    ran("set_webhook", "--url", "https://eski.example/x")
    with pytest.raises(CommandError):
        ran("check_channels")


@pytest.mark.parametrize("url", ["http://kumas.example/x", ""])
def test_a_webhook_needs_a_public_address(product: Product, url: str) -> None:
    """One clear sentence, and nothing is set."""
    with pytest.raises(CommandError, match=r"TELAFI_PUBLIC_URL|not https"):
        ran("set_webhook", "--url", url)
    assert product.api.calls("setWebhook") == []


def test_a_token_that_is_refused_is_told(product: Product) -> None:
    """Telegram says 401."""
    product.channel.api.bot._token = "2:OTHER"
    product.channel.api.bot._base_url = f"{product.api.url}/bot2:OTHER"
    with pytest.raises(CommandError, match="1 to be mended"):
        ran("check_channels")


def test_what_is_off_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the setting that is missing; that is no error."""
    monkeypatch.delitem(table.CHANNELS, "telegram", raising=False)
    monkeypatch.setitem(table.OFF, "telegram", "TELEGRAM_BOT_TOKEN")
    assert "telegram: off, TELEGRAM_BOT_TOKEN is not set" in ran("check_channels")
    with pytest.raises(CommandError, match="TELEGRAM_BOT_TOKEN"):
        ran("set_webhook")


def test_polling_ends_only_what_is_stored(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A poll whose updates could not be stored gets them again."""
    product.api.user(7).says("Merhaba")
    offset = poll_once(product.channel.api, 0)
    assert Arrival.objects.count() == 1
    # The process ends here, before the next call: Telegram tells it again.
    assert poll_once(product.channel.api, 0) == offset
    assert Arrival.objects.count() == 1
    product.api.user(7).says("Orada mısınız?")
    assert poll_once(product.channel.api, offset) == offset + 1
    assert Arrival.objects.count() == 2


def test_a_poll_without_an_answer_loses_nothing(product: Product) -> None:
    """The error comes out, and the next one has it all."""
    product.api.user(7).says("Merhaba")
    product.api.fault("getUpdates", Fail(500))
    with pytest.raises(Exception, match="Internal"):
        poll_once(product.channel.api, 0)
    poll_once(product.channel.api, 0)
    assert Arrival.objects.count() == 1


@pytest.mark.parametrize(
    ("token", "secret", "mode", "chosen"),
    [
        ("", "", "", "off"),
        ("", "s" * 20, "webhook", "off"),
        ("1:A", "", "", "polling"),
        ("1:A", "s" * 20, "", "webhook"),
        ("1:A", "s" * 20, "polling", "polling"),
        ("1:A", "s" * 20, "webhook", "webhook"),
    ],
)
def test_the_mode_follows_the_secret(token: str, secret: str, mode: str, chosen: str) -> None:
    """A token alone is enough to begin with."""
    assert messenger_mode("TELEGRAM", token, secret, mode, demo=False) == chosen


@pytest.mark.parametrize(
    ("secret", "mode", "words"),
    [("", "webhook", "SECRET is not set"), ("short", "webhook", "16"), ("", "both", "MODE is")],
)
def test_a_wrong_mode_stops_the_start(secret: str, mode: str, words: str) -> None:
    """One clear sentence that names the setting."""
    with pytest.raises(ImproperlyConfigured, match=words):
        messenger_mode("TELEGRAM", "1:A", secret, mode, demo=False)


def test_a_wrong_token_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the setting, not the value."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "my token")
    with pytest.raises(ImproperlyConfigured) as told:
        env_match("TELEGRAM_BOT_TOKEN", r"[0-9]+:\w+", "BotFather's token")
    assert str(told.value) == "TELEGRAM_BOT_TOKEN must be BotFather's token."
