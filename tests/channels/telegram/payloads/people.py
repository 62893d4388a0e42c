"""Invented people, chats and files, and the helpers that wrap them; none of the ids is a real one.

All that the helpers return is fresh: a test may change it without changing another's.
"""

from __future__ import annotations

import json
from typing import Any

Payload = dict[str, Any]

DATE = 1_780_000_000  # 28 May 2026
FIRST_MESSAGE = 1_001
FIRST_UPDATE = 730_000_001

# Over 32 bits, as new accounts have it.
ELIF: Payload = {
    "id": 7_000_000_001,
    "is_bot": False,
    "first_name": "Elif",
    "last_name": "Uydurmaoğlu",
    "username": "elif_uydurma_ornek",
    "language_code": "tr",
}
# Only what is required: many have no last name, no user name and no language.
CAN: Payload = {"id": 7_000_000_002, "is_bot": False, "first_name": "Can"}
BOT: Payload = {
    "id": 7_000_000_900,
    "is_bot": True,
    "first_name": "Örnek Mağaza Destek",
    "username": "ornek_magaza_destek_bot",
}
OTHER_BOT: Payload = {
    "id": 7_000_000_901,
    "is_bot": True,
    "first_name": "Örnek Yardımcı",
    "username": "ornek_yardimci_bot",
}

PRIVATE: Payload = {
    "id": ELIF["id"],
    "type": "private",
    "first_name": ELIF["first_name"],
    "last_name": ELIF["last_name"],
    "username": ELIF["username"],
}
GROUP: Payload = {"id": -4_000_000_001, "type": "group", "title": "Örnek Alıcılar"}
SUPERGROUP: Payload = {
    "id": -1_002_000_000_001,
    "type": "supergroup",
    "title": "Örnek Alıcılar",
    "username": "ornek_alicilar",
}
CHANNEL: Payload = {
    "id": -1_002_000_000_002,
    "type": "channel",
    "title": "Örnek Mağaza Duyuruları",
    "username": "ornek_magaza_duyuru",
}
CONNECTION = "ornek-baglanti-0001"


def file(name: str, size: int, **fields: Any) -> Payload:
    """What every kind of file has: the id to fetch it with, the id that stays, its size."""
    return {
        "file_id": f"AgACAgQAAxkBAAIORNEK-{name}",
        "file_unique_id": f"AQADORNEK-{name}",
        "file_size": size,
        **fields,
    }


def photo(name: str) -> list[Payload]:
    """One photo in the sizes that Telegram makes of it, from small to large."""
    sizes = (("s", 90, 67, 1_306), ("m", 320, 240, 18_204), ("x", 800, 600, 91_552))
    largest = ("y", 1_280, 960, 187_411)
    return [file(f"{name}-{s}", n, width=w, height=h) for s, w, h, n in (*sizes, largest)]


def thumbnail(name: str) -> Payload:
    """The small picture of a film or document."""
    return photo(f"{name}-thumb")[0]


def sticker(name: str, **fields: Any) -> Payload:
    """A sticker that does not move, unless told."""
    return file(
        name,
        24_320,
        **{
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
            "emoji": "😡",
            "set_name": "ornek_ofkeli_kediler",
            "thumbnail": thumbnail(name),
            **fields,
        },
    )


def message(**fields: Any) -> Payload:
    """A message of Elif's in her private chat with the bot; `fields` add to it or replace."""
    whole = {"message_id": FIRST_MESSAGE, "from": ELIF, "chat": PRIVATE, "date": DATE, **fields}
    return fresh(whole)


def update(kind: str, content: Any, update_id: int = FIRST_UPDATE) -> Payload:
    """The body of a webhook call: an id and one content."""
    return fresh({"update_id": update_id, kind: content})


def fresh(whole: Payload) -> Payload:
    """A copy that shares nothing, and the proof that it is JSON."""
    copy: Payload = json.loads(json.dumps(whole))
    return copy
