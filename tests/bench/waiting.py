"""A queue of many: everybody is told once, in the sweeps of two workers at the same time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from bot.conversations.awaiting import Times, notice_waiting
from bot.conversations.models import Conversation, Customer, Handoff, Message, Owner, Sender

WORKERS = 2


def tell_queue(size: int, say: Callable[[str], None]) -> dict[str, float]:
    """Queue so many in the present database and sweep until nobody is due; counts and seconds."""
    _queue(size)
    began = time.perf_counter()
    with ThreadPoolExecutor(WORKERS) as pool:
        told = sum(pool.map(lambda _: _swept(), range(WORKERS)))
    seconds = time.perf_counter() - began
    rows = Message.objects.filter(sender=Sender.SYSTEM).values_list("conversation", flat=True)
    times = Counter(rows)
    found = {
        "queued": size,
        "told": told,
        "told_twice": sum(count > 1 for count in times.values()),
        "never_told": size - len(times),
        "seconds": round(seconds, 1),
    }
    say(f"a queue of {size}: {found}")
    return found


def _queue(size: int) -> None:
    now = timezone.now()
    with transaction.atomic():
        customers = [Customer(channel="web") for _ in range(size)]
        Customer.objects.bulk_create(customers)
        known = Customer.objects.order_by("-pk")[:size]
        talks = [
            Conversation(
                customer=customer,
                channel="web",
                owner=Owner.QUEUED,
                started_at=now - timedelta(hours=1),
                last_message_at=now - timedelta(hours=1),
            )
            for customer in known
        ]
        Conversation.objects.bulk_create(talks)
        Handoff.objects.bulk_create(
            Handoff(
                conversation=talk,
                reason="customer_request",
                brief="Kim: web müşterisi",
                queued_at=talk.started_at,
            )
            for talk in talks
        )


def _swept() -> int:
    told = 0
    try:
        while True:
            now = timezone.now()
            times = Times(now, [now - timedelta(minutes=5)], now)
            found = notice_waiting(times, lambda _: "")
            if not found and not Handoff.objects.filter(notices=0).exists():
                return told
            told += found
    finally:
        connection.close()
