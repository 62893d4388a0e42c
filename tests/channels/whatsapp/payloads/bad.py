"""Bodies that are no notification, and bodies that are odd but legitimate, as raw bytes.

Meta sends again for seven days what is not answered with 200, so a 400 is for what no bot can read:
broken JSON, or another type in a field that this bot relies on: object, entry, changes, field and
value; metadata.phone_number_id; of a message its id, sender, timestamp and type; of a status its
id, word, timestamp and errors. The rest is taken, or let pass, with 200: a message whose content
has another form than we know is the customer's all the same, who is told that it can't be read.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from tests.channels.whatsapp.payloads.contents import CARRIED, FILES, WORDS
from tests.channels.whatsapp.payloads.people import (
    DATE,
    ELIF,
    METADATA,
    Payload,
    envelope,
    message,
    value,
)
from tests.channels.whatsapp.payloads.statuses import STATUSES

DEEP = 10_000


class BadBody(NamedTuple):
    """What is posted and what a careful server answers."""

    body: bytes
    status: int


def dumps(content: Any) -> bytes:
    """JSON in UTF-8, letters as they are."""
    return json.dumps(content, ensure_ascii=False).encode()


def refused(content: Any) -> BadBody:
    """No notification."""
    return BadBody(content if isinstance(content, bytes) else dumps(content), 400)


def taken(content: Any) -> BadBody:
    """Odd, but a notification."""
    return BadBody(content if isinstance(content, bytes) else dumps(content), 200)


def said(**fields: Any) -> Payload:
    """A notification of a message of Elif's, one field of it odd; `text` unless told."""
    return envelope(value([message(**{"text": {"body": "Merhaba"}, **fields})]))


def without(*fields: str) -> Payload:
    """A notification of a message that lacks fields."""
    whole = message(text={"body": "Merhaba"})
    return envelope(value([{k: v for k, v in whole.items() if k not in fields}]))


def carried(name: str, **fields: Any) -> Payload:
    """A notification of a message with a content of which one field is odd."""
    kind, whole = {**FILES, **CARRIED, **WORDS}[name]
    return envelope(value([message(kind, **{**whole, kind: {**whole[kind], **fields}})]))


def fared(**fields: Any) -> Payload:
    """A notification of a status, one field of it odd."""
    return envelope(value(statuses=[{**STATUSES["sent"], **fields}]))


def valued(**fields: Any) -> Payload:
    """A notification whose value has an odd field."""
    return envelope({**value([message(text={"body": "Merhaba"})]), **fields})


def entered(**fields: Any) -> Payload:
    """A notification whose entry has an odd field."""
    whole = said()
    whole["entry"][0].update(fields)
    return whole


def changed(**fields: Any) -> Payload:
    """A notification whose change has an odd field."""
    whole = said()
    whole["entry"][0]["changes"][0].update(fields)
    return whole


def lacking(level: str, field: str) -> Payload:
    """A notification that lacks a field of its body, entry, change or value."""
    whole = said()
    entry = whole["entry"][0]
    change = entry["changes"][0]
    del {"body": whole, "entry": entry, "change": change, "value": change["value"]}[level][field]
    return whole


def patched(old: bytes, new: bytes) -> bytes:
    """The bytes of a notification with a part replaced that `json` would not write."""
    body = dumps(said())
    if body.count(old) != 1:
        raise ValueError(old)
    return body.replace(old, new)


TEXT = b'"body": "Merhaba"'
STAMP = b'"timestamp": "%d"' % DATE
OBJECT = b'"object": "whatsapp_business_account"'

