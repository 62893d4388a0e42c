"""What a turn has read of the shop: its actions share it, so that an order is read once a turn."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import MutableMapping

from bot.commerce.shops.port import Order

_TURNS = 64
_lock = threading.Lock()
_turns: OrderedDict[str, dict[str, Order]] = OrderedDict()


def orders_of(message_id: str) -> MutableMapping[str, Order]:
    """The orders by number that the turn of this message has read; the oldest turns are forgotten.

    A turn that is run again after a crash finds what it decided on the first time.
    """
    with _lock:
        orders = _turns.setdefault(message_id, {})
        _turns.move_to_end(message_id)
        while len(_turns) > _TURNS:
            _turns.popitem(last=False)
        return orders
