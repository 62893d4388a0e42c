"""What the contract's tests ask of a shop again and again."""

from __future__ import annotations

import pytest

from bot.commerce.errors import NotAllowed
from bot.commerce.shops.port import Order, Request, Shop


def order_of(shop: Shop, number: str) -> Order:
    """An order that is there."""
    found = shop.find_order(number)
    assert found is not None
    return found


def refused(shop: Shop, number: str, request: Request) -> NotAllowed:
    """The refusal of an action, which its quote meets too, and nothing changes."""
    before = shop.find_order(number)
    with pytest.raises(NotAllowed) as quoted:
        shop.quote(number, request)
    with pytest.raises(NotAllowed) as done:
        shop.act(number, request, idempotency_key="refused")
    assert (quoted.value.code, quoted.value.message) == (done.value.code, done.value.message)
    assert done.value.message
    assert shop.find_order(number) == before
    return done.value
