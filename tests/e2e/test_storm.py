"""The small form of `make chaos`: each process is killed once while customers write."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.chaos.product import MARKS, Product
from tests.chaos.storm import storm
from tests.chaos.telegram import Storm


@pytest.fixture
def product() -> Iterator[Product]:
    """`make run` with a database of its own."""
    with Product() as running:
        yield running


def test_nothing_is_lost_while_processes_are_killed(product: Product) -> None:
    """Every message taken is stored once, in order, and is answered or with people."""
    verdict, killed = storm(product, 5, iter(("web", "worker", "actions", "rasa")), 3.0)
    said, left = product.said(), product.alive()
    code = product.stop()
    assert verdict.good, verdict
    assert verdict.acknowledged >= 5
    assert killed == dict.fromkeys(MARKS, 1)
    for name in MARKS:
        assert f"{name} ended (exit -9), started again" in said
    # Nothing is left at the end, and who was started again has ended too.
    assert code == 143
    assert set(left) == set(MARKS)
    assert not [name for name, process in left.items() if process.is_running()]


def test_telegram_loses_nothing_while_processes_are_killed() -> None:
    """Repeated updates: each once, in order, answered; sent twice at most once a
    kill, and counted."""
    with Storm() as storm:
        account = storm.run(updates=60, chats=10, rate=15.0, every=2.0, disorder=0)
    assert account.good, account
    assert account.kills >= 1
    assert account.updates == account.posted == 60
