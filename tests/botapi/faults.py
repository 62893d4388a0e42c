"""What may go wrong at Telegram."""

from __future__ import annotations

from dataclasses import dataclass

from tests.botapi.records import Json, Refused
from tests.standin.faults import Fine, Slow


@dataclass(frozen=True)
class Flood:
    """429: wait so many seconds."""

    seconds: int = 1


@dataclass(frozen=True)
class Fail:
    """A server's error; 502 and above come from Telegram's proxy, as a page instead of JSON."""

    code: int = 500


@dataclass(frozen=True)
class Cut:
    """The connection closes without an answer: before the call was heard, or after it was done."""

    before: bool = True


@dataclass(frozen=True)
class Bad:
    """Any other refusal."""

    code: int
    description: str
    parameters: Json | None = None


@dataclass(frozen=True)
class Migrated:
    """The group became a supergroup and goes on under another number."""

    new_chat_id: int


Fault = Flood | Fail | Cut | Slow | Bad | Migrated | Fine


def refusal(fault: Fault) -> Refused | None:
    """What the caller is told instead of an answer, if the fault is of that kind."""
    if isinstance(fault, Flood):
        return too_many(fault.seconds)
    if isinstance(fault, Fail):
        names = {500: "Internal Server Error", 502: "Bad Gateway"}
        return Refused(fault.code, names.get(fault.code, "Service Unavailable"))
    if isinstance(fault, Bad):
        return Refused(fault.code, fault.description, fault.parameters)
    if isinstance(fault, Migrated):
        why = "Bad Request: group chat was upgraded to a supergroup chat"
        return Refused(400, why, {"migrate_to_chat_id": fault.new_chat_id})
    return None


def too_many(seconds: int) -> Refused:
    """Telegram's 429."""
    why = f"Too Many Requests: retry after {seconds}"
    return Refused(429, why, {"retry_after": seconds})
