"""Row 3: messages out of order are put in order by Meta's time, as long as it is worth waiting."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from bot.channels import inbox, table
from bot.channels.models import Arrival
from tests.channels.whatsapp.conftest import Product
from tests.channels.whatsapp.payloads import envelope, message, value

EACH = 20
START = timezone.now().replace(microsecond=0) - timedelta(minutes=10)


def said(sender: int, number: int, at: datetime) -> dict[str, Any]:
    return {
        **message(id=f"wamid.{sender}.{number}", text={"body": str(number)}),
        **{"from": f"9055500{sender:05d}", "from_user_id": f"TR.{sender}"},
        "timestamp": str(int(at.timestamp())),
    }


class Clock:
    """Our own time, as the webhook and the worker see it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.time = START
        self.taken: dict[str, list[int]] = {}
        monkeypatch.setattr(timezone, "now", lambda: self.time)

    def go_to(self, moment: datetime) -> None:
        """The worker looks each quarter of a second until then, and takes what it may."""
        while self.time < moment:
            self.time = min(moment, self.time + timedelta(seconds=0.25))
            while found := inbox.claim(table.CHANNELS, self.time):
                (one,) = found
                Arrival.objects.filter(pk=one.pk).update(state=Arrival.State.TAKEN)
                _, sender, number = one.provider_id.split(".")
                self.taken.setdefault(sender, []).append(int(number))


def arrive(product: Product, clock: Clock, senders: int, late: float, seed: int) -> None:
    """Twenty messages of each, which arrive up to `late` seconds after they were said."""
    chance, coming = random.Random(seed), []
    for sender in range(senders):
        at = START + timedelta(seconds=chance.randrange(5))
        for number in range(EACH):
            at += timedelta(seconds=chance.randrange(1, 4))
            delay = timedelta(seconds=chance.uniform(0, late))
            coming.append((at + delay, said(sender, number, at)))
    for moment, one in sorted(coming, key=lambda pair: pair[0]):
        clock.go_to(moment)
        assert product.post(envelope(value([one]))).status_code == 200
    clock.go_to(clock.time + timedelta(seconds=5))


def test_within_two_seconds_all_are_in_order(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand messages of fifty senders."""
    clock = Clock(monkeypatch)
    arrive(product, clock, senders=50, late=1.9, seed=3)
    assert clock.taken == {str(sender): list(range(EACH)) for sender in range(50)}


def test_later_than_that_none_is_lost(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five seconds late: whoever comes first is not held so long, but each is taken once."""
    clock = Clock(monkeypatch)
    arrive(product, clock, senders=5, late=5.0, seed=4)
    assert {name: sorted(one) for name, one in clock.taken.items()} == {
        str(sender): list(range(EACH)) for sender in range(5)
    }
