"""Messages and statuses with a wrong type in them, and what is odd but legitimate."""

from __future__ import annotations

from tests.channels.whatsapp.payloads.bad import (
    FRAME,
    NO_JSON,
    OBJECT,
    STAMP,
    TEXT,
    BadBody,
    carried,
    changed,
    dumps,
    entered,
    fared,
    patched,
    refused,
    said,
    taken,
    valued,
    without,
)
from tests.channels.whatsapp.payloads.people import (
    DATE,
    ELIF,
    METADATA,
    WABA,
    envelope,
    message,
    value,
    wamid,
)

YEAR_2000 = 951_782_400  # 29 February 2000
CONTROL = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))
BACKWARDS = "\u202efilE\u202c"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# 1.7 MB; Meta's notifications have up to 3 MB.
MANY = 100_000

MESSAGES: dict[str, BadBody] = {
    "id missing": refused(without("id")),
    "id a number": refused(said(id=7)),
    "id null": refused(said(id=None)),
    "id empty": refused(said(id="")),
    "nobody's": taken(without("from", "from_user_id")),
    "from a number": refused(said(**{"from": 905551110001})),
    "from an object": refused(said(**{"from": {"wa_id": "905551110001"}})),
    "from_user_id a number": refused(said(from_user_id=1)),
    "timestamp missing": refused(without("timestamp")),
    "timestamp of letters": refused(said(timestamp="abc")),
    "timestamp empty": refused(said(timestamp="")),
    "timestamp null": refused(said(timestamp=None)),
    "timestamp true": refused(said(timestamp=True)),
    "timestamp 1e400": refused(patched(STAMP, b'"timestamp": 1e400')),
    "timestamp NaN": refused(patched(STAMP, b'"timestamp": NaN')),
    "type missing": refused(without("type")),
    "type a number": refused(said(type=7)),
    "type null": refused(said(type=None)),
    "text missing": taken(without("text")),
    "text a string": taken(said(text="Merhaba")),
    "text null": taken(said(text=None)),
    "text without a body": taken(said(text={})),
    "body a number": taken(said(text={"body": 7})),
    "body null": taken(said(text={"body": None})),
    "body a list": taken(said(text={"body": ["Merhaba"]})),
    "context a string": taken(said(context=wamid(1))),
    "context.id a number": taken(said(context={"id": 7})),
    "image a list": taken(said(type="image", image=[])),
    "image without an id": taken(said(type="image", image={"mime_type": "image/jpeg"})),
    "image.id a number": taken(carried("image", id=910000000000001)),
    "caption a number": taken(carried("image", caption=7)),
    "filename a number": taken(carried("document", filename=7)),
    "mime_type null": taken(carried("video", mime_type=None)),
    "latitude a string": taken(carried("location", latitude="39.9")),
    "latitude NaN": refused(dumps(carried("location", latitude=float("nan")))),
    "interactive a string": taken(said(type="interactive", interactive="evet")),
    "button_reply a list": taken(carried("button_reply", button_reply=[])),
    "button_reply.id a number": taken(carried("button_reply", button_reply={"id": 1})),
    "payload of a button a number": taken(carried("button", payload=1)),
}

STATUS: dict[str, BadBody] = {
    "status without an id": refused(fared(id=None)),
    "status.id a number": refused(fared(id=7)),
    "status a number": refused(fared(status=7)),
    "status null": refused(fared(status=None)),
    "status of no time": refused(fared(timestamp=None)),
    "status of the time abc": refused(fared(timestamp="abc")),
    "recipient_id a number": taken(fared(recipient_id=905551110001)),
    "errors of a status a string": refused(fared(status="failed", errors="131047")),
    "code of an error a string": refused(fared(status="failed", errors=[{"code": "131047"}])),
    "code of an error missing": taken(fared(status="failed", errors=[{"title": "x"}])),
}

