"""Bodies that are no update, and bodies that are odd but legitimate, as raw bytes.

Telegram sends again what is not answered with 2xx, so a 400 is for what no bot can read: broken
JSON, or another type in a field that this bot relies on (update_id, message, chat.id, message_id,
text, caption, photo.file_id, callback_query.id and data). The rest is taken, or let pass, with 200.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from tests.channels.telegram.payloads.people import (
    DATE,
    ELIF,
    FIRST_UPDATE,
    PRIVATE,
    Payload,
    message,
    photo,
)
from tests.channels.telegram.payloads.updates import QUESTION, pressed

DEEP = 10_000
YEAR_2000 = 951_782_400  # 29 February 2000
CONTROL = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))
BACKWARDS = "\u202efilE\u202c"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


class BadBody(NamedTuple):
    """What is posted and what a careful server answers."""

    body: bytes
    status: int


def dumps(value: Any) -> bytes:
    """JSON in UTF-8, letters as they are."""
    return json.dumps(value, ensure_ascii=False).encode()


def refused(value: Any) -> BadBody:
    """No update."""
    return BadBody(value if isinstance(value, bytes) else dumps(value), 400)


def taken(value: Any) -> BadBody:
    """Odd, but an update."""
    return BadBody(value if isinstance(value, bytes) else dumps(value), 200)


def said(update_id: Any = FIRST_UPDATE, **fields: Any) -> Payload:
    """An update with a message of Elif's, one field of it odd; `text` unless told."""
    return {"update_id": update_id, "message": message(**{"text": "Merhaba", **fields})}


def without(field: str) -> Payload:
    """An update whose message lacks a field."""
    whole = said()
    del whole["message"][field]
    return whole


def pictured(**fields: Any) -> Payload:
    """An update with a photo and no text."""
    whole = said(**fields)
    del whole["message"]["text"]
    return whole


def button(**fields: Any) -> Payload:
    """An update with a pressed button."""
    return {"update_id": FIRST_UPDATE, "callback_query": pressed(message=QUESTION, **fields)}


def patched(old: bytes, new: bytes) -> bytes:
    """The bytes of an update with a part replaced that `json` would not write."""
    body = dumps(said())
    if body.count(old) != 1:
        raise ValueError(old)
    return body.replace(old, new)


NAMELESS = [{k: v for k, v in size.items() if k != "file_id"} for size in photo("x")]
NUMBERED = [{**size, "file_id": 7} for size in photo("x")]
UPDATE_ID = b'"update_id": %d' % FIRST_UPDATE
CHAT_ID = b'"chat": {"id": %d' % PRIVATE["id"]
TEXT = b'"text": "Merhaba"'

NO_JSON: dict[str, BadBody] = {
    "empty": refused(b""),
    "not JSON": refused(b"<html>Merhaba</html>"),
    "cut off": refused(dumps(said())[:-5]),
    "JSON list": refused([said()]),
    "JSON string": refused("Merhaba"),
    "JSON number": refused(7),
    "JSON null": refused(None),
    "empty object": refused({}),
    "deep nesting": refused(b"[" * DEEP + b"]" * DEEP),
    "deep nesting as text": refused(patched(TEXT, b'"text": ' + b"[" * DEEP + b"]" * DEEP)),
    # RFC 8259: between systems JSON is UTF-8. Python's json.loads guesses UTF-16 and would take it.
    "UTF-16": refused(dumps(said()).decode().encode("utf-16")),
    "not UTF-8": refused(patched(TEXT, b'"text": "\xff\xfe"')),
    "raw NUL in a string": refused(patched(TEXT, b'"text": "a\x00b"')),
}

