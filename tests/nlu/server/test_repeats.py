"""Asked twice, a turn is run once; what came to nothing is run again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import pytest

from bot.nlu.server.repeats import Repeats

Json = dict[str, Any]
Run = Callable[[], Coroutine[Any, Any, Json]]


class Turns:
    """A turn whose answers a test decides, and how often it was run."""

    def __init__(self, *answers: Json | Exception) -> None:
        self.answers = list(answers)
        self.runs = 0

    async def run(self) -> Json:
        self.runs += 1
        await asyncio.sleep(0)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


SAID: Json = {"messages": [{"text": "Üzüldüm."}], "state": "[]"}
NOTHING: Json = {"messages": [], "state": "[]"}


def test_a_turn_asked_for_again_is_the_same() -> None:
    turns = Turns(SAID)

    async def twice() -> list[Json]:
        repeats = Repeats()
        return [await repeats.of("a", turns.run), await repeats.of("a", turns.run)]

    assert asyncio.run(twice()) == [SAID, SAID]
    assert turns.runs == 1


def test_two_who_ask_at_once_wait_for_one_turn() -> None:
    turns = Turns(SAID)

    async def together() -> list[Json]:
        repeats = Repeats()
        return list(await asyncio.gather(*(repeats.of("a", turns.run) for _ in range(5))))

    assert asyncio.run(together()) == [SAID] * 5
    assert turns.runs == 1


def test_who_hangs_up_ends_no_turn() -> None:
    """It may have begun to act at the shop: its end is there for who asks again."""
    turns = Turns(SAID)

    async def hung_up() -> Json:
        repeats = Repeats()
        asked = asyncio.create_task(repeats.of("a", turns.run))
        await asyncio.sleep(0)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        return await repeats.of("a", turns.run)

    assert asyncio.run(hung_up()) == SAID
    assert turns.runs == 1


@pytest.mark.parametrize("first", [ValueError("x"), NOTHING])
def test_what_came_to_nothing_is_run_again(first: Json | Exception) -> None:
    turns = Turns(first, SAID)

    async def again() -> Json:
        repeats = Repeats()
        with suppress(ValueError):
            assert await repeats.of("a", turns.run) == NOTHING
        return await repeats.of("a", turns.run)

    assert asyncio.run(again()) == SAID
    assert turns.runs == 2


def test_the_oldest_that_is_over_is_forgotten() -> None:
    """Not one that runs, and not one that was asked for lately."""
    turns = Turns(*[SAID] * 9)

    async def many() -> None:
        repeats = Repeats(most=2)
        for key in ("a", "b", "a", "c"):
            await repeats.of(key, turns.run)
        assert turns.runs == 3
        await repeats.of("a", turns.run)
        assert turns.runs == 3
        await repeats.of("b", turns.run)
        assert turns.runs == 4

    asyncio.run(many())
