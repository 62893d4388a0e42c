"""The gauges of what does not reach customers, and of what comes again."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from bot.channels import addresses
from bot.channels.models import Arrival, Delivery
from bot.channels.port import AuthorisationExpired
from bot.channels.table import CHANNELS
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.conversations.models import Sender
from bot.ops import gauges
from bot.ops.paths import ROOT
from tests.cx.build import Talk
from tests.cx.test_plans import unindexed

pytestmark = pytest.mark.django_db
NOW = timezone.now()
NAME = "whatsapp"


@pytest.fixture(autouse=True)
def whatsapp(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is on, and its provider tells what arrives."""
    monkeypatch.setitem(CHANNELS, NAME, WhatsAppChannel("token", "1", "http://127.0.0.1:1"))


def value(line: str) -> float:
    """Of one line of the page, by its name and labels."""
    (found,) = (one for one in gauges.text().decode().splitlines() if one.startswith(f"{line} "))
    return float(found.rpartition(" ")[2])


def delivery(**fields: Any) -> Delivery:
    message = Talk().say(Sender.AGENT)
    values = {"channel": NAME, "made_at": NOW, "not_before": NOW} | fields
    return Delivery.objects.create(message=message, **values)


def arrival(number: int, repeats: int, at: datetime) -> None:
    Arrival.objects.create(
        channel=NAME,
        provider_id=str(number),
        kind="text",
        chat="1",
        sequence=number,
        state="taken",
        repeats=repeats,
        not_before=at,
        received_at=at,
    )


def test_what_waits_for_its_customer_is_counted() -> None:
    """What waits for a moment only, and what has failed meanwhile, is not."""
    delivery(waits=True)
    delivery()
    delivery(waits=True, state="failed")
    assert value("telafi_deliveries_waiting") == 1
    assert value("telafi_deliveries_queued") == 2


def test_what_does_not_arrive_is_counted() -> None:
    """The twin: what has arrived is not, nor what was sent just now."""
    long_ago = NOW - timedelta(hours=1)
    delivery(state="sent", sent_at=long_ago)
    delivery(state="sent", sent_at=long_ago, delivered_at=NOW)
    delivery(state="sent", sent_at=NOW)
    assert value("telafi_deliveries_undelivered") == 1


def test_a_stopped_channel_is_one() -> None:
    """Each that is on has its line; what is off has none, whatever is known of it."""
    addresses.stop_channel(NAME, AuthorisationExpired("401"), NOW)
    addresses.stop_channel("pigeon", AuthorisationExpired("401"), NOW)
    assert value('telafi_channel_stopped{channel="whatsapp"}') == 1
    assert value('telafi_channel_stopped{channel="web"}') == 0
    assert "pigeon" not in gauges.text().decode()
    addresses.go_on(NAME)
    assert value('telafi_channel_stopped{channel="whatsapp"}') == 0


def test_what_comes_again_is_counted() -> None:
    """Of the last day, however often each came; nothing is nought."""
    assert value("telafi_arrivals_repeated_last_day") == 0
    arrival(1, 2, NOW)
    arrival(2, 3, NOW)
    arrival(3, 50, NOW - timedelta(days=2))
    assert value("telafi_arrivals_repeated_last_day") == 5


def test_each_gauge_is_documented_and_no_other() -> None:
    """Operators find every number of ours in the table."""
    document = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^# HELP (telafi_\w+) ", gauges.text().decode(), re.MULTILINE))
    assert told == set(re.findall(r"^\| `(telafi_\w+)[`{]", document, re.MULTILINE))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's own plans")
def test_a_scrape_with_a_messenger_runs_on_indexes() -> None:
    """What does not arrive is asked for only where a channel tells it."""
    delivery(state="sent", sent_at=NOW - timedelta(hours=1))
    assert unindexed(gauges.text) == []
