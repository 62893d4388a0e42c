"""What the stand-in writes down, and the refusal that all its parts share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Json = dict[str, Any]
Buttons = tuple[tuple[str, str], ...]
Rows = tuple[tuple[str, str, str], ...]
DAY = 24 * 3600.0


class Content(NamedTuple):
    """What a message shows, whatever its kind."""

    kind: str
    # The body or the caption.
    text: str = ""
    # Pairs of id and title.
    buttons: Buttons = ()
    # A list's rows: id, title, description.
    rows: Rows = ()
    file: bytes | None = None


@dataclass(frozen=True)
class Sent:
    """A message of ours that was accepted; `at` is the stand-in's clock."""

    message_id: str
    # The number or the user id that the request named.
    to: str
    kind: str
    text: str
    buttons: Buttons
    rows: Rows
    file: bytes | None
    # The whole request.
    payload: Json
    # Its biz_opaque_callback_data.
    tracker: str
    at: float


@dataclass(frozen=True)
class Call:
    """A request that arrived, also one that was refused; `code` is 0 where the answer was cut."""

    method: str
    path: str
    params: Mapping[str, Any]
    files: Mapping[str, bytes]
    code: int
    at: float


class Posted(NamedTuple):
    """What a person's act became: its message, and its event if the product is told of it."""

    message_id: str
    event: str = ""


@dataclass
class Person:
    """Somebody who has WhatsApp, as the stand-in knows them."""

    wa_id: str
    name: str
    user_id: str
    # Whether the webhooks keep the number back.
    hidden: bool = False
    blocked: bool = False
    # When they last wrote, by the stand-in's clock.
    last_wrote: float = -math.inf
    shown: list[Sent] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    def card(self) -> Json:
        """The person in `contacts`."""
        number = {} if self.hidden else {"wa_id": self.wa_id}
        return {"profile": {"name": self.name}, **number, "user_id": self.user_id}

    def writes(self, now: float) -> bool:
        """Whether they wrote within the last 24 hours."""
        return now - self.last_wrote < DAY


def listed(body: Json, name: str) -> list[Json]:
    """The objects under a name, none where something else stands."""
    found = body.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


class Refused(Exception):
    """An answer with an error: HTTP's status, Meta's code and what goes with it."""

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        details: str = "",
        *,
        kind: str = "OAuthException",
        subcode: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.details = details
        self.kind = kind
        self.subcode = subcode
        self.retry_after = retry_after


def bad_request(why: str, details: str = "") -> Refused:
    """A parameter that is missing or can't be."""
    return Refused(400, 100, f"(#100) {why}", details)


def bad_value(details: str) -> Refused:
    """A parameter with a value over its limits."""
    return Refused(400, 131009, "(#131009) Parameter value is not valid", details)


def no_object(name: str, verb: str = "get") -> Refused:
    """Nothing is there under this id."""
    why = (
        f"Unsupported {verb} request. Object with ID '{name}' does not exist,"
        " cannot be loaded due to missing permissions, or does not support this operation"
    )
    return Refused(400, 100, why, kind="GraphMethodException", subcode=33)
