"""The state of the stand-in: chats, files, what was sent, called and answered."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.botapi.records import Call, Chat, Json, Refused, Sent, Shown, bad_request
from tests.botapi.updates import Updates

FILE_LIMIT = 20_000_000
THUMBNAIL = b"thumbnail"


@dataclass(frozen=True)
class StoredFile:
    """A file that the bot may fetch; its size may be a claim, to spare a test the bytes."""

    file_id: str
    path: str
    data: bytes
    size: int

    def card(self) -> Json:
        """What every kind of file says of itself."""
        return {
            "file_id": self.file_id,
            "file_unique_id": f"unique-{self.file_id}",
            "file_size": self.size,
        }


class Board:
    """Everything is read and changed under `changed`, which tells the waiting of every change."""

    def __init__(self, token: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.token = token
        self.clock = clock
        self.changed = threading.Condition()
        self.bot: Json = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "Telafi",
            "username": "telafi_test_bot",
        }
        self.updates = Updates(self.changed)
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.sent: list[Sent] = []
        self.log: list[Call] = []
        self.queries: set[str] = set()
        self.answered: list[str] = []
        self.commands: list[tuple[str, str]] = []
        self._last_message = 0

    def next_message_id(self) -> int:
        """One row of numbers for all chats."""
        with self.changed:
            self._last_message += 1
            return self._last_message

    def chat(self, chat_id: str) -> Chat:
        """The chat that a request names, if the bot may act there."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        number = chat_id.removeprefix("-")
        chat = self.chats.get(int(chat_id)) if number.isascii() and number.isdigit() else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.closed:
            raise Refused(403, f"Forbidden: {chat.closed}")
        return chat

    def store(self, kind: str, data: bytes, size: int | None = None) -> StoredFile:
        """Keep a file under a new id."""
        with self.changed:
            number = len(self.files) + 1
            suffix = ".jpg" if kind == "photo" else ""
            path = f"{kind}s/file_{number}{suffix}"
            kept = StoredFile(f"{kind}-{number}", path, data, len(data) if size is None else size)
            self.files[kept.file_id] = kept
            return kept

    def photo_sizes(self, data: bytes) -> list[Json]:
        """A photo as Telegram lists it: first a thumbnail (other bytes), the whole one last."""
        small, whole = self.store("photo", THUMBNAIL), self.store("photo", data)
        return [
            {**small.card(), "width": 90, "height": 67},
            {**whole.card(), "width": 1280, "height": 960},
        ]

    def downloaded(self, path: str) -> bytes | None:
        """The bytes under a path that getFile told."""
        found = (one.data for one in self.files.values() if one.path == path)
        return next(found, None)

    def message(self, chat: Chat, shown: Shown) -> Json:
        """A message of the bot in Telegram's shape."""
        sent = shown.sent
        told: Json = {"message_id": sent.message_id, "from": self.bot, "chat": chat.card}
        told["date"] = shown.date
        if shown.edited:
            told["edit_date"] = shown.date
        if shown.sizes:
            told["photo"] = shown.sizes
        word, marks = ("caption", "caption_entities") if shown.sizes else ("text", "entities")
        told |= {word: sent.text} if sent.text else {}
        told |= {marks: shown.entities} if shown.entities else {}
        return told | ({"reply_markup": shown.markup} if shown.markup else {})
