"""What looks for the next thing to do reads by an index, however many wait or are over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bot.channels import inbox
from bot.channels.models import Arrival, Delivery
from bot.channels.receipts import Reached, Receipt, take
from bot.channels.sender import Sender
from tests.channels.fake import FakeChannel
from tests.conversations import build

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's own plans"),
]
QUEUES = ("channels_arrival", "channels_delivery")
# Over a table, in memory, and over all of a channel's.
SLOW = ("SCAN", "TEMP B-TREE", "(channel=?)")
NOW = datetime(2026, 3, 4, 12, tzinfo=timezone.utc)


def slow(run: Callable[[], object]) -> list[str]:
    """Steps over the two queues that read more than an index leads to, or sort what they read."""
    with CaptureQueriesContext(connection) as queries:
        run()
    asked = {query["sql"] for query in queries if query["sql"].startswith(("SELECT", "UPDATE"))}
    ours = [sql for sql in asked if any(f'"{table}"' in sql for table in QUEUES)]
    steps = [step for sql in ours for step in plan(sql)]
    assert steps
    return [step for step in steps if any(word in step for word in SLOW)]


def plan(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [str(row[3]) for row in cursor.fetchall()]


def arrival(number: int, sequence: int = 1) -> Arrival:
    return Arrival(
        channel="fake",
        provider_id=str(number),
        kind="message",
        chat=str(number % 3),
        sequence=sequence,
        body="{}",
        not_before=NOW,
        received_at=NOW - timedelta(minutes=1),
    )


def test_the_next_arrival(settings: object) -> None:
    """Of a provider that does not count, and of one that does."""
    inbox.store([arrival(number, number % 2) for number in range(9)])
    channel = FakeChannel()
    channel.counts = False
    assert slow(lambda: inbox.claim({"fake": channel}, NOW)) == []


def test_the_next_delivery() -> None:
    """One of them is in doubt: a receipt of it may wait."""
    for _ in range(3):
        build.asked(build.conversation(build.customer("fake")))
    Delivery.objects.update(not_before=NOW, trying=True)
    channel = FakeChannel()
    channel.reports_within = 60.0
    assert slow(lambda: Sender({"fake": channel}).send_one(NOW)) == []


@pytest.mark.parametrize("reference", ["", "talk.1"])
def test_a_receipt(reference: str) -> None:
    """By the provider's id or by our own."""
    message = build.asked(build.conversation(build.customer("fake")))
    told = reference and f"{message.conversation_id.hex}.{message.pk}"
    receipt = Receipt("id-1", told, Reached.READ, NOW)
    assert slow(lambda: take(FakeChannel(), receipt, NOW)) == []
