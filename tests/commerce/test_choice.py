"""Which shop the process talks to."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from bot import bootstrap
from bot.commerce.shops.demo.client import DemoShop


@pytest.fixture(autouse=True)
def _anew() -> Any:
    bootstrap.shop.cache_clear()
    yield
    bootstrap.shop.cache_clear()


def test_the_setting_names_the_shop(settings: Any) -> None:
    """One client for the process."""
    settings.SHOP = "demo"
    assert isinstance(bootstrap.shop(), DemoShop)
    assert bootstrap.shop() is bootstrap.shop()


def test_a_wrong_name_is_told_with_the_known_ones(settings: Any) -> None:
    """One sentence says what is wrong and what would be right."""
    settings.SHOP = "nope"
    with pytest.raises(ImproperlyConfigured, match=r"'nope'.*use demo\."):
        bootstrap.shop()
