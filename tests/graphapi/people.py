"""The people at the other end: what they do becomes events."""

from __future__ import annotations

import base64
import time
from typing import Any

from tests.graphapi import statuses
from tests.graphapi.board import Board
from tests.graphapi.faults import TITLES
from tests.graphapi.records import Json, Person, Posted, Sent

# What a message of a kind has at least; the caller's payload goes over it.
KINDS: dict[str, Json] = {
    "image": {"mime_type": "image/jpeg"},
    "audio": {"mime_type": "audio/ogg; codecs=opus", "voice": True},
    "video": {"mime_type": "video/mp4"},
    "document": {"mime_type": "application/pdf", "filename": "belge.pdf"},
    "sticker": {"mime_type": "image/webp", "animated": False},
    "location": {"latitude": 41.0082, "longitude": 28.9784},
    "order": {
        "catalog_id": "194836987003835",
        "product_items": [
            {"product_retailer_id": "1", "quantity": 1, "item_price": 10, "currency": "TRY"}
        ],
    },
    "unsupported": {"type": "unknown"},
}
FILES = {"image", "audio", "video", "document", "sticker"}
CARD = {
    "name": {"formatted_name": "Ayşe", "first_name": "Ayşe"},
    "phones": [{"phone": "+90 555 000 00 00", "type": "CELL", "wa_id": "905550000000"}],
}
UNKNOWN = {
    **{"code": 131051, "title": TITLES[131051], "message": TITLES[131051]},
    "error_data": {"details": "Message type is currently not supported."},
}


