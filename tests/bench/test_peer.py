"""The comparison itself: a ratio the wrong way round would praise the slower one."""

from __future__ import annotations

from tests.bench.peer import ratios


def test_ratios_are_above_one_where_ours_is_better() -> None:
    """The rate of eight customers, the median of one."""
    ours = {
        "reads_1": {"p50_ms": 15.0, "messages_per_second": 60.0},
        "reads_8": {"p50_ms": 100.0, "messages_per_second": 80.0},
    }
    peers = {
        "reads_1": {"p50_ms": 45.0, "messages_per_second": 20.0},
        "reads_8": {"p50_ms": 350.0, "messages_per_second": 25.0},
    }
    assert ratios(ours, peers) == {"messages_per_second": 3.2, "p50_ms": 3.0}
