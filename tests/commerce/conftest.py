"""Shops to test against: the fake one, and the real client with the real little service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import stamina
from django.utils import timezone

from bot.commerce.shops.demo.client import DemoShop
from bot.commerce.shops.demo.service.seed import seed
from bot.commerce.shops.fake.client import FakeShop
from bot.commerce.shops.port import Shop

TOKEN = "demo-token"


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    stamina.set_testing(True, attempts=3, cap=True)
    yield
    stamina.set_testing(False)


@pytest.fixture
def demo_address(live_server: Any, settings: Any) -> str:
    """The seeded demo shop, over a real socket."""
    settings.ROOT_URLCONF = "tests.commerce.urls"
    settings.DEMO_SHOP_TOKEN = TOKEN
    settings.ALLOWED_HOSTS = ["*"]
    seed(timezone.localdate())
    return f"{live_server.url}/demo-shop/api"


# The database by a mark: pytest-django does not see fixtures that are asked for by name only.
WITH_DATABASE = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["fake", pytest.param("demo", marks=WITH_DATABASE)])
def shop(request: pytest.FixtureRequest) -> Shop:
    """Every implementation of the port, each with the same orders."""
    if request.param == "fake":
        return FakeShop()
    return DemoShop(request.getfixturevalue("demo_address"), TOKEN)
