"""Telegram's webhook bodies as Bot API 10.0 describes them; people and ids are invented."""

from __future__ import annotations

from tests.channels.telegram.payloads.bad import BAD, BadBody
from tests.channels.telegram.payloads.contents import CARRIED, FILES, WORDS
from tests.channels.telegram.payloads.messages import MESSAGE_VARIANTS, MESSAGES
from tests.channels.telegram.payloads.people import Payload, message, update
from tests.channels.telegram.payloads.updates import UPDATE_VARIANTS, UPDATES

# Of a person who expects an answer; all others are told of by Telegram itself.
SAID = {*FILES, *WORDS, *CARRIED}

__all__ = [
    "BAD",
    "MESSAGES",
    "MESSAGE_VARIANTS",
    "SAID",
    "UPDATES",
    "UPDATE_VARIANTS",
    "BadBody",
    "Payload",
    "message",
    "update",
]
