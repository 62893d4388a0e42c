"""What no page of ours would send: a clear refusal in Turkish, nothing stored, nothing broken."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
import requests

from bot.ops.stack import Stack
from tests.e2e.chat import Chat, has, jpeg

MEGABYTE = 1024 * 1024


def body(**fields: Any) -> dict[str, Any]:
    """A message with an id of its own."""
    return {"client_id": str(uuid.uuid4()), **fields}


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (body(text=""), 400, "empty"),
        (body(text=" \n\t "), 400, "empty"),
        (body(text="\x00\x00"), 400, "empty"),
        (body(), 400, "empty"),
        (body(text="a" * 10_000), 400, "too_long"),
        (body(button="yok-boyle-biri"), 400, "unknown_button"),
        (body(text=["bir", "liste"]), 400, "wrong_type"),
        (body(text=7), 400, "wrong_type"),
        ({"text": "merhaba"}, 400, "bad_client_id"),
        ({"text": "merhaba", "client_id": "1"}, 400, "bad_client_id"),
        (["merhaba"], 400, "bad_json"),
    ],
    ids=lambda value: None if isinstance(value, dict) else str(value),
)
def test_what_cannot_be_taken_is_refused(chat: Chat, sent: Any, status: int, code: str) -> None:
    """A code for machines, a sentence for people, and no message in the history."""
    refused = chat.post(json=sent)
    assert (refused.status_code, refused.json()["error"]) == (status, code)
    assert len(refused.json()["message"].split()) >= 3
    assert chat.history() == []


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe", b"", b"[" * 50_000, b"null"])
def test_broken_json_is_refused(chat: Chat, data: bytes) -> None:
    """Not JSON, not UTF-8, nothing, too deep."""
    refused = chat.post(data=data, headers={"Content-Type": "application/json"})
    assert (refused.status_code, refused.json()["error"]) == (400, "bad_json")


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"\xff\xd8\xff" + b"\0" * 50 * MEGABYTE, "image/jpeg", 413),
        (b"MZ" + b"\0" * 500, "image/jpeg", 415),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml", 415),
        (b"", "image/jpeg", 415),
        (jpeg()[:200], "image/jpeg", 415),
    ],
    ids=["50 MB", "program", "svg", "empty", "cut off"],
)
def test_a_file_that_is_no_photo_is_refused(
    chat: Chat, content: bytes, kind: str, status: int
) -> None:
    """Too big or not a photo: said, not stored; the conversation goes on."""
    refused = chat.post(data=body(), files={"file": ("foto.jpg", content, kind)})
    assert refused.status_code == status, refused.text
    assert refused.json()["message"]
    assert has(chat.say("merhaba"), "Telafi")


def test_null_bytes_are_taken_out(chat: Chat) -> None:
    """PostgreSQL would refuse them; the words around them stay."""
    assert has(chat.say("yanlış\x00 ürün\x00 geldi"), "sipariş numaranızı")
    assert chat.history()[0]["text"] == "yanlış ürün geldi"


def test_the_same_message_again_is_the_same_message(chat: Chat) -> None:
    """A client that repeats after a lost answer gets the first one's id, and one reply."""
    sent = body(text="merhaba")
    first, again = chat.post(json=sent), chat.post(json=sent)
    assert (first.status_code, again.status_code) == (202, 200)
    assert first.json() == again.json()
    chat.wait(first.json()["id"])
    assert [row["from"] for row in chat.history()] == ["customer", "bot"]


@pytest.mark.parametrize("path", ["messages", "events", f"attachments/{uuid.uuid4()}"])
@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer nobody", "Basic bm9ib2R5Og=="])
def test_without_a_session_there_is_nothing(stack: Stack, path: str, header: str) -> None:
    """No session, an unknown one, another scheme."""
    headers = {"Authorization": header} if header else {}
    refused = requests.get(f"{stack.url}/api/chat/{path}", headers=headers, timeout=10)
    assert (refused.status_code, refused.json()["error"]) == (401, "no_session")


def test_another_customers_things_are_not_mine(new_chat: Callable[[], Chat], stack: Stack) -> None:
    """Neither their messages, nor their photo, nor their buttons."""
    theirs, mine = new_chat(), new_chat()
    theirs.say("kargom kaybolmuş TS-1018 5092")
    button = theirs.button("Para iadesi")
    theirs.photo()
    (photo,) = [row["attachment"]["url"] for row in theirs.history() if row["attachment"]]
    assert mine.history() == []
    assert mine.post(json=body(button=button)).json()["error"] == "unknown_button"
    for session, status in ((mine.session, 404), (theirs.session, 200)):
        headers = {"Authorization": f"Bearer {session}"}
        found = requests.get(f"{stack.url}{photo}", headers=headers, timeout=10)
        assert found.status_code == status


@pytest.mark.parametrize("after", ["-1", "x", "1" * 40, "²"])
def test_a_strange_position_is_refused(chat: Chat, stack: Stack, after: str) -> None:
    """`after` is a message's id or nothing."""
    refused = requests.get(
        f"{stack.url}/api/chat/messages",
        params={"after": after},
        headers={"Authorization": f"Bearer {chat.session}"},
        timeout=10,
    )
    assert (refused.status_code, refused.json()["error"]) == (400, "bad_after")