NO_JSON: dict[str, BadBody] = {
    "empty": refused(b""),
    "white space": refused(b" \r\n"),
    "not JSON": refused(b"<html>Merhaba</html>"),
    "a form": refused(b"entry=1&object=whatsapp_business_account"),
    "cut off": refused(dumps(said())[:-5]),
    "two of them": refused(dumps(said()) + dumps(said())),
    "a comma too many": refused(patched(TEXT, TEXT + b",")),
    "JSON list": refused([said()]),
    "JSON string": refused("Merhaba"),
    "JSON number": refused(7),
    "JSON true": refused(True),
    "JSON null": refused(None),
    "empty object": refused({}),
    "deep nesting": refused(b"[" * DEEP + b"]" * DEEP),
    "deep nesting, never closed": refused(b'{"entry":' * DEEP),
    "deep nesting in a field of the future": refused(
        patched(OBJECT, OBJECT + b', "new": ' + b"[" * DEEP + b"]" * DEEP)
    ),
    "UTF-16": refused(dumps(said()).decode().encode("utf-16")),
    "UTF-32": refused(dumps(said()).decode().encode("utf-32")),
    # RFC 8259: whoever sends JSON writes no byte order mark.
    "byte order mark": refused(b"\xef\xbb\xbf" + dumps(said())),
    "not UTF-8": refused(patched(TEXT, b'"body": "\xff\xfe"')),
    "surrogate in UTF-8": refused(patched(TEXT, b'"body": "\xed\xa0\xbd"')),
    "raw NUL in a string": refused(patched(TEXT, b'"body": "a\x00b"')),
    "lone surrogate escape in text": refused(patched(TEXT, rb'"body": "Merhaba \ud83d"')),
    "only a lone surrogate": refused(patched(TEXT, rb'"body": "\udc00"')),
    # Python refuses to read more than 4,300 digits, with a ValueError that is no JSON error.
    "number of 5,000 digits": taken(patched(OBJECT, OBJECT + b', "time": 1' + b"0" * 4_999)),
}

FRAME: dict[str, BadBody] = {
    "object missing": refused(lacking("body", "object")),
    "object a number": refused({**said(), "object": 7}),
    "object null": refused({**said(), "object": None}),
    "entry missing": refused(lacking("body", "entry")),
    "entry null": refused({**said(), "entry": None}),
    "entry an object": refused({**said(), "entry": said()["entry"][0]}),
    "entry a string": refused({**said(), "entry": "Merhaba"}),
    "entry of a number": refused({**said(), "entry": [7]}),
    "entry of null": refused({**said(), "entry": [None]}),
    "entry of a list": refused({**said(), "entry": [said()["entry"]]}),
    "one good entry and a string": refused({**said(), "entry": [*said()["entry"], "Merhaba"]}),
    "changes missing": refused(lacking("entry", "changes")),
    "changes a string": refused(entered(changes="Merhaba")),
    "changes an object": refused(entered(changes=said()["entry"][0]["changes"][0])),
    "changes null": refused(entered(changes=None)),
    "changes of a string": refused(entered(changes=["Merhaba"])),
    "field missing": refused(lacking("change", "field")),
    "field a number": refused(changed(field=7)),
    "field a list": refused(changed(field=["messages"])),
    "value missing": refused(lacking("change", "value")),
    "value null": refused(changed(value=None)),
    "value a list": refused(changed(value=[value()])),
    "value a string": refused(changed(value="Merhaba")),
    "metadata missing": refused(lacking("value", "metadata")),
    "metadata a string": refused(valued(metadata=METADATA["phone_number_id"])),
    "phone_number_id missing": refused(valued(metadata={"display_phone_number": "1"})),
    "phone_number_id a number": refused(valued(metadata={**METADATA, "phone_number_id": 1})),
    "messages an object": refused(valued(messages=message(text={"body": "Merhaba"}))),
    "messages a string": refused(valued(messages="Merhaba")),
    "messages of a string": refused(valued(messages=["Merhaba"])),
    "messages of null": refused(valued(messages=[None])),
    "contacts an object": refused(valued(contacts=ELIF)),
    "contacts of a string": refused(valued(contacts=["Elif"])),
    "statuses an object": refused(valued(statuses=STATUSES["sent"])),
    "statuses of a number": refused(valued(statuses=[1])),
    "errors a string": refused(valued(errors="131000")),
    "errors of a string": refused(valued(errors=["131000"])),
}
