"""Channels on which nothing goes out until somebody acts: every agent who writes there is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.channels.models import ChannelState
from bot.channels.table import CHANNELS


@dataclass(frozen=True)
class Stopped:
    """`why`: one of `ChannelState.Stopped`; `said`: the provider's own words, masked, maybe ''."""

    channel: str
    why: str
    said: str
    since: datetime | None


def stopped(channel: str = "") -> tuple[Stopped, ...]:
    """Of all channels that are on, or only this one; what is off waits for nobody."""
    names = {channel} & CHANNELS.keys() if channel else CHANNELS.keys()
    rows = ChannelState.objects.filter(channel__in=names).exclude(stopped="").order_by("channel")
    values = rows.values_list("channel", "stopped", "said", "stopped_at")
    return tuple(Stopped(*row) for row in values)
