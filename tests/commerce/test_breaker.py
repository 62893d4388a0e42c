"""The circuit breaker alone, with a clock of ours."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.commerce.breaker import Breaker
from bot.commerce.errors import NotAllowed, Unavailable


class Clock:
    """A clock that stands until the test moves it."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def fail(breaker: Breaker, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(Unavailable, match="down"), breaker.guard():
            raise Unavailable("down")


def is_open(breaker: Breaker) -> bool:
    try:
        with breaker.guard():
            return False
    except Unavailable as error:
        return not error.retry


def test_opens_after_five_failures_and_rests() -> None:
    """Five failures in a row open it for fifteen seconds."""
    clock = Clock()
    breaker = Breaker(clock=clock)
    fail(breaker, 5)
    assert is_open(breaker)
    clock.now += 14.9
    assert is_open(breaker)
    clock.now += 0.1
    assert not is_open(breaker)


def test_an_answer_in_between_starts_the_count_again() -> None:
    """Only failures in a row count, and a refusal is an answer."""
    breaker = Breaker(clock=Clock())
    fail(breaker, 4)
    with pytest.raises(NotAllowed), breaker.guard():
        raise NotAllowed("out_of_stock")
    fail(breaker, 4)
    assert not is_open(breaker)


def test_a_failed_trial_opens_it_again() -> None:
    """After the rest one call tries; when it fails, the rest starts again."""
    clock = Clock()
    breaker = Breaker(clock=clock)
    fail(breaker, 5)
    clock.now += 15
    fail(breaker)
    assert is_open(breaker)


def test_only_one_call_tries() -> None:
    """While the trial is on its way the others are still refused."""
    clock = Clock()
    breaker = Breaker(clock=clock)
    fail(breaker, 5)
    clock.now += 15
    with breaker.guard():
        assert is_open(breaker)
    assert not is_open(breaker)


def test_counts_right_from_many_threads() -> None:
    """Failures of parallel calls are all counted."""
    breaker = Breaker(limit=200, clock=Clock())
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: fail(breaker), range(199)))
    fail(breaker)
    assert is_open(breaker)
