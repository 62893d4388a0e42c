"""What a provider took and has not told to have arrived, long after it should have."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from bot.channels.models import Delivery
from bot.channels.table import CHANNELS

# What is older is nobody's to wait for any more: the customer's phone is off or lost.
WATCHED = timedelta(days=7)


def overdue(now: datetime) -> QuerySet[Delivery]:
    """Sent within the last week, and not arrived within UNDELIVERED_MINUTES.

    Only of channels that are on and whose provider tells what arrives. By the index
    `delivery_on_its_way`.
    """
    telling = [name for name, channel in CHANNELS.items() if channel.reports_within > 0]
    return Delivery.objects.filter(
        state=Delivery.State.SENT,
        delivered_at=None,
        channel__in=telling,
        sent_at__gte=now - WATCHED,
        sent_at__lt=now - timedelta(minutes=settings.UNDELIVERED_MINUTES),
    )