class User:
    """Somebody who has WhatsApp."""

    def __init__(self, board: Board, person: Person) -> None:
        self.board = board
        self.person = person
        self._pressed: tuple[Sent, str, Json] | None = None
        self._said: dict[str, Json] = {}

    @property
    def wa_id(self) -> str:
        """The number, which our webhooks may keep back."""
        return self.person.wa_id

    @property
    def user_id(self) -> str:
        """The name that only our business knows the person by."""
        return self.person.user_id

    @property
    def last_wrote(self) -> float:
        """When, by the stand-in's clock; set back by more than a day, the window is closed."""
        return self.person.last_wrote

    @last_wrote.setter
    def last_wrote(self, at: float) -> None:
        self.person.last_wrote = at

    def says(self, text: str, **extra: Any) -> Posted:
        """A text; `extra` are further fields of the message (context, referral)."""
        return self._writes("text", {"body": text}, **extra)

    def sends_photo(self, photo: bytes | list[bytes], caption: str = "") -> list[Posted]:
        """A photo, or an album of them: one message each, the caption with the first."""
        photos = [photo] if isinstance(photo, bytes) else photo
        return [
            self.sends("image", file=one, caption="" if place else caption)
            for place, one in enumerate(photos)
        ]

    def sends(
        self, kind: str, payload: Any = None, file: bytes | None = None, caption: str = ""
    ) -> Posted:
        """Any other kind; without bytes, `file_size` in the payload claims how long it is."""
        if kind == "contacts":
            return self._writes(kind, payload or [CARD])
        body = {**KINDS.get(kind, {}), **(payload or {})}
        body |= {"caption": caption} if caption else {}
        if kind in FILES:
            size = body.pop("file_size", None)
            media = self.board.store(body["mime_type"], file or b"", size)
            body |= {"sha256": base64.b64encode(media.digest).decode(), "id": media.media_id}
        extra = {"errors": [UNKNOWN]} if kind == "unsupported" else {}
        return self._writes(kind, body, **extra)

    def reacts(self, message_id: str, emoji: str) -> Posted:
        """A reaction to any message; without an emoji it's taken back."""
        taken = {"emoji": emoji} if emoji else {}
        return self._writes("reaction", {"message_id": message_id, **taken})

    def edits(self, message_id: str, text: str) -> Posted:
        """Change the words of an own message."""
        old = self._said[message_id]
        kind = old["type"]
        word = "body" if kind == "text" else "caption"
        new = {"type": kind, kind: {**old[kind], word: text}, "context": {"id": message_id}}
        self._said[message_id] = {**old, kind: new[kind]}
        return self._posts("edit", {"original_message_id": message_id, "message": new})

    def deletes(self, message_id: str) -> Posted:
        """Take an own message back."""
        del self._said[message_id]
        return self._posts("revoke", {"original_message_id": message_id})

    def presses(self, title: str) -> Posted:
        """Press the reply button of the latest message that has it; a template's is of its own."""
        for sent, (name, found) in self._offers("buttons"):
            if found == title and sent.kind == "template":
                return self._press(sent, "button", {"payload": name, "text": found})
            if found == title:
                return self._press(sent, "interactive", _reply("button_reply", name, found))
        raise LookupError(f"no button {title!r}, only {self._titles('buttons')}")

    def picks(self, title: str) -> Posted:
        """Pick the row of the latest list that has it."""
        for sent, (name, found, told) in self._offers("rows"):
            if found == title:
                more = {"description": told} if told else {}
                reply = _reply("list_reply", name, found, **more)
                return self._press(sent, "interactive", reply)
        raise LookupError(f"no row {title!r}, only {self._titles('rows')}")

    def presses_again(self) -> Posted:
        """Press once more, as a slow finger or an old screen does."""
        if self._pressed is None:
            raise LookupError("nothing was pressed yet")
        return self._press(*self._pressed)

    def changes_number(self, new: str, user_id: str = "") -> Posted:
        """Go on under another number, perhaps another user id; the old one is nobody's."""
        with self.board.changed:
            body = f"User {self.person.name} changed from {self.wa_id} to {new}"
            system = {"body": body, "wa_id": new, "type": "user_changed_number"}
            system |= {"user_id": user_id} if user_id else {}
            # The message itself still comes from who they were.
            posted = self._posts("system", system)
            self.person.wa_id, self.person.user_id = new, user_id or self.user_id
            return posted

    def reads(self) -> Posted:
        """Look at everything that is shown; the latest message and its event."""
        with self.board.changed:
            done = Posted("")
            for sent in self.person.shown:
                if sent.message_id not in self.person.read:
                    self.person.read.add(sent.message_id)
                    event = statuses.tell(self.board, sent, self.person, "read")
                    done = Posted(sent.message_id, event)
            return done

    def blocks(self) -> Posted:
        """Want nothing more from us; Meta tells nobody."""
        with self.board.changed:
            self.person.blocked = True
            return Posted("")

    def unblocks(self) -> Posted:
        """Let us write again."""
        with self.board.changed:
            self.person.blocked = False
            return Posted("")

    def _offers(self, name: str) -> list[tuple[Sent, Any]]:
        """The buttons or rows that are shown, the latest message's first."""
        with self.board.changed:
            shown = list(reversed(self.person.shown))
        return [(sent, one) for sent in shown for one in getattr(sent, name)]

    def _titles(self, name: str) -> list[str]:
        return [one[1] for _, one in self._offers(name)]

    def _press(self, sent: Sent, kind: str, reply: Json) -> Posted:
        self._pressed = sent, kind, reply
        ours = self.board.account.metadata["display_phone_number"]
        context = {"from": ours, "id": sent.message_id}
        return self._writes(kind, reply, context=context)

    def _writes(self, kind: str, body: Any, **extra: Any) -> Posted:
        """A message that opens the window anew."""
        with self.board.changed:
            self.person.last_wrote = self.board.clock()
            posted = self._posts(kind, body, **extra)
            self._said[posted.message_id] = {"type": kind, kind: body}
            return posted

    def _posts(self, kind: str, body: Any, **extra: Any) -> Posted:
        board, person = self.board, self.person
        with board.changed:
            name = board.next_message_id()
            number = {} if person.hidden else {"from": person.wa_id}
            message = {
                **{**number, "from_user_id": person.user_id, "id": name},
                **{"timestamp": str(int(time.time())), "type": kind, kind: body, **extra},
            }
            board.received.add(name)
            # Only the system's own messages come without the person's card.
            cards = {} if kind == "system" else {"contacts": [person.card()]}
            return Posted(name, board.events.push(board.value(**cards, messages=[message])))


def _reply(kind: str, name: str, title: str, **more: str) -> Json:
    return {"type": kind, kind: {"id": name, "title": title, **more}}
