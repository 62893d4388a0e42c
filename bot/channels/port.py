"""What a channel is to the rest of us, and what its errors decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.channels.models import Arrival, ChannelState
from bot.conversations.models import Attachment, Sender

# Seconds.
_LONGEST_ASKED = 86_400.0


@dataclass(frozen=True)
class Outgoing:
    """A message of ours on its way; `buttons` are pairs of id and title, in order.

    With a `photo`, the text is its caption (`saying.CAPTION`); `sender`: who of us says it, one of
    `conversations.models.Sender`: a notice of the house ends no question of the bot's.
    `reference`: our own name of it, which some providers give back; `template`: the provider's name
    of the text, where it has approved it.
    """

    message_id: int
    customer_id: int
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    sender: str = Sender.BOT
    photo: Attachment | None = None
    reference: str = ""
    template: str = ""

    @property
    def notice(self) -> bool:
        """The house says it."""
        return self.sender == Sender.SYSTEM


@dataclass(frozen=True)
class Pace:
    """The provider's limits, in seconds: between two messages to one customer, and to anybody.

    `burst`: so many to one customer may go at once after a rest.
    """

    customer: float = 0.0
    overall: float = 0.0
    burst: int = 1


@dataclass(frozen=True)
class Template:
    """Words that the provider has approved, under the `name` that it knows them by."""

    name: str
    text: str


Store = Callable[[], None]
"""Stores what an arrival said; called once, inside the transaction that ends the arrival."""


class Channel(Protocol):
    """One way to customers, and the fixed sentences that depend on it."""

    name: str
    """As in the database, at most 16 characters."""
    pulls: bool
    """Customers fetch their messages themselves: stored is sent, and nothing is delivered."""
    pace: Pace
    counts: bool
    """The provider numbers all that it tells us, so that a gap in between is seen."""
    reports_within: float
    """Seconds in which the provider tells what became of a message; 0 where it tells nothing."""
    still_waiting: str
    """A sentence for those whom nobody has taken yet: where the answer will be."""

    @property
    def invitation(self) -> Template | None:
        """What may be sent where nothing else may before the customer writes; None without."""

    def send(self, outgoing: Outgoing) -> str:
        """Hand a message to the provider and return its id for it, at most 200 characters.

        Raises a SendError; any other error counts as "try again". It ends, one way or the other,
        well within the sender's lease (60 s).
        """

    def move(self, customer_id: int, address: str) -> None:
        """Keep a customer's new address; the next `send` uses it."""

    def take(self, arrivals: Sequence[Arrival]) -> Store:
        """Read what came, and fetch its files; parts of an album come together.

        Raises a SendError where the provider can't be asked now; any other error counts as "try
        again". It ends well within the inbox's lease (60 s).
        """

    def findings(self) -> Iterator[tuple[bool, str]]:
        """Whether each thing of its set-up is right, and a sentence about it, for operators."""

    def show_typing(self, customer_id: int, on: bool) -> None:
        """Show a customer that an answer is on its way, or no longer; never waits, never fails."""


class SendError(Exception):
    """A message did not go out. Its type decides what happens; its text is for people."""


class Permanent(SendError):
    """It never will, however often it is tried."""


class Unreachable(Permanent):
    """Nobody is reached there any more: `why` is `blocked` or `gone`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Unsure(SendError):
    """The answer was lost: it may have gone out, and is sent again all the same."""


class RetryAfter(SendError):
    """The provider asks all of us to wait for `seconds`, or only this customer's messages."""

    def __init__(self, seconds: float, everybody: bool = True) -> None:
        super().__init__(f"again after {seconds:g} s")
        self.seconds = seconds
        self.everybody = everybody

    @property
    def wait(self) -> timedelta:
        """A day at most: more is a broken answer."""
        return timedelta(seconds=min(max(self.seconds, 0.0), _LONGEST_ASKED))


class Moved(SendError):
    """The customer has another `address` now: it is kept, and the message sent there at once."""

    def __init__(self, address: str) -> None:
        super().__init__("another address")
        self.address = address


class WindowClosed(SendError):
    """Nothing but approved words may go there before the customer writes again."""


class ChannelStopped(SendError):
    """Nothing goes out on the whole channel until somebody acts; `why` for the desk."""

    why = ChannelState.Stopped.RESTRICTED


class AuthorisationExpired(ChannelStopped):
    """Our key to the provider is no longer good: somebody has to renew it."""

    why = ChannelState.Stopped.EXPIRED
