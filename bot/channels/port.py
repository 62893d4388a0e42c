"""What a channel is to the rest of us, and what its errors decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Outgoing:
    """A message of ours on its way; `buttons` are pairs of id and title, in order."""

    message_id: int
    customer_id: int
    text: str
    buttons: tuple[tuple[str, str], ...] = ()


class Channel(Protocol):
    """One way to customers, and the fixed sentences that depend on it."""

    name: str
    """As in the database, at most 16 characters."""
    pulls: bool
    """Customers fetch their messages themselves: stored is sent, and nothing is delivered."""
    still_waiting: str
    """A sentence for those whom nobody has taken yet: where the answer will be."""

    def send(self, outgoing: Outgoing) -> str:
        """Hand a message to the provider and return its id for it, at most 200 characters.

        Raises a SendError; any other error counts as "try again". It ends, one way or the other,
        well within the sender's lease (60 s).
        """

    def move(self, customer_id: int, address: str) -> None:
        """Keep a customer's new address; the next `send` uses it."""


class SendError(Exception):
    """A message did not go out. Its type decides what happens; its text is for people."""


class Permanent(SendError):
    """It never will, however often it is tried."""


class RetryAfter(SendError):
    """The provider asks us to wait for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again after {seconds:g} s")
        self.seconds = seconds


class Moved(SendError):
    """The customer has another `address` now: it is kept, and the message sent there at once."""

    def __init__(self, address: str) -> None:
        super().__init__("another address")
        self.address = address


class AuthorisationExpired(SendError):
    """Our key to the provider is no longer good: somebody has to renew it."""
