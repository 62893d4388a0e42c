"""Meta's webhook bodies as version 24 of the Graph API has them; people and ids are invented.

Source: the webhook reference of Meta's WhatsApp Business Platform, August 2026.
"""

from __future__ import annotations

from tests.channels.whatsapp.payloads.bad import BadBody
from tests.channels.whatsapp.payloads.changes import CHANGE_VARIANTS, CHANGES
from tests.channels.whatsapp.payloads.contents import CARRIED, FILES, TOLD, WORDS
from tests.channels.whatsapp.payloads.messages import MESSAGE_VARIANTS, MESSAGES, SENDERS
from tests.channels.whatsapp.payloads.odd import BAD
from tests.channels.whatsapp.payloads.people import (
    Payload,
    change,
    contact,
    envelope,
    message,
    value,
)
from tests.channels.whatsapp.payloads.statuses import ERRORS, STATUSES

__all__ = [
    "BAD",
    "CARRIED",
    "CHANGES",
    "CHANGE_VARIANTS",
    "ERRORS",
    "FILES",
    "MESSAGES",
    "MESSAGE_VARIANTS",
    "SENDERS",
    "STATUSES",
    "TOLD",
    "WORDS",
    "BadBody",
    "Payload",
    "change",
    "contact",
    "envelope",
    "message",
    "value",
]