FRAMES: dict[str, BadBody] = {
    "no entries": taken({**said(), "entry": []}),
    "no changes": taken(entered(changes=[])),
    "nothing in the value": taken(envelope(value())),
    "no messages": taken(valued(messages=[])),
    "neither contacts": taken(valued(contacts=[])),
    "contact of someone else": taken(valued(contacts=[{**ELIF, "wa_id": "905551110098"}])),
    "contact without a profile": taken(valued(contacts=[{"wa_id": ELIF["wa_id"]}])),
    "another object": taken({**said(), "object": "page"}),
    # Of Messenger: its entries have no changes, and none of it is ours.
    "Messenger's": taken({"object": "page", "entry": [{"id": "1", "messaging": []}]}),
    "another field": taken(changed(field="hologram", value={"depth": 3})),
    "another number's": taken(valued(metadata={**METADATA, "phone_number_id": "1"})),
    "another account's": taken(entered(id="1")),
    "account without an id": taken(entered(id=None)),
    "another product": taken(valued(messaging_product="hologram")),
    "an entry of two changes": taken(entered(changes=said()["entry"][0]["changes"] * 2)),
    "twenty entries of one message": taken({**said(), "entry": said()["entry"] * 20}),
    "messages, statuses and errors": taken(
        valued(statuses=[], errors=[{"code": 131000, "title": "x"}])
    ),
    "unknown fields everywhere": taken({**valued(new=None), "new": [1]}),
    "unknown fields of a message": taken(said(new={"a": [1]})),
    "a huge number in a field of the future": taken({**said(), "new": 10**30}),
    "100,000 keys": taken({**said(), "new": {f"k{n}": n for n in range(MANY)}}),
    "duplicate object": taken(patched(OBJECT, b'"object": "page", ' + OBJECT)),
    "line breaks around it": taken(b"\r\n\t " + dumps(said()) + b"\n"),
}

ODD: dict[str, BadBody] = {
    "duplicate text": taken(patched(TEXT, b'"body": "bir", "body": "iki"')),
    "all letters as escapes": taken(patched(TEXT, rb'"body": "\u004derhaba \ud83d\ude21"')),
    "NUL escape in text": taken(patched(TEXT, rb'"body": "Mer\u0000haba"')),
    "empty text": taken(said(text={"body": ""})),
    "text of spaces": taken(said(text={"body": "  \n"})),
    "text of control characters": taken(said(text={"body": CONTROL})),
    "text right to left and invisible": taken(said(text={"body": BACKWARDS + INVISIBLE})),
    "4,096 emoji": taken(said(text={"body": "😡" * 4_096})),
    "text of 60,000 letters": taken(said(text={"body": "ş" * 60_000})),
    "timestamp a number": taken(said(timestamp=DATE)),
    "timestamp of the year 2000": taken(said(timestamp=str(YEAR_2000))),
    "timestamp 0": taken(said(timestamp="0")),
    # Digits, and no date of any calendar of ours.
    "timestamp of 20 digits": taken(said(timestamp="9" * 20)),
    "timestamp of the day after tomorrow": taken(said(timestamp=str(DATE * 2))),
    "type of the future": taken(said(type="hologram")),
    "type empty": taken(said(type="")),
    "id of 500 letters": taken(said(id="wamid." + "A" * 494)),
    "one id twice": taken(envelope(value([message(text={"body": "bir"})] * 2))),
    "context null": taken(said(context=None)),
    "name null": taken(valued(contacts=[{**ELIF, "profile": {"name": None}}])),
    "name of control characters": taken(valued(contacts=[{**ELIF, "profile": {"name": CONTROL}}])),
    "name right to left": taken(valued(contacts=[{**ELIF, "profile": {"name": BACKWARDS}}])),
    "number with a plus": taken(said(**{"from": "+905551110001"})),
    "number empty, user id there": taken(said(**{"from": ""})),
    "latitude whole": taken(carried("location", latitude=39)),
    "button of an id of 5,000 letters": taken(
        carried("button_reply", button_reply={"id": "x" * 5_000, "title": "Evet"})
    ),
    "interactive of the future": taken(carried("button_reply", type="hologram_reply")),
    "image of an unknown kind": taken(carried("image", mime_type="image/x-hologram")),
    "reaction without an emoji": taken(carried("reaction", emoji="")),
    "status of an unknown word": taken(fared(status="teleported")),
    "status of a time that is a number": taken(fared(timestamp=DATE)),
    "status of a message not ours": taken(fared(id=wamid(99_999))),
    "status of a code of 20 digits": taken(fared(status="failed", errors=[{"code": 10**20}])),
    "status of no errors": taken(fared(status="failed", errors=[])),
    "status without a price": taken(fared(pricing=None)),
    "account in letters": taken(entered(id=f"{WABA}-x")),
}

BAD: dict[str, BadBody] = {**NO_JSON, **FRAME, **MESSAGES, **STATUS, **FRAMES, **ODD}
