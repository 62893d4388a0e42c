"""Asked again for the same message, the engine runs no second turn while it remembers the first."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable
from typing import Any

MOST = 256

Json = dict[str, Any]


class Repeats:
    """The turns of this process: those that run, and the last ones that said something.

    A worker whose patience ended asks again, and gets what the turn became in the meantime. What is
    forgotten is run again from the same memory, with the same keys for what it does at the shop.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._turns: OrderedDict[Hashable, asyncio.Task[Json]] = OrderedDict()

    async def of(self, key: Hashable, run: Callable[[], Coroutine[Any, Any, Json]]) -> Json:
        """The answer of the turn under this key, begun now or before; raises what it raised."""
        turn = self._turns.get(key)
        if turn is None or _failed(turn):
            turn = self._turns[key] = asyncio.create_task(run())
        self._turns.move_to_end(key)
        self._forget()
        # Who asks may hang up; the turn goes on, for it may have begun to act.
        return await asyncio.shield(turn)

    def _forget(self) -> None:
        over = [key for key, turn in self._turns.items() if turn.done()]
        for key in over[: max(0, len(self._turns) - self._most)]:
            del self._turns[key]


def _failed(turn: asyncio.Task[Json]) -> bool:
    """Nothing came of it: an error, or an action that failed and left Rasa without words."""
    if not turn.done():
        return False
    return turn.cancelled() or turn.exception() is not None or not turn.result()["messages"]
