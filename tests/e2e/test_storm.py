"""The small form of `make chaos`: each process is killed once while customers write."""

from __future__ import annotations

from tests.chaos.product import MARKS, Product
from tests.chaos.storm import storm


def test_nothing_is_lost_while_processes_are_killed() -> None:
    """Every message taken is stored once, in order, and is answered or with people."""
    with Product() as product:
        verdict, killed = storm(product, 5, iter(("web", "worker", "actions", "rasa")), 3.0)
        said = product.said()
        code = product.stop()
    assert verdict.good, verdict
    assert verdict.acknowledged >= 5
    assert killed == dict.fromkeys(MARKS, 1)
    for name in MARKS:
        assert f"{name} ended (exit -9), started again" in said
    assert code == 143
