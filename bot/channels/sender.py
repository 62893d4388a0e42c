"""The way out: sends each queued delivery at least once, in order for its customer."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from bot.channels import addresses
from bot.channels.models import Address, Delivery
from bot.channels.port import (
    AuthorisationExpired,
    Channel,
    Moved,
    Outgoing,
    Permanent,
    RetryAfter,
    Unreachable,
    Unsure,
)
from bot.conversations.models import Sender as By
from bot.conversations.pump import Pump
from bot.conversations.storage import unit_of_work
from bot.privacy.logs import masked

log = logging.getLogger(__name__)

# A try is one worker's for so long; what a killed one did not record is sent again after it.
LEASE = timedelta(seconds=60)
LONGEST_WAIT = timedelta(minutes=5)
# What is due by time alone, a pace or a wait, is not told by a change of the database.
IDLE_SECONDS = 0.2
_ERROR_LENGTH = 500
# Masking takes time with the square of the length, and a number cut at the end is not masked.
_READ_LENGTH = 2 * _ERROR_LENGTH


class Sender:
    """Sends for the channels that push; one instance a thread."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._channels = {name: one for name, one in channels.items() if not one.pulls}
        self._expired: set[str] = set()

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
        try:
            provider_id = _sent(self._channels[delivery.channel], _outgoing(delivery))
        except Exception as error:
            self._decide(delivery, error, now)
        else:
            self._expired.discard(delivery.channel)
            _record(delivery, provider_id, now)

    def _claim(self, now: datetime) -> Delivery | None:
        """Lease the oldest that its pace lets go; the update that finds it as it was seen wins."""
        paces = {name: channel.pace for name, channel in self._channels.items()}
        free = addresses.open_channels(paces, now)
        for delivery in _due(now).filter(channel__in=free)[:20]:
            customer = delivery.message.conversation.customer_id
            with unit_of_work():
                won = addresses.begin(delivery.channel, customer, paces[delivery.channel], now)
                won = won and _lease(delivery, now)
            if won:
                return delivery
        return None

    def _decide(self, delivery: Delivery, error: Exception, now: datetime) -> None:
        if isinstance(error, Permanent):
            log.warning("delivery %s failed for good: %s", delivery.pk, _told(error))
            _note(delivery, error, state=Delivery.State.FAILED)
            if isinstance(error, Unreachable):
                addresses.stop(delivery.message.conversation.customer_id, error.why)
            return
        wait = _wait(delivery, error)
        self._log(delivery, error, wait)
        if isinstance(error, RetryAfter):
            addresses.hold(delivery.channel, now + wait)
        unsure = delivery.unsure + isinstance(error, Unsure)
        _note(delivery, error, not_before=now + wait, unsure=unsure)

    def _log(self, delivery: Delivery, error: Exception, wait: timedelta) -> None:
        """An expired key is one error in the log until it is good again, not one a message."""
        channel = delivery.channel
        if not isinstance(error, AuthorisationExpired):
            seconds = wait.total_seconds()
            log.warning("delivery %s: %s; again in %g s", delivery.pk, _told(error), seconds)
        elif channel not in self._expired:
            self._expired.add(channel)
            log.error("%s: our key has expired, messages wait: %s", channel, _told(error))


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


def _due(now: datetime) -> QuerySet[Delivery]:
    """What may be tried, oldest first: nothing overtakes an earlier one of its customer."""
    queued = Delivery.objects.filter(state=Delivery.State.QUEUED)
    earlier = queued.filter(
        message__conversation__customer=OuterRef("message__conversation__customer"),
        message__lt=OuterRef("message"),
    )
    soon = Address.objects.filter(
        customer=OuterRef("message__conversation__customer"), next_at__gt=now
    )
    due = queued.filter(~Exists(earlier), ~Exists(soon), not_before__lte=now)
    return due.select_related("message__conversation").order_by("message")


def _lease(delivery: Delivery, now: datetime) -> bool:
    """A try that nobody recorded was killed: whether it went out, nobody knows."""
    unsure = delivery.unsure + delivery.trying
    won = _mine(delivery).update(
        attempts=delivery.attempts + 1, not_before=now + LEASE, trying=True, unsure=unsure
    )
    delivery.attempts, delivery.unsure = delivery.attempts + 1, unsure
    return bool(won)


def _mine(delivery: Delivery) -> QuerySet[Delivery]:
    """The row, as long as nobody has tried since: each try counts one up."""
    return Delivery.objects.filter(
        pk=delivery.pk, state=Delivery.State.QUEUED, attempts=delivery.attempts
    )


def _outgoing(delivery: Delivery) -> Outgoing:
    message = delivery.message
    return Outgoing(
        message_id=message.pk,
        customer_id=message.conversation.customer_id,
        text=message.text,
        buttons=tuple((button["id"], button["title"]) for button in message.buttons),
        notice=message.sender == By.SYSTEM,
        photo=message.attachments.first(),
    )


def _sent(channel: Channel, outgoing: Outgoing) -> str:
    try:
        return channel.send(outgoing)
    except Moved as error:
        channel.move(outgoing.customer_id, error.address)
        return channel.send(outgoing)


def _record(delivery: Delivery, provider_id: str, now: datetime) -> None:
    """It is out, whoever has the lease by now: nobody need send it again."""
    with unit_of_work():
        Delivery.objects.filter(pk=delivery.pk).update(
            state=Delivery.State.SENT,
            provider_id=provider_id,
            sent_at=now,
            error="",
            trying=False,
        )


def _note(delivery: Delivery, error: Exception, **fields: object) -> None:
    with unit_of_work():
        _mine(delivery).update(error=_told(error)[:_ERROR_LENGTH], trying=False, **fields)


def _wait(delivery: Delivery, error: Exception) -> timedelta:
    """What the provider asks for, or 2, 4, 8 s and so on."""
    if isinstance(error, RetryAfter):
        return error.wait
    # The power of a long row of failures would not fit a timedelta.
    return min(timedelta(seconds=2 ** min(delivery.attempts, 16)), LONGEST_WAIT)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {masked(str(error)[:_READ_LENGTH])}"
