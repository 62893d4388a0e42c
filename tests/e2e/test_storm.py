"""The small form of `make chaos`: each process is killed once while customers write."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.chaos.messengers import Storm
from tests.chaos.product import MARKS, Product
from tests.chaos.storm import storm


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


def test_no_messenger_loses_anything_while_processes_are_killed() -> None:
    """Both at once, and the website: each message once, in order, answered; sent twice at most
    once a kill, and counted."""
    with Storm() as storm:
        result = storm.run(messages=80, people=8, rate=20.0, every=2.0, disorder=0, visitors=2)
    assert result.good, result
    assert result.kills >= 1
    for account in (result.telegram, result.whatsapp):
        assert account.messages == account.acknowledged == 40
    assert result.website.acknowledged >= 2
