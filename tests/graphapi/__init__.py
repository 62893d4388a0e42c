"""A local stand-in of Meta's Graph API for WhatsApp: real HTTP, people who write, faults."""

from __future__ import annotations

from tests.graphapi.faults import Bad, Cut, Expired, Fail, Failed, Fault, Flood, Silent
from tests.graphapi.graph import Graph
from tests.graphapi.people import User
from tests.graphapi.records import Call, Posted, Sent
from tests.standin.faults import Fine, Slow

__all__ = [
    "Bad",
    "Call",
    "Cut",
    "Expired",
    "Fail",
    "Failed",
    "Fault",
    "Fine",
    "Flood",
    "Graph",
    "Posted",
    "Sent",
    "Silent",
    "Slow",
    "User",
]
