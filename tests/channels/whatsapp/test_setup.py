"""Setting WhatsApp up: the settings, and the two commands."""

from __future__ import annotations

import time
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError

from bot.channels import table
from bot.channels.whatsapp.api import Api
from bot.complaints.rules import Policy
from bot.config import env_match, needs
from tests.channels.whatsapp.conftest import Product
from tests.channels.whatsapp.test_sending import HAS_NEWS
from tests.graphapi import Expired, Fail

WEBHOOK = "https://kumas.example/webhooks/whatsapp"


def ran(command: str, *args: str) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue()


def checked() -> tuple[str, bool]:
    """What check_channels says, and whether it ends well."""
    out = StringIO()
    try:
        call_command("check_channels", stdout=out)
    except CommandError:
        return out.getvalue(), False
    return out.getvalue(), True


@pytest.fixture
def right(product: Product) -> Product:
    product.graph.set_webhook(WEBHOOK)
    product.graph.templates = [HAS_NEWS]
    return product


def test_all_is_right(right: Product) -> None:
    said, good = checked()
    assert good, said
    assert "whatsapp: on" in said and "WRONG" not in said
    for word in ("+90 850", "GREEN", "TIER_2K", "STANDARD", WEBHOOK, "telafi_haber is APPROVED"):
        assert word in said


WRONG: dict[str, tuple[str, Any, str]] = {
    "quality": ("number", {"quality_rating": "RED"}, "quality is RED"),
    "status": ("number", {"status": "FLAGGED"}, "FLAGGED"),
    "no webhook": ("number", {"webhook_configuration": {}}, "no webhook is set"),
    "another webhook": (
        "number",
        {"webhook_configuration": {"application": "https://eski.example/x"}},
        f"is https://eski.example/x, not {WEBHOOK}",
    ),
    "health": (
        "number",
        {
            "health_status": {
                "can_send_message": "BLOCKED",
                "entities": [
                    {
                        "entity_type": "WABA",
                        "id": "102290129340398",
                        "errors": [{"error_code": 141006, "error_description": "No payment."}],
                    }
                ],
            }
        },
        "WABA: No payment.",
    ),
    "end": ("token_facts", {"expires_at": int(time.time()) + 86_400}, "the token ends on"),
    "scope": ("token_facts", {"scopes": ["whatsapp_business_management"]}, "lacks whatsapp_bus"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told(right: Product, name: str) -> None:
    where, change, sentence = WRONG[name]
    getattr(right.graph, where).update(change)
    said, good = checked()
    assert not good
    assert any("WRONG" in line and sentence in line for line in said.splitlines()), said


@pytest.mark.parametrize("status", ["PENDING", "PAUSED"])
def test_a_template_that_is_not_approved(right: Product, status: str) -> None:
    right.graph.templates = [{**HAS_NEWS, "status": status}]
    assert f"telafi_haber is {status}" in checked()[0]
    right.graph.templates = []
    assert "telafi_haber is missing" in checked()[0]


def test_a_template_with_other_words(right: Product) -> None:
    """The desk would show what the customer never read."""
    right.graph.templates = [{**HAS_NEWS, "components": [{"type": "BODY", "text": "Selam"}]}]
    assert "other words than the policy" in checked()[0]


def test_an_app_that_is_not_told(right: Product) -> None:
    """The classic of a new account; one command mends it."""
    right.graph.subscribed_apps = []
    said, good = checked()
    assert not good and "run set_webhook" in said
    assert "102290129340398" in ran("set_webhook", "--channel", "whatsapp")
    assert checked()[1]


@pytest.mark.parametrize("fault", [Expired(), Fail(500)])
def test_nobody_there_is_told(right: Product, fault: Any) -> None:
    right.graph.fault("token", fault)
    said, good = checked()
    assert not good and "does not" in said


def test_what_is_off_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(table.CHANNELS, "whatsapp", raising=False)
    monkeypatch.setitem(table.OFF, "whatsapp", "WHATSAPP_ACCESS_TOKEN")
    assert "whatsapp: off, WHATSAPP_ACCESS_TOKEN is not set" in ran("check_channels")
    with pytest.raises(CommandError, match="WHATSAPP_ACCESS_TOKEN"):
        ran("set_webhook", "--channel", "whatsapp")


def test_a_token_needs_the_others() -> None:
    """One clear sentence, without any value."""
    with pytest.raises(ImproperlyConfigured, match=r"^WHATSAPP_APP_SECRET is not set"):
        needs("WHATSAPP_ACCESS_TOKEN", True, WHATSAPP_APP_SECRET="")
    with pytest.raises(ImproperlyConfigured, match="use 16 or more"):
        needs("WHATSAPP_ACCESS_TOKEN", False, WHATSAPP_APP_SECRET="kisa")
    needs(
        "WHATSAPP_ACCESS_TOKEN", False, WHATSAPP_PHONE_NUMBER_ID="1", WHATSAPP_APP_SECRET="x" * 32
    )


@pytest.mark.parametrize("value", ["bir iki", "ç", "a\nb"])
def test_a_wrong_token_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("WHATSAPP_ACCESS_TOKEN", value)
    with pytest.raises(ImproperlyConfigured, match="WHATSAPP_ACCESS_TOKEN") as raised:
        env_match("WHATSAPP_ACCESS_TOKEN", r"[!-~]+", "Meta's access token")
    assert value not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://graph.facebook.com", "https://graph.facebook.com/v24.0"),
        ("https://graph.facebook.com/v25.0", "https://graph.facebook.com/v25.0"),
        ("http://127.0.0.1:8082", "http://127.0.0.1:8082/v24.0"),
        ("http://127.0.0.1:8082/vekil", "http://127.0.0.1:8082/vekil/v24.0"),
    ],
)
def test_the_address_gets_our_version(url: str, base: str) -> None:
    """Unless it has one of its own."""
    assert Api("t", "1", url).base == base


def test_the_policys_words_fit_a_template() -> None:
    """Meta takes 1,024 characters, and names of small letters, digits and underscores."""
    name, text = Policy().invitation
    assert name.replace("_", "").isalnum() and name == name.lower()
    assert 0 < len(text) <= 1024
