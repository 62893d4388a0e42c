"""Where mail goes, from the environment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from bot.config import env_email, mail


def test_an_address_with_a_login_is_read() -> None:
    """User, password, host and port, encrypted unless it is this machine."""
    found = mail("smtp://ali:g%40zli@posta.example:2525", "nobet@example.com", demo=False)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("posta.example", 2525)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("ali", "g@zli")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (True, False)


def test_smtps_and_a_relay_of_this_machine() -> None:
    """TLS from the first byte, or none at all on loopback."""
    safe, local = mail("smtps://posta.example", "", False), mail("smtp://127.0.0.1:25", "", False)
    assert (safe["EMAIL_PORT"], safe["EMAIL_USE_SSL"], safe["EMAIL_USE_TLS"]) == (465, True, False)
    assert local["EMAIL_USE_TLS"] is False


def test_the_demo_writes_files() -> None:
    """No server is needed to try it."""
    assert "filebased" in str(mail("", "nobet@example.com", demo=True)["EMAIL_BACKEND"])


@pytest.mark.parametrize("url", ["posta.example", "http://posta.example", "smtp://"])
def test_a_wrong_address_is_one_clear_sentence(url: str) -> None:
    """It says what it must look like."""
    with pytest.raises(ImproperlyConfigured, match="SMTP_URL must look like"):
        mail(url, "", demo=True)


def test_an_on_call_address_without_a_way_to_it_stops_the_start() -> None:
    """Outside the demo nobody may be promised a call that cannot go out."""
    with pytest.raises(ImproperlyConfigured, match="SMTP_URL is not"):
        mail("", "nobet@example.com", demo=False)


@pytest.mark.parametrize("text", ["nobet", "a@b, c@d", "@", "a b@c"])
def test_what_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """One address, or none."""
    monkeypatch.setenv("ONCALL_EMAIL", text)
    with pytest.raises(ImproperlyConfigured, match="one e-mail address"):
        env_email("ONCALL_EMAIL")
