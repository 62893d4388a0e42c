"""The channels that are on. The one place that knows them."""

from __future__ import annotations

from bot.channels.port import Channel
from bot.channels.web.channel import WebChannel

_STILL_WAITING = "Talebiniz sırada duruyor; yanıtımızı buraya yazacağız."


def _by_name(*channels: Channel) -> dict[str, Channel]:
    return {channel.name: channel for channel in channels}


CHANNELS = _by_name(WebChannel())


def pulls(name: str) -> bool:
    """Whether customers fetch their messages themselves; what is off keeps them for later."""
    return name in CHANNELS and CHANNELS[name].pulls


def still_waiting(name: str) -> str:
    """The channel's sentence for those who wait for people; a general one where it is off."""
    return CHANNELS[name].still_waiting if name in CHANNELS else _STILL_WAITING
