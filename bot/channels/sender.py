"""The way out: sends each queued delivery at least once, in order for its customer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice

from django.db.models import Q, QuerySet
from django.utils import timezone

from bot.channels import addresses, deciding, inbox
from bot.channels.models import Delivery
from bot.channels.port import Channel, Moved, Outgoing
from bot.conversations.pump import Pump
from bot.conversations.storage import unit_of_work

# A try is one worker's for so long; what a killed one did not record is sent again after it.
LEASE = timedelta(seconds=60)
# What is due by time alone, a pace or a wait, is not told by a change of the database.
IDLE_SECONDS = 0.2
_PAGE = 20


class Sender:
    """Sends for the channels that push; one instance a thread."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._channels = {name: one for name, one in channels.items() if not one.pulls}

    @property
    def idle_forever(self) -> bool:
        """Whether no channel that is on will ever have something to send."""
        return not self._channels

    def send_one(self, now: datetime) -> bool:
        """Try the next delivery that is due at `now`; False where none is.

        What the channel raises is stored with the delivery; only the database's errors come out.
        """
        delivery = self._claim(now)
        if delivery is None:
            return False
        self._try(delivery, now)
        return True

    def pump(self) -> Pump[Delivery]:
        """Sends one at a time: only so is what a killed worker sends twice one message at most."""
        return Pump(
            "send",
            1,
            lambda: self._claim(timezone.now()),
            lambda delivery: self._try(delivery, timezone.now()),
            idle_seconds=IDLE_SECONDS,
        )

    def _try(self, delivery: Delivery, now: datetime) -> None:
        channel = self._channels[delivery.channel]
        try:
            provider_id = _sent(channel, _outgoing(delivery))
        except Exception as error:
            deciding.decide(channel, delivery, error, now)
        else:
            deciding.went_out(delivery, provider_id, now)

    def _claim(self, now: datetime) -> Delivery | None:
        """Lease the oldest that its pace lets go; the update that finds it as it was seen wins."""
        paces = {name: channel.pace for name, channel in self._channels.items()}
        free = addresses.open_channels(paces, now)
        for delivery in islice(_due(now, free), _PAGE):
            if self._may_be_told(delivery):
                continue
            customer = delivery.message.conversation.customer_id
            with unit_of_work():
                won = addresses.begin(delivery.channel, customer, paces[delivery.channel], now)
                won = won and _lease(delivery, now)
            if won:
                return delivery
        return None

    def _may_be_told(self, delivery: Delivery) -> bool:
        """Nobody knows whether it went out, and a receipt that says so may be here already."""
        doubtful = delivery.trying or delivery.error.startswith("Unsure")
        reports = self._channels[delivery.channel].reports_within > 0
        return doubtful and reports and inbox.receipts_wait()


def keep_sending(channels: Mapping[str, Channel]) -> Pump[Delivery] | None:
    """Send what is due, in threads of their own; None where no channel pushes.

    Looking at each change would then only take time from those who answer.
    """
    sender = Sender(channels)
    if sender.idle_forever:
        return None
    pump = sender.pump()
    pump.start()
    return pump


def _due(now: datetime, channels: Collection[str]) -> Iterator[Delivery]:
    """What may be tried, oldest first: nothing overtakes an earlier one of its customer.

    Read in pieces, each customer's first row deciding: one query that compares the queue with
    itself takes longer the longer it is.
    """
    seen: set[int] = set()
    for delivery in _pages(_queued(now, channels)):
        customer = delivery.message.conversation.customer_id
        if customer not in seen:
            seen.add(customer)
            if delivery.not_before <= now:
                yield delivery


def _queued(now: datetime, channels: Collection[str]) -> QuerySet[Delivery]:
    """Of those customers whose pace lets a message go."""
    place = "message__conversation__customer__address__next_at"
    free = Q(**{place: None}) | Q(**{f"{place}__lte": now})
    queued = Delivery.objects.filter(state=Delivery.State.QUEUED, waits=False)
    rows = queued.filter(free, channel__in=channels)
    return rows.select_related("message__conversation").order_by("message_id")


def _pages(rows: QuerySet[Delivery]) -> Iterator[Delivery]:
    last = 0
    while page := list(rows.filter(message_id__gt=last)[:_PAGE]):
        yield from page
        last = page[-1].message_id


def _lease(delivery: Delivery, now: datetime) -> bool:
    """A try that nobody recorded was killed: whether it went out, nobody knows."""
    unsure = delivery.unsure + delivery.trying
    won = delivery.held().update(
        attempts=delivery.attempts + 1, not_before=now + LEASE, trying=True, unsure=unsure
    )
    delivery.attempts, delivery.unsure = delivery.attempts + 1, unsure
    return bool(won)


def _outgoing(delivery: Delivery) -> Outgoing:
    message = delivery.message
    return Outgoing(
        message_id=message.pk,
        customer_id=message.conversation.customer_id,
        text=message.text,
        buttons=tuple((button["id"], button["title"]) for button in message.buttons),
        sender=message.sender,
        photo=message.attachments.first(),
        reference=f"{message.conversation_id.hex}.{message.pk}",
        template=delivery.template,
    )


def _sent(channel: Channel, outgoing: Outgoing) -> str:
    try:
        return channel.send(outgoing)
    except Moved as error:
        channel.move(outgoing.customer_id, error.address)
        return channel.send(outgoing)
