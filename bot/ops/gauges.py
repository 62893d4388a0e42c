"""The numbers under /metrics: how much waits, and who wrote. Counts only, no personal data.

Each is read from an index and bounded by what is open, waits or is new: what is over costs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Count, Min, Sum, TextChoices
from django.db.models.query import QuerySet
from django.utils import timezone
from prometheus_client import (
    CollectorRegistry,
    GCCollector,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.channels.models import Arrival, ChannelState, Delivery
from bot.channels.overdue import overdue
from bot.channels.table import CHANNELS
from bot.conversations.models import Conversation, Message, Owner, Sender, State
from bot.cx.models import MessageFact
from bot.ops import heartbeat


class Telafi(Collector):
    """Asks the database at each scrape: any number of web processes tell the same."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The database's errors come out: a scrape that fails tells more than old numbers."""
        yield _open_conversations()
        yield _messages()
        yield from _deliveries()
        yield from _held_up()
        yield from _arrivals()
        yield from _pending()
        # Where there never was a worker it has been silent for ever: an alarm finds that too.
        silent = heartbeat.age()
        seconds = math.inf if silent is None else silent
        yield _gauge("worker_silent_seconds", "Since the worker's last sign of life", seconds)


def text() -> bytes:
    """Prometheus's text format, with this process's own numbers beside the database's."""
    return generate_latest(_REGISTRY)


def _open_conversations() -> GaugeMetricFamily:
    """By their index: the closed ones, which are nearly all, are not touched."""
    owners = [owner for owner in Owner if owner != Owner.CLOSED]
    rows = Conversation.objects.filter(owner__in=owners)
    return _by("conversations", "Open conversations by owner", rows, "owner", owners)


def _messages() -> GaugeMetricFamily:
    rows = MessageFact.objects.filter(at__gte=timezone.now() - timedelta(hours=1))
    words = "Messages of the last hour by sender"
    return _by("messages_last_hour", words, rows, "sender", list(Sender))


def _deliveries() -> Iterator[GaugeMetricFamily]:
    queued = Delivery.objects.filter(state=Delivery.State.QUEUED).count()
    yield _gauge("deliveries_queued", "Messages of ours that wait to be sent", queued)
    day = timezone.now() - timedelta(days=1)
    failed = Delivery.objects.filter(state=Delivery.State.FAILED, made_at__gte=day).count()
    words = "Messages of the last day that a provider refused for good"
    yield _gauge("deliveries_failed_last_day", words, failed)
    unsure = Delivery.objects.filter(unsure__gt=0, made_at__gte=day).count()
    words = "Messages of the last day that may have gone out twice"
    yield _gauge("deliveries_unsure_last_day", words, unsure)


def _held_up() -> Iterator[GaugeMetricFamily]:
    """What does not reach customers, though nothing failed."""
    waiting = Delivery.objects.filter(state=Delivery.State.QUEUED, waits=True).count()
    yield _gauge("deliveries_waiting", "Messages of ours that wait for the customer's", waiting)
    words = "Messages that a provider took and did not deliver in time"
    yield _gauge("deliveries_undelivered", words, overdue(timezone.now()).count())
    words = "Whether nothing goes out on a channel until somebody acts"
    family = GaugeMetricFamily("telafi_channel_stopped", words, labels=["channel"])
    rows = ChannelState.objects.filter(channel__in=CHANNELS).exclude(stopped="")
    stopped = set(rows.values_list("channel", flat=True))
    for name in CHANNELS:
        family.add_metric([name], name in stopped)
    yield family


def _arrivals() -> Iterator[GaugeMetricFamily]:
    waiting = Arrival.objects.filter(state=Arrival.State.WAITING).count()
    yield _gauge("arrivals_waiting", "What providers told us that waits to be taken", waiting)
    names = ["channel", "kind", "state"]
    words = "What providers told us in the last day"
    family = GaugeMetricFamily("telafi_arrivals_last_day", words, labels=names)
    day = timezone.now() - timedelta(days=1)
    rows = Arrival.objects.filter(channel__in=CHANNELS, received_at__gte=day)
    for *labels, count in rows.order_by().values_list(*names).annotate(Count("pk")):
        family.add_metric(labels, count)
    yield family
    repeats = rows.order_by().aggregate(number=Sum("repeats"))["number"] or 0
    words = "How often providers told us again what came in the last day"
    yield _gauge("arrivals_repeated_last_day", words, repeats)


def _by(
    name: str, words: str, rows: QuerySet[Any], label: str, values: Sequence[TextChoices]
) -> GaugeMetricFamily:
    counted = dict(rows.order_by().values_list(label).annotate(Count("pk")))
    family = GaugeMetricFamily(f"telafi_{name}", words, labels=[label])
    for value in values:
        family.add_metric([str(value)], counted.get(str(value), 0))
    return family


def _pending() -> Iterator[GaugeMetricFamily]:
    waiting = Message.objects.filter(state=State.PENDING).order_by()
    found = waiting.aggregate(number=Count("pk"), oldest=Min("created_at"))
    oldest = found["oldest"]
    seconds = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    yield _gauge("messages_pending", "Customers' messages that wait for a turn", found["number"])
    yield _gauge("messages_oldest_pending_seconds", "How long the oldest has waited", seconds)


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"telafi_{name}", words, value=value)


# A registry of our own: what libraries register in the default one is not ours to publish.
_REGISTRY = CollectorRegistry()
_REGISTRY.register(Telafi())
ProcessCollector(registry=_REGISTRY)
PlatformCollector(registry=_REGISTRY)
GCCollector(registry=_REGISTRY)
