"""What the end of a try decides for a message of ours, and for all of its customer or channel."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.channels import addresses, window
from bot.channels.models import Delivery
from bot.channels.port import (
    Channel,
    ChannelStopped,
    Permanent,
    RetryAfter,
    Unreachable,
    Unsure,
    WindowClosed,
)
from bot.conversations.storage import unit_of_work
from bot.privacy.logs import masked

log = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(minutes=5)
_ERROR_LENGTH = 500
# Masking takes time with the square of the length, and a number cut at the end is not masked.
_READ_LENGTH = 2 * _ERROR_LENGTH


def went_out(delivery: Delivery, provider_id: str, now: datetime) -> None:
    """It is out, whoever has the lease by now: nobody need send it again."""
    with unit_of_work():
        Delivery.objects.filter(pk=delivery.pk).update(
            state=Delivery.State.SENT,
            provider_id=provider_id,
            sent_at=now,
            error="",
            trying=False,
        )
        addresses.go_on(delivery.channel)


def decide(channel: Channel, delivery: Delivery, error: Exception, now: datetime) -> None:
    """What an error of `Channel.send` means; what the channel raised is kept with the delivery."""
    if isinstance(error, Permanent):
        _fail(delivery, error)
    elif isinstance(error, WindowClosed):
        window.wait(channel, delivery, told(error), now)
    elif isinstance(error, ChannelStopped):
        until = addresses.stop_channel(delivery.channel, error, now)
        _note(delivery, error, not_before=until)
    else:
        _again(channel, delivery, error, now)


def told(error: Exception) -> str:
    """Its class and its masked words, as a delivery keeps them."""
    return f"{type(error).__name__}: {masked(str(error)[:_READ_LENGTH])}"[:_ERROR_LENGTH]


def _fail(delivery: Delivery, error: Permanent) -> None:
    log.warning("delivery %s failed for good: %s", delivery.pk, told(error))
    _note(delivery, error, state=Delivery.State.FAILED)
    if isinstance(error, Unreachable):
        addresses.stop(delivery.message.conversation.customer_id, error.why)


def _again(channel: Channel, delivery: Delivery, error: Exception, now: datetime) -> None:
    wait = _wait(channel, delivery, error)
    log.warning("delivery %s: %s; again in %g s", delivery.pk, told(error), wait.total_seconds())
    if isinstance(error, RetryAfter) and error.everybody:
        addresses.hold(delivery.channel, now + wait)
    unsure = delivery.unsure + isinstance(error, Unsure)
    _note(delivery, error, not_before=now + wait, unsure=unsure)


def _note(delivery: Delivery, error: Exception, **fields: object) -> None:
    with unit_of_work():
        delivery.held().update(error=told(error), trying=False, **fields)


def _wait(channel: Channel, delivery: Delivery, error: Exception) -> timedelta:
    """What the provider asks for, or 2, 4, 8 s and so on; it may still tell us of a lost answer."""
    if isinstance(error, RetryAfter):
        return error.wait
    # The power of a long row of failures would not fit a timedelta.
    usual = min(timedelta(seconds=2 ** min(delivery.attempts, 16)), LONGEST_WAIT)
    if isinstance(error, Unsure):
        return max(usual, timedelta(seconds=channel.reports_within))
    return usual
