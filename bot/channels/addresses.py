"""Who is where on a channel, and how fast we may write there."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db.models import Q

from bot.channels.models import Address, ChannelState, Delivery
from bot.channels.port import ChannelStopped, Pace
from bot.conversations.models import Customer
from bot.conversations.storage import unit_of_work
from bot.privacy.logs import masked

log = logging.getLogger(__name__)

# So much of the overall rate may be used at once after a rest.
_BURST = timedelta(seconds=0.2)
# Where a channel is stopped, one message is tried so often.
STOPPED_PROBE = timedelta(seconds=60)
_LONGEST_SAID = 300


def known(channel: str, address: str) -> Address:
    """The address with its customer, who begins here; who writes can be written to again.

    Call inside a unit of work.
    """
    found, _ = Address.objects.select_for_update().get_or_create(channel=channel, address=address)
    if found.customer is None or found.stopped:
        found.customer = found.customer or Customer.objects.create(channel=channel)
        found.stopped = ""
        found.save(update_fields=["customer", "stopped"])
    return found


def of(customer_id: int) -> Address:
    """Where a customer is reached; raises Address.DoesNotExist."""
    return Address.objects.get(customer=customer_id)


def move(customer_id: int, address: str) -> None:
    """Keep a customer's new address; what another had been at it belongs to nobody now."""
    with unit_of_work():
        mine = of(customer_id)
        Address.objects.filter(channel=mine.channel, address=address).exclude(pk=mine.pk).delete()
        mine.address = address
        mine.save(update_fields=["address"])


def renamed(channel: str, old: str, new: str) -> None:
    """The provider gave a place another name; what it was there already stays."""
    with unit_of_work():
        if not Address.objects.filter(channel=channel, address=new).exists():
            Address.objects.filter(channel=channel, address=old).update(address=new)


def stop(customer_id: int, why: str) -> None:
    """Nothing is sent to them until they write again; what waits for them has failed."""
    with unit_of_work():
        Address.objects.filter(customer=customer_id).update(stopped=why)
        waiting = Delivery.objects.filter(
            state=Delivery.State.QUEUED, message__conversation__customer=customer_id
        )
        waiting.update(state=Delivery.State.FAILED, trying=False, error=f"Unreachable: {why}")


def open_channels(channels: Mapping[str, Pace], now: datetime) -> Collection[str]:
    """Those on which a message may begin now: nobody asked us to wait, and the rate is kept."""
    shut = ChannelState.objects.filter(channel__in=list(channels)).filter(
        Q(held_until__gt=now) | Q(next_at__gt=now + _BURST)
    )
    return set(channels) - set(shut.values_list("channel", flat=True))


def begin(channel: str, customer_id: int, pace: Pace, now: datetime) -> bool:
    """Use up the next moment of a customer's and of the channel's pace; False where it is over.

    Call inside a unit of work. The update that still finds it free wins.
    """
    if pace.customer:
        free = Q(next_at=None) | Q(next_at__lte=now)
        mine = Address.objects.select_for_update().filter(free, customer=customer_id).first()
        if mine is None:
            return False
        # Who has rested for long may be sent so many at once, and no more.
        rested = now - timedelta(seconds=pace.customer * (pace.burst - 1))
        mine.next_at = max(rested, mine.next_at or rested) + timedelta(seconds=pace.customer)
        mine.save(update_fields=["next_at"])
    if pace.overall:
        state, _ = ChannelState.objects.select_for_update().get_or_create(channel=channel)
        due = max(now, state.next_at or now)
        if due > now + _BURST:
            return False
        state.next_at = due + timedelta(seconds=pace.overall)
        state.save(update_fields=["next_at"])
    return True


def hold(channel: str, until: datetime) -> None:
    """The provider asked to wait: nobody asks it anything before."""
    ChannelState.objects.update_or_create(channel=channel, defaults={"held_until": until})


def stop_channel(channel: str, error: ChannelStopped, now: datetime) -> datetime:
    """Nothing is asked of the provider but once a minute, until something goes out; till when.

    One error in the log until it works again, not one a message; and the desk shows it.
    """
    state, _ = ChannelState.objects.get_or_create(channel=channel)
    said = masked(str(error)[: 2 * _LONGEST_SAID])
    if state.stopped != error.why:
        state.stopped_at = now
        log.error("%s is stopped, messages wait: %s: %s", channel, type(error).__name__, said)
    state.held_until = until = now + STOPPED_PROBE
    state.stopped, state.said = error.why, said[:_LONGEST_SAID]
    state.save(update_fields=["held_until", "stopped", "stopped_at", "said"])
    return until


def go_on(channel: str) -> None:
    """Something went out: the channel works."""
    stopped = ChannelState.objects.filter(channel=channel).exclude(stopped="")
    if stopped.update(stopped="", stopped_at=None, said="", held_until=None):
        log.warning("%s: messages go out again", channel)


def held(channel: str, now: datetime) -> datetime | None:
    """Until when nothing is asked of the provider; None where it may be."""
    state = ChannelState.objects.filter(channel=channel, held_until__gt=now).first()
    return state.held_until if state else None
