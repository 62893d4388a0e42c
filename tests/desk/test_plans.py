"""What each open desk asks at every change reads no whole table."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone

from bot.channels.models import Address
from bot.channels.overdue import overdue
from bot.complaints.stored.models import ProblemRecord
from bot.conversations.models import Conversation
from bot.desk import deliveries
from bot.desk.deliveries import undelivered
from bot.desk.reach import reach
from bot.desk.same_order import same_order
from bot.desk.stopped import stopped
from tests.cx.test_plans import plans, unindexed
from tests.desk.test_overdue import taken

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's own plans")


def test_what_is_overdue_is_found_by_its_index(queued: Conversation, whatsapp: str) -> None:
    """Of all that was ever sent only what is still on its way is read."""
    taken(queued)
    (steps,) = plans(lambda: list(overdue(timezone.now()))).values()
    assert any("delivery_on_its_way (channel=? AND sent_at>? AND sent_at<?)" in step
               for step in steps)  # fmt: skip


def test_what_became_of_a_conversation_runs_on_indexes(queued: Conversation, whatsapp: str) -> None:
    """Asked at each change, for each open page."""
    taken(queued)
    assert unindexed(lambda: deliveries.pulse(queued.pk)) == []


def test_who_is_reached_is_read_from_indexes(queued: Conversation) -> None:
    """With the search for an invitation since the customer's last message."""
    now = timezone.now()
    Address.objects.create(
        channel="whatsapp", address="90555", customer=queued.customer, open_until=now
    )
    assert unindexed(lambda: reach(queued.pk, now)) == []


def test_the_queues_warnings_run_on_indexes(queued: Conversation, whatsapp: str) -> None:
    """Asked at each change, for each open desk."""
    taken(queued)
    assert unindexed(undelivered) == []
    assert unindexed(stopped) == []


def test_the_same_order_is_found_by_indexes(queued: Conversation) -> None:
    """By its number, of all that were ever told."""
    ProblemRecord.objects.create(
        conversation=queued, number=1, type="invoice", order_number="TS-1003"
    )
    assert unindexed(lambda: same_order(queued.pk, timezone.now())) == []
