"""The people at the other end: what they do becomes updates."""

from __future__ import annotations

import time
from typing import Any

from tests.botapi.board import Board
from tests.botapi.records import Chat, Json, Posted, Shown

# What a message of a kind has at least; the caller's payload goes over it.
KINDS: dict[str, Json] = {
    "voice": {"duration": 3, "mime_type": "audio/ogg"},
    "audio": {"duration": 3, "mime_type": "audio/mpeg"},
    "video": {"width": 640, "height": 480, "duration": 3, "mime_type": "video/mp4"},
    "video_note": {"length": 240, "duration": 3},
    "animation": {"width": 320, "height": 240, "duration": 3},
    "document": {"file_name": "belge.pdf", "mime_type": "application/pdf"},
    "sticker": {
        **{"width": 512, "height": 512, "type": "regular"},
        **{"is_animated": False, "is_video": False},
    },
    "contact": {"phone_number": "+905550000000", "first_name": "Ayşe"},
    "location": {"latitude": 41.0082, "longitude": 28.9784},
    "dice": {"emoji": "🎲", "value": 4},
}
FILES = {"voice", "audio", "video", "video_note", "animation", "document", "sticker"}


class Speaker:
    """Somebody who writes in a chat."""

    def __init__(self, board: Board, chat: Chat, sender: Json) -> None:
        self.board = board
        self.chat = chat
        self.sender = sender
        self._pressed: tuple[Shown, str] | None = None
        self._said: dict[int, Json] = {}

    @property
    def chat_id(self) -> int:
        """The chat's number."""
        return self.chat.id

    def says(self, text: str, **extra: Any) -> Posted:
        """A text; `extra` are further fields of the message (a reply, a forward)."""
        return self._posts(text=text, **_marks(text), **extra)

    def sends_photo(self, photo: bytes | list[bytes], caption: str = "") -> list[Posted]:
        """A photo, or an album of them: one update each, the caption with the first."""
        if isinstance(photo, bytes):
            return [self._posts(photo=self.board.photo_sizes(photo), **_caption(caption))]
        album = f"album-{self.board.next_message_id()}"
        return [
            self._posts(
                photo=self.board.photo_sizes(one),
                media_group_id=album,
                **_caption("" if place else caption),
            )
            for place, one in enumerate(photo)
        ]

    def sends(
        self, kind: str, payload: Json | None = None, file: bytes | None = None, caption: str = ""
    ) -> Posted:
        """Any other kind; without bytes, `file_size` in the payload claims how long it is."""
        body = {**KINDS.get(kind, {}), **(payload or {})}
        if kind in FILES or file is not None:
            stored = self.board.store(kind, file or b"", body.get("file_size"))
            body |= stored.card()
        return self._posts(**{kind: body}, **_caption(caption))

    def edits(self, message_id: int, text: str) -> Posted:
        """Change an own message."""
        message = self._said[message_id] | {"text": text, "edit_date": int(time.time())}
        self._said[message_id] = message
        return Posted(self.board.updates.push({"edited_message": message}), message_id)

    def presses(self, title: str) -> Posted:
        """Press the inline button of the latest message that has it now."""
        with self.board.changed:
            for shown in reversed(self.chat.shown.values()):
                for data, name in shown.sent.buttons:
                    if name == title:
                        return self._press(shown, data)
            there = [one.sent.buttons for one in self.chat.shown.values() if one.sent.buttons]
        raise LookupError(f"no button {title!r}, only {there}")

    def presses_again(self) -> Posted:
        """Press the last pressed button once more, as a slow finger or an old screen does."""
        if self._pressed is None:
            raise LookupError("no button was pressed yet")
        return self._press(*self._pressed)

    def _press(self, shown: Shown, data: str) -> Posted:
        self._pressed = shown, data
        board, number = self.board, shown.sent.message_id
        with board.changed:
            query = f"query-{board.updates.last_id + 1}"
            board.queries.add(query)
            body = {
                "id": query,
                "from": self.sender,
                "message": board.message(self.chat, self.chat.shown.get(number, shown)),
                "chat_instance": f"instance{self.chat_id}",
                "data": data,
            }
            return Posted(board.updates.push({"callback_query": body}), number, query)

    def _posts(self, **content: Any) -> Posted:
        with self.board.changed:
            number = self.board.next_message_id()
            message: Json = {
                "message_id": number,
                "from": self.sender,
                "chat": self.chat.card,
                "date": int(time.time()),
                **content,
            }
            self._said[number] = message
            return Posted(self.board.updates.push({"message": message}), number)

    def _member(self, old: str, new: str, closed: str) -> Posted:
        """The bot's own standing in the chat changes."""
        with self.board.changed:
            self.chat.closed = closed
            body = {
                "chat": self.chat.card,
                "from": self.sender,
                "date": int(time.time()),
                "old_chat_member": self._standing(old),
                "new_chat_member": self._standing(new),
            }
            return Posted(self.board.updates.push({"my_chat_member": body}), 0)

    def _standing(self, status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": self.board.bot, "status": status, **until}


class User(Speaker):
    """A person in a private chat."""

    def starts(self, payload: str = "") -> Posted:
        """Press Start, perhaps behind a link with a payload."""
        return self.says(f"/start {payload}".strip())

    def blocks(self) -> Posted:
        """Stop the bot: it is refused from now on."""
        return self._member("member", "kicked", "bot was blocked by the user")

    def unblocks(self) -> Posted:
        """Let the bot write again."""
        return self._member("kicked", "member", "")


class Group(Speaker):
    """A group with one person who writes."""

    def adds_bot(self) -> Posted:
        """Take the bot in."""
        return self._member("left", "member", "")

    def removes_bot(self) -> Posted:
        """Throw the bot out."""
        return self._member("member", "kicked", "bot was kicked from the group chat")


def _marks(text: str) -> Json:
    if not text.startswith("/"):
        return {}
    command = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
    return {"entities": [command]}


def _caption(caption: str) -> Json:
    return {"caption": caption} if caption else {}
