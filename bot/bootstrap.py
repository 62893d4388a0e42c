"""The one place where real adapters are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from bot.commerce.shops.demo.client import DemoShop
from bot.commerce.shops.port import Shop
from bot.engine.client import Engine


def engine() -> Engine:
    """A new client of Rasa at RASA_URL, whose patience with a turn is TURN_SECONDS."""
    return Engine(settings.RASA_URL, settings.RASA_TOKEN, settings.TURN_SECONDS)


def _demo() -> Shop:
    # A turn may ask the shop twice, and has to end within TURN_SECONDS.
    return DemoShop(settings.SHOP_URL, settings.SHOP_TOKEN, total=settings.TURN_SECONDS * 0.4)


SHOPS: Final[Mapping[str, Callable[[], Shop]]] = {"demo": _demo}


@cache
def shop() -> Shop:
    """The shop that SHOP names; one client for the process, so that its breaker is shared.

    Raises ImproperlyConfigured for a name that is not in `SHOPS`.
    """
    make = SHOPS.get(settings.SHOP)
    if make is None:
        known = " or ".join(sorted(SHOPS))
        raise ImproperlyConfigured(f"SHOP is '{settings.SHOP}': no such shop, use {known}.")
    return make()
