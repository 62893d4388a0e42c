"""A local stand-in of Telegram's Bot API: real HTTP, people who write, faults on request."""

from __future__ import annotations

from tests.botapi.api import Api
from tests.botapi.faults import Bad, Cut, Fail, Fault, Flood, Migrated
from tests.botapi.people import Group, User
from tests.botapi.records import Call, Posted, Sent
from tests.standin.faults import Fine, Slow

__all__ = [
    "Api",
    "Bad",
    "Call",
    "Cut",
    "Fail",
    "Fault",
    "Fine",
    "Flood",
    "Group",
    "Migrated",
    "Posted",
    "Sent",
    "Slow",
    "User",
]
