"""Telegram's webhook bodies as Bot API 10.0 describes them; people and ids are invented."""

from __future__ import annotations

from tests.channels.telegram.payloads.bad import BAD, BadBody
from tests.channels.telegram.payloads.messages import MESSAGE_VARIANTS, MESSAGES
from tests.channels.telegram.payloads.people import Payload, message, update
from tests.channels.telegram.payloads.updates import UPDATE_VARIANTS, UPDATES

__all__ = [
    "BAD",
    "MESSAGES",
    "MESSAGE_VARIANTS",
    "UPDATES",
    "UPDATE_VARIANTS",
    "BadBody",
    "Payload",
    "message",
    "update",
]
