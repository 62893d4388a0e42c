"""A line of text from the environment, such as the shop's name."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from bot.config import env_line


def test_the_default_and_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not set has its default; blanks around it do not count."""
    monkeypatch.delenv("SHOP_NAME", raising=False)
    assert env_line("SHOP_NAME", "Demo Mağaza", 60) == "Demo Mağaza"
    monkeypatch.setenv("SHOP_NAME", f"  {'ş' * 60} ")
    assert env_line("SHOP_NAME", "Demo Mağaza", 60) == "ş" * 60


@pytest.mark.parametrize("value", ["", "  ", "ş" * 61, "iki\nsatır", "a\x1b[31m"])
def test_what_is_no_name_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """One sentence names the variable and the limit."""
    monkeypatch.setenv("SHOP_NAME", value)
    with pytest.raises(ImproperlyConfigured, match=r"^SHOP_NAME must be .* 1 to 60 "):
        env_line("SHOP_NAME", "Demo Mağaza", 60)
