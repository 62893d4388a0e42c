"""The way in of channels that call us: what comes is stored, acknowledged, then taken in order."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from django.db.models import F, QuerySet
from django.utils import timezone

from bot.channels import addresses
from bot.channels.models import Arrival
from bot.channels.port import Channel, ChannelStopped, RetryAfter, Store
from bot.conversations.pump import Pump
from bot.conversations.storage import retried, unit_of_work

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
# How long a gap in the provider's count is waited for, and parts of an album for the next one.
GAP_PATIENCE = timedelta(seconds=2)
ALBUM_PATIENCE = timedelta(seconds=1)
LAST_TRY = 8
KEEP = timedelta(days=8)
THREADS = 4
_IDLE_SECONDS = 0.2
_WAITING, _TAKEN = Arrival.State.WAITING, Arrival.State.TAKEN
# Those of one second stand as they came.
_ORDER = ("sequence", "id")
_PAGE = 20


class LostLease(Exception):
    """Somebody else has taken it up meanwhile: what was to be stored is not."""


def store(arrivals: Sequence[Arrival]) -> set[str]:
    """Keep what is new of one channel's; committed when it returns. The ids of the new ones."""
    with unit_of_work():
        # Of two of the same in one body the first counts.
        told: dict[str, Arrival] = {}
        for one in arrivals:
            told.setdefault(one.provider_id, one)
        here = Arrival.objects.filter(
            channel__in={one.channel for one in arrivals}, provider_id__in=told
        )
        known = set(here.values_list("provider_id", flat=True))
        if known:
            here.update(repeats=F("repeats") + 1)
        fresh = [one for name, one in told.items() if name not in known]
        # Two deliveries of the same at the same moment: the index lets one through.
        Arrival.objects.bulk_create(fresh, ignore_conflicts=True)
        for one in fresh:
            if one.album:
                _album(one).update(not_before=one.received_at + ALBUM_PATIENCE)
    return {one.provider_id for one in fresh}


def keep_taking(channels: Mapping[str, Channel]) -> Pump[list[Arrival]] | None:
    """Take what comes, in threads of their own; None where no channel calls us."""
    if all(channel.pulls for channel in channels.values()):
        return None
    pump = Pump(
        "inbox",
        THREADS,
        lambda: claim(channels, timezone.now()),
        lambda arrivals: take(channels, arrivals, timezone.now()),
        idle_seconds=_IDLE_SECONDS,
    )
    pump.start()
    return pump


def claim(channels: Mapping[str, Channel], now: datetime) -> list[Arrival] | None:
    """Lease the next arrival that nothing before it is missing to, with its album; None without."""
    counting = {name for name, channel in channels.items() if channel.counts}
    ready: dict[str, int] = {}
    for first in _due(now):
        if first.channel in counting:
            if first.channel not in ready:
                ready[first.channel] = _complete_to(first.channel, now)
            if first.sequence > ready[first.channel] and first.received_at > now - GAP_PATIENCE:
                continue
        if arrivals := _leased(first, now):
            return arrivals
    return None


def take(channels: Mapping[str, Channel], arrivals: list[Arrival], now: datetime) -> None:
    """Do what they say, once; what fails is tried again, later each time."""
    channel = channels.get(arrivals[0].channel)
    if channel is None:
        _again(arrivals, now + LEASE)
        return
    try:
        _end(arrivals, channel.take(arrivals))
    except LostLease:
        log.warning("arrival %s was taken by another worker", arrivals[0].pk)
    except Exception as error:
        _decide(arrivals, error, now)


def receipts_wait() -> bool:
    """Whether something waits that stands in no order, as receipts of our messages do."""
    # Asked as `_due` asks, or SQLite reads through all that waits.
    first = Arrival.objects.filter(state=_WAITING, sequence=0, pk__gt=0).order_by("pk")
    return first.values_list("pk", flat=True).first() is not None


def forget(now: datetime) -> int:
    """Drop what providers no longer repeat: they do so for seven days at most."""
    old = Arrival.objects.filter(received_at__lt=now - KEEP).exclude(state=_WAITING)
    return old.delete()[0]


