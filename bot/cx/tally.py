"""What an outcome needs of a conversation's messages, kept up message by message."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

_COUNTED = {
    "customer": "customer_messages",
    "bot": "bot_messages",
    "agent": "agent_messages",
}
_ANSWERING = frozenset({"bot", "agent"})


@dataclass(frozen=True)
class MessageSeen:
    """`intents`, `mood` and `unclear` are set for the customer's own messages only."""

    sender: str
    at: datetime
    intents: tuple[str, ...] = ()
    mood: str = ""
    unclear: bool = False


@dataclass(frozen=True)
class Tally:
    """Of the messages up to the id `seen`; `heard` is the last one of which Heard is in it.

    `asked_id`, `asked_at`: the customer's first message; `replied_at`: the first answer after it;
    `bot_at`: the earliest of the bot's. `intents`: each once, in the order of its appearance.
    """

    seen: int = 0
    heard: int = 0
    intents: tuple[str, ...] = ()
    mood_start: str = ""
    mood_end: str = ""
    clarifications: int = 0
    customer_messages: int = 0
    bot_messages: int = 0
    agent_messages: int = 0
    asked_id: int = 0
    asked_at: datetime | None = None
    replied_at: datetime | None = None
    bot_at: datetime | None = None

    @property
    def silent(self) -> bool:
        """Nobody has written."""
        return not (self.customer_messages or self.bot_messages or self.agent_messages)


EMPTY = Tally()


def fold(tally: Tally, number: int, message: MessageSeen) -> Tally:
    """Take in the next message; `number`, its id, is above all that were seen."""
    sender, at = message.sender, message.at
    further = replace(tally, seen=number)
    if sender in _COUNTED:
        name = _COUNTED[sender]
        further = replace(further, **{name: getattr(tally, name) + 1})
    if sender == "customer" and not tally.asked_id:
        further = replace(further, asked_id=number, asked_at=at)
    if sender in _ANSWERING and tally.asked_at and tally.replied_at is None:
        further = replace(further, replied_at=at)
    if sender == "bot":
        further = replace(further, bot_at=min(at, tally.bot_at or at))
    return hear(further, number, message)


def hear(tally: Tally, number: int, message: MessageSeen) -> Tally:
    """Take in what was heard in a message that was seen; `number` is above all that were heard."""
    if not (message.intents or message.mood or message.unclear):
        return tally
    return replace(
        tally,
        heard=number,
        intents=tuple(dict.fromkeys((*tally.intents, *message.intents))),
        mood_start=tally.mood_start or message.mood,
        mood_end=message.mood or tally.mood_end,
        clarifications=tally.clarifications + message.unclear,
    )


def without(tally: Tally, numbers: list[int]) -> Tally | None:
    """The tally after messages of the customer's have left; None where it has to be made anew.

    Unanswered words are the ones that leave: then only their number changes.
    """
    seen = [number for number in numbers if number <= tally.seen]
    if any(number <= max(tally.heard, tally.asked_id) for number in seen):
        return None
    return replace(tally, customer_messages=tally.customer_messages - len(seen))
