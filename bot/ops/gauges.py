"""The numbers under /metrics: how much waits, and who wrote. Counts only, no personal data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Count, Min, Model, TextChoices
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

from bot.channels.models import Delivery
from bot.conversations.models import Conversation, Message, Owner, Sender, State
from bot.ops import heartbeat


class Telafi(Collector):
    """Asks the database at each scrape: any number of web processes tell the same."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The database's errors come out: a scrape that fails tells more than old numbers."""
        yield _by("conversations", "owner", Conversation.objects.all(), list(Owner))
        yield _by("messages", "sender", Message.objects.all(), list(Sender))
        yield _by("deliveries", "state", Delivery.objects.all(), list(Delivery.State))
        yield from _pending()
        yield _gauge(
            "worker_silent_seconds", "Since the worker's last sign of life", heartbeat.age() or 0.0
        )


def text() -> bytes:
    """Prometheus's text format, with this process's own numbers beside the database's."""
    return generate_latest(_REGISTRY)


def _by(
    name: str, label: str, rows: QuerySet[Model], values: Sequence[TextChoices]
) -> GaugeMetricFamily:
    counted = dict(rows.order_by().values_list(label).annotate(Count("pk")))
    family = GaugeMetricFamily(f"telafi_{name}", f"{name.capitalize()} by {label}", labels=[label])
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