def _due(now: datetime) -> Iterator[Arrival]:
    """The first that waits of each chat, where its time has come: what stands in no order before.

    Found one by one from those that have waited longest: most looks end with the first, however
    many thousands wait.
    """
    waiting = Arrival.objects.filter(state=_WAITING)
    for some in (waiting.filter(sequence=0), waiting.exclude(sequence=0)):
        seen: set[tuple[str, str]] = set()
        for channel, chat in _pages(some.filter(not_before__lte=now)):
            if (channel, chat) not in seen:
                seen.add((channel, chat))
                its = waiting.filter(channel=channel, chat=chat)
                first = its.order_by(*_ORDER).first()
                if first and first.not_before <= now:
                    yield first


def _pages(rows: QuerySet[Arrival]) -> Iterator[tuple[str, str]]:
    """Channel and chat of each, by their ids; read in pieces, for few are needed."""
    last = 0
    while page := list(rows.filter(pk__gt=last).order_by("pk")[:_PAGE]):
        yield from ((one.channel, one.chat) for one in page)
        last = page[-1].pk


def _complete_to(channel: str, now: datetime) -> int:
    """The number up to which nothing is on its way any more, by the provider's own count."""
    here = Arrival.objects.filter(channel=channel)
    settled = here.filter(received_at__lte=now - GAP_PATIENCE).order_by("-received_at").first()
    if settled is None:
        # What came before the very first one is not known: it is waited for.
        return -1
    upto: int = settled.sequence
    later = here.filter(sequence__gt=upto, received_at__gt=now - LEASE).order_by("sequence")
    for number in later.values_list("sequence", flat=True):
        if number != upto + 1:
            break
        upto = number
    return upto


def _leased(first: Arrival, now: datetime) -> list[Arrival]:
    with unit_of_work():
        if not _held([first]).update(attempts=first.attempts + 1, not_before=now + LEASE):
            return []
        first.attempts += 1
        if not first.album:
            return [first]
        parts = list(takewhile(lambda one: one.album == first.album, _waiting_of(first)))
        rows = Arrival.objects.filter(pk__in=[one.pk for one in parts])
        rows.update(attempts=first.attempts, not_before=now + LEASE)
        for one in parts:
            one.attempts = first.attempts
        return parts


def _waiting_of(part: Arrival) -> QuerySet[Arrival]:
    """What its chat waits with, in order: an album ends where something else was said."""
    return Arrival.objects.filter(channel=part.channel, chat=part.chat, state=_WAITING).order_by(
        *_ORDER
    )


def _album(part: Arrival) -> QuerySet[Arrival]:
    return Arrival.objects.filter(
        channel=part.channel, chat=part.chat, album=part.album, state=_WAITING
    )


def _held(arrivals: list[Arrival]) -> QuerySet[Arrival]:
    """The rows, as long as nobody has taken them up since: each try counts one up."""
    pks = [one.pk for one in arrivals]
    return Arrival.objects.filter(pk__in=pks, state=_WAITING, attempts=arrivals[0].attempts)


@retried
def _end(arrivals: list[Arrival], done: Store) -> None:
    """What it says and its end, together or not at all."""
    with unit_of_work():
        if _held(arrivals).update(state=_TAKEN, body="") != len(arrivals):
            raise LostLease
        done()


def _decide(arrivals: list[Arrival], error: Exception, now: datetime) -> None:
    first = arrivals[0]
    told = type(error).__name__
    if isinstance(error, ChannelStopped):
        _again(arrivals, addresses.stop_channel(first.channel, error, now))
    elif isinstance(error, RetryAfter):
        until = now + error.wait
        addresses.hold(first.channel, until)
        _again(arrivals, until)
    elif first.attempts < LAST_TRY:
        log.warning("arrival %s: %s; it is tried again", first.pk, told, exc_info=error)
        _again(arrivals, now + timedelta(seconds=2**first.attempts))
    else:
        log.error("arrival %s can't be taken: %s", first.pk, told, exc_info=error)
        _held(arrivals).update(state=Arrival.State.FAILED)


def _again(arrivals: list[Arrival], at: datetime) -> None:
    _held(arrivals).update(not_before=at)
