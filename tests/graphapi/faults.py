"""What may go wrong at Meta."""

from __future__ import annotations

from dataclasses import dataclass

from tests.graphapi.records import Refused
from tests.standin.faults import Fine, Slow

TITLES = {
    2: "Service temporarily unavailable",
    4: "Application request limit reached",
    80007: "Rate limit issues",
    130429: "Rate limit hit",
    131000: "Something went wrong",
    131026: "Message undeliverable",
    131047: "Re-engagement message",
    131048: "Spam rate limit hit",
    131049: "This message was not delivered to maintain healthy ecosystem engagement",
    131051: "Message type unknown",
    131056: "(Business Account, Consumer Account) pair rate limit hit",
    132000: "Number of parameters does not match the expected number of params",
    132001: "Template name does not exist in the translation",
    132015: "Template is paused",
    132016: "Template is disabled",
}


@dataclass(frozen=True)
class Flood:
    """429: too many, by the code of 130429 (all in all), 131056 (this person), 80007 or 4."""

    code: int = 130429
    retry_after: int | None = None


@dataclass(frozen=True)
class Fail:
    """A server's error: 500 with code 131000, 503 with code 2, 502 as a page instead of JSON."""

    status: int = 500


@dataclass(frozen=True)
class Cut:
    """The connection closes without an answer: before the call was heard, or after it was done."""

    after: bool = False


@dataclass(frozen=True)
class Bad:
    """Any other refusal."""

    code: int
    http: int = 400
    details: str = ""
    subcode: int | None = None


@dataclass(frozen=True)
class Expired:
    """The token is no longer good."""


@dataclass(frozen=True)
class Failed:
    """Accepted, and later reported as failed for this reason."""

    code: int


@dataclass(frozen=True)
class Silent:
    """Accepted and shown, but no status ever tells so."""


Fault = Flood | Fail | Cut | Slow | Bad | Expired | Failed | Silent | Fine


def refusal(fault: Fault) -> Refused | None:
    """What the caller is told instead of an answer, if the fault is of that kind."""
    if isinstance(fault, Flood):
        return too_many(fault.code, fault.retry_after)
    if isinstance(fault, Fail):
        code = 131000 if fault.status == 500 else 2
        return Refused(fault.status, code, titled(code))
    if isinstance(fault, Bad):
        why = titled(fault.code)
        return Refused(fault.http, fault.code, why, fault.details, subcode=fault.subcode)
    if isinstance(fault, Expired):
        why = "Error validating access token: Session has expired"
        return Refused(401, 190, why, subcode=463)
    return None


def too_many(code: int, retry_after: int | None = None) -> Refused:
    """One of Meta's limits is reached."""
    return Refused(429, code, titled(code), retry_after=retry_after)


def titled(code: int) -> str:
    """A code as Meta's messages begin with it."""
    return f"(#{code}) {TITLES.get(code, 'Error')}"
