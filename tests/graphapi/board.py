"""The state of the stand-in: people, media, what was sent, called and marked."""

from __future__ import annotations

import base64
import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.graphapi.account import Account
from tests.graphapi.events import Events
from tests.graphapi.records import Call, Json, Person, Sent, no_object

FIRST_MEDIA = 1_000_000_000_000_000


@dataclass(frozen=True)
class Media:
    """A file at Meta; its size may be a claim, to spare a test the bytes."""

    media_id: str
    kind: str
    data: bytes
    size: int

    @property
    def digest(self) -> bytes:
        """Its sha256, which a webhook shows in base64 and a lookup in hex."""
        return hashlib.sha256(self.data).digest()

    @property
    def path(self) -> str:
        """Where the bytes are."""
        return f"/media/{self.media_id}/{self.digest.hex()[:16]}"


class Board:
    """Everything is read and changed under `changed`, which tells the waiting of every change."""

    def __init__(self, account: Account, clock: Callable[[], float] = time.monotonic) -> None:
        self.account = account
        self.clock = clock
        self.changed = threading.Condition()
        self.events = Events(self.changed, account)
        self.people: list[Person] = []
        self.media: dict[str, Media] = {}
        self.sent: list[Sent] = []
        self.log: list[Call] = []
        # The messages of people, those of ours without a status, those marked and shown typing for.
        self.received: set[str] = set()
        self.silent: set[str] = set()
        self.read_marks: list[str] = []
        self.typing: list[str] = []
        self._last_message = 0

    def next_message_id(self) -> str:
        """As opaque as Meta's own."""
        with self.changed:
            self._last_message += 1
            name = f"{self.account.phone_number_id}/{self._last_message:020}".encode()
            return f"wamid.{base64.b64encode(name).decode()}"

    def person(self, address: str) -> Person | None:
        """Who has this number or this user id."""
        found = (one for one in self.people if address in (one.wa_id, one.user_id))
        return next(found, None)

    def store(self, kind: str, data: bytes, size: int | None = None) -> Media:
        """Keep a file under a new id."""
        with self.changed:
            name = str(FIRST_MEDIA + len(self.media))
            self.media[name] = Media(name, kind, data, len(data) if size is None else size)
            return self.media[name]

    def found(self, media_id: str) -> Media:
        """The file with this id."""
        if media_id not in self.media:
            raise no_object(media_id)
        return self.media[media_id]

    def value(self, **content: object) -> Json:
        """What each webhook of the number has, and its own content."""
        return {
            "messaging_product": "whatsapp",
            "metadata": self.account.metadata,
            **content,
        }
