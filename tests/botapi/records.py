"""What the stand-in writes down, and the refusal that all its parts share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Json = dict[str, Any]
Buttons = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sent:
    """A message of the bot; `at` is the stand-in's clock (time.monotonic unless told)."""

    method: str
    chat_id: int
    text: str
    # Pairs of callback data (or address) and title.
    buttons: Buttons
    photo: bytes | None
    message_id: int
    at: float


@dataclass(frozen=True)
class Call:
    """A request that arrived, also one that was refused; `code` is 0 where the answer was cut."""

    method: str
    params: Mapping[str, Any]
    files: Mapping[str, bytes]
    code: int
    at: float


class Posted(NamedTuple):
    """What a person's act became: its update, its message, the callback query if it was a press."""

    update_id: int
    message_id: int
    query_id: str = ""


@dataclass(frozen=True)
class Shown:
    """A message of the bot as it is now, with what its JSON needs beyond the record."""

    sent: Sent
    date: int
    entities: list[Json] = field(default_factory=list)
    markup: Json | None = None
    sizes: list[Json] = field(default_factory=list)
    edited: bool = False


@dataclass
class Chat:
    """A private chat or a group, as the bot knows it."""

    card: Json
    # Why the bot may not write here; empty while it may.
    closed: str = ""
    shown: dict[int, Shown] = field(default_factory=dict)
    actions: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The chat's number."""
        return int(self.card["id"])

    @property
    def private(self) -> bool:
        """Whether this is one person's chat with the bot."""
        return bool(self.card["type"] == "private")


class Refused(Exception):
    """An answer that isn't ok."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(why: str) -> Refused:
    """The usual 400."""
    return Refused(400, f"Bad Request: {why}")
