"""Nothing that runs at each change, sweep or scrape reads a whole table (docs/operations.md)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bot.complaints.stored.earlier import earlier_case
from bot.effects import Goods, Heard, Problem, Solved
from bot.ops import gauges
from tests.cx.build import START, Talk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's own plans"),
]
LATE = Heard(("late_delivery",), "annoyed", False)


def plans(run: Callable[[], object]) -> dict[str, list[str]]:
    """Each query of a run with the tables that it touches, and how."""
    with CaptureQueriesContext(connection) as queries:
        run()
    asked = {query["sql"] for query in queries if query["sql"].startswith(("SELECT", "UPDATE"))}
    return {sql: _plan(sql) for sql in asked}


def _plan(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        steps = [str(row[3]) for row in cursor.fetchall()]
    return [step for step in steps if step.startswith(("SEARCH", "SCAN"))]


def unindexed(run: Callable[[], object]) -> list[tuple[str, str]]:
    found = plans(run)
    assert found
    return [
        (sql, step)
        for sql, steps in found.items()
        for step in steps
        if not any(how in step for how in (" INDEX ", "PRIMARY KEY", "CONSTANT ROW"))
    ]


@pytest.fixture
def back() -> Talk:
    """Somebody who has come back with the same order and problem."""
    first = Talk()
    first.turn(LATE, Problem(1, "late_delivery", Goods("TS-1")), Solved(yes=True))
    first.close()
    return Talk(first.customer, START + timedelta(days=1))


def test_a_change_runs_on_indexes(back: Talk) -> None:
    """With the search for who it returns to, and the earlier conversation that is restated."""
    assert unindexed(lambda: back.turn(LATE, Problem(1, "late_delivery", Goods("TS-1")))) == []


def test_the_search_for_a_return_is_a_range_of_days(back: Talk) -> None:
    """Who has written a hundred times has their newest rows read, not all of them."""
    found = plans(lambda: back.turn(LATE, Problem(1, "late_delivery", Goods("TS-1"))))
    steps = [step for steps in found.values() for step in steps]
    assert any("outcome_customer (customer_key=? AND closed_at>? AND closed_at<?)" in step
               for step in steps)  # fmt: skip


def test_a_scrape_runs_on_indexes() -> None:
    """Each gauge; a scan of a partial index reads only what waits."""
    assert unindexed(gauges.text) == []
    steps = [step for found in plans(gauges.text).values() for step in found]
    scans = [step for step in steps if step.startswith("SCAN")]
    partial = {"message_pending", "delivery_queued", "arrival_waiting", "arrival_next"}
    assert {scan.split()[-1] for scan in scans} <= partial


def test_an_earlier_case_is_found_by_indexes(back: Talk) -> None:
    """What a new conversation begins with, asked at its first message."""
    assert unindexed(lambda: earlier_case(back.customer.pk, START + timedelta(days=1))) == []


def test_prices_are_counted_from_the_index_alone(back: Talk) -> None:
    """However many messages of a conversation are billed, not one of their rows is read."""
    steps = [step for found in plans(back.changed).values() for step in found]
    assert "SEARCH cx_messageprice USING COVERING INDEX price_counted (conversation_id=?)" in steps