IDS: dict[str, BadBody] = {
    "update_id missing": refused({"message": message(text="Merhaba")}),
    "update_id a string": refused(said(update_id=str(FIRST_UPDATE))),
    "update_id true": refused(said(update_id=True)),
    "update_id null": refused(said(update_id=None)),
    "update_id negative": refused(said(update_id=-1)),
    "update_id huge": refused(said(update_id=10**30)),
    "update_id 1e400": refused(patched(UPDATE_ID, b'"update_id": 1e400')),
    "update_id NaN": refused(patched(UPDATE_ID, b'"update_id": NaN')),
    # Python refuses to read more than 4,300 digits, with a ValueError that is no JSON error.
    "update_id of 5,000 digits": refused(patched(UPDATE_ID, b'"update_id": 1' + b"0" * 4_999)),
    "chat missing": refused(without("chat")),
    "chat a number": refused(said(chat=PRIVATE["id"])),
    "chat.id a string": refused(said(chat={**PRIVATE, "id": str(PRIVATE["id"])})),
    "chat.id missing": refused(said(chat={"type": "private"})),
    "chat.id huge": refused(said(chat={**PRIVATE, "id": 10**30})),
    "chat.id 1e400": refused(patched(CHAT_ID, b'"chat": {"id": 1e400')),
    "message_id missing": refused(without("message_id")),
    "message_id a string": refused(said(message_id="1001")),
}

TYPES: dict[str, BadBody] = {
    "message a list": refused({"update_id": FIRST_UPDATE, "message": [message(text="Merhaba")]}),
    "message a string": refused({"update_id": FIRST_UPDATE, "message": "Merhaba"}),
    "text a number": refused(said(text=7)),
    "text an object": refused(said(text={"text": "Merhaba"})),
    "caption a number": refused(pictured(photo=photo("x"), caption=7)),
    "photo an object": refused(pictured(photo=photo("x")[0])),
    "photo sizes without file_id": refused(pictured(photo=NAMELESS)),
    "photo sizes with file_id a number": refused(pictured(photo=NUMBERED)),
    "callback_query a list": refused({"update_id": FIRST_UPDATE, "callback_query": []}),
    "callback id missing": refused(
        {"update_id": FIRST_UPDATE, "callback_query": {"from": ELIF, "data": "x"}}
    ),
    "callback id a number": refused(button(id=7, data="solved:1001:yes")),
    "callback data a number": refused(button(data=7)),
    "date a string": refused(said(date=str(DATE))),
}

ODD: dict[str, BadBody] = {
    "only an update_id": taken({"update_id": FIRST_UPDATE}),
    # The right type and no picture in it: nothing to take.
    "photo an empty list": taken(pictured(photo=[])),
    # Optional in the Bot API: the buttons of games have none.
    "callback_query without data": taken(button()),
    # Telegram's limit is 64 bytes, and no button of this bot says it: an unknown button.
    "callback data of 5,000 characters": taken(button(data="x" * 5_000)),
    "NUL escape in text": taken(patched(TEXT, rb'"text": "Mer\u0000haba"')),
    # No text in any encoding: RFC 8259 calls what a reader makes of it unpredictable.
    "lone surrogate escape in text": refused(patched(TEXT, rb'"text": "Merhaba \ud83d"')),
    "only NUL and a lone surrogate": refused(patched(TEXT, rb'"text": "\u0000\udc00"')),
    # RFC 8259 leaves the meaning open; the last is what nearly every reader takes.
    "duplicate keys": taken(patched(TEXT, b'"text": "bir", "text": "iki"')),
    "duplicate update_id": taken(patched(UPDATE_ID, b'"update_id": 1, ' + UPDATE_ID)),
    "year 2000": taken(said(date=YEAR_2000)),
    "4,096 emoji": taken(said(text="😡" * 4_096)),
    "empty text": taken(said(text="")),
    "first_name of control characters": taken(said(**{"from": {**ELIF, "first_name": CONTROL}})),
    "first_name right to left": taken(said(**{"from": {**ELIF, "first_name": BACKWARDS}})),
    "first_name invisible": taken(said(**{"from": {**ELIF, "first_name": INVISIBLE}})),
    "text right to left and invisible": taken(said(text=BACKWARDS + INVISIBLE)),
    "unknown fields everywhere": taken(
        {"new": 1, **said(new={"a": [1]}, chat={**PRIVATE, "new": None})}
    ),
}

BAD: dict[str, BadBody] = {**NO_JSON, **IDS, **TYPES, **ODD}
