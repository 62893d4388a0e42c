"""The chat API's contract: the names, statuses and shapes that others rely on."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from bot.channels.web.models import ChatSession
from bot.conversations import handoff
from bot.conversations.models import Attachment, Conversation, Customer, Message, Sender
from bot.conversations.saying import say
from bot.engine.client import Button
from tests.channels.conftest import API, Browser, assert_refused, jpeg
from tests.conversations import build


def test_a_session_is_opened(client: Client, db: None) -> None:
    """201 with a secret and the conversation's name, for anybody."""
    answer = client.post(f"{API}/sessions")
    assert answer.status_code == 201
    assert set(answer.json()) == {"session", "conversation"}
    assert len(answer.json()["session"]) >= 32
    assert Conversation.objects.get().pk == uuid.UUID(answer.json()["conversation"])
    assert "Set-Cookie" not in answer


def test_sessions_are_nobody_elses(ali: Browser, veli: Browser) -> None:
    """Each session is a customer of its own with a secret of its own."""
    assert ali.token != veli.token
    assert ali.conversation != veli.conversation
    assert ali.customer != veli.customer


def test_only_a_hash_of_the_session_is_stored(ali: Browser) -> None:
    """Who reads the database can't speak as a customer."""
    (row,) = ChatSession.objects.values()
    assert ali.token not in str(row)
    assert len(row["token_hash"]) == 64
    stolen = {"authorization": f"Bearer {row['token_hash']}"}
    assert_refused(ali.client.get(f"{API}/messages", headers=stolen), 401)


def test_a_message_is_accepted(ali: Browser) -> None:
    """202 with the id under which the message is in the history."""
    client_id = str(uuid.uuid4())
    answer = ali.send("Kargom gelmedi", client_id)
    assert answer.status_code == 202
    assert set(answer.json()) == {"id"}
    (row,) = ali.history()
    assert set(row) == {"id", "from", "text", "buttons", "at", "attachment", "client_id"}
    assert (row["id"], row["from"], row["text"]) == (
        answer.json()["id"],
        "customer",
        "Kargom gelmedi",
    )
    assert (row["buttons"], row["attachment"], row["client_id"]) == ([], None, client_id)


def test_the_same_client_id_again_is_the_same_message(ali: Browser) -> None:
    """200 with the first id, however the id is written; nothing is stored twice."""
    client_id = str(uuid.uuid4())
    first = ali.send("Alo", client_id).json()
    for again in (client_id, client_id.upper(), client_id.replace("-", "")):
        answer = ali.send("Alo", again)
        assert (answer.status_code, answer.json()) == (200, first)
    assert len(ali.history()) == 1


def test_the_same_client_id_of_somebody_else_is_another_message(
    ali: Browser, veli: Browser
) -> None:
    """An id that a stranger has seen neither blocks nor shows a message."""
    client_id = str(uuid.uuid4())
    mine, theirs = ali.send("benim", client_id), veli.send("onun", client_id)
    assert (mine.status_code, theirs.status_code) == (202, 202)
    assert mine.json() != theirs.json()
    assert [row["text"] for row in veli.history()] == ["onun"]


def test_history_begins_after_an_id(ali: Browser) -> None:
    """The list goes on after a message that is known already, in order."""
    ids = [ali.send(text).json()["id"] for text in ("bir", "iki", "üç")]
    assert [row["id"] for row in ali.history()] == ids
    assert [row["text"] for row in ali.history(ids[0])] == ["iki", "üç"]
    assert ali.history(ids[2]) == []


@pytest.mark.parametrize("after", ["-1", "x", "1e3", "٣", "9" * 19, "1;", "\x00"])
def test_a_wrong_place_in_the_history_is_refused(ali: Browser, after: str) -> None:
    """What is no message's number is a clear error."""
    answer = ali.client.get(f"{API}/messages", {"after": after}, headers=ali.headers)
    assert_refused(answer, 400, "bad_after")


def test_a_button_is_pressed_by_its_id(ali: Browser) -> None:
    """The customer sees the title; the command behind it never leaves the server."""
    build.asked(Conversation.objects.get())
    (question,) = ali.history()
    assert [set(button) for button in question["buttons"]] == [{"id", "title"}] * 2
    answer = ali.send("", button=question["buttons"][0]["id"])
    assert answer.status_code == 202
    assert ali.history()[-1]["text"] == "İade"
    assert Message.objects.get(pk=answer.json()["id"]).payload == '/inform{"wish": "refund"}'


def test_commands_never_leave_the_server(ali: Browser) -> None:
    """No answer has a payload: not the question's, not the press's, not a turn of our own."""
    conversation = Conversation.objects.get()
    build.asked(conversation, Button("İade", "/gizli_komut"))
    pressed = ali.send("İade")
    build.queued(Conversation.objects.get())
    ayse = User.objects.create_user("ayse")
    handoff.claim(conversation.pk, ayse)
    handoff.give_back(conversation.pk, ayse, "gizli not", "")
    shown = pressed.content.decode() + ali.get("/messages").content.decode()
    for secret in ("gizli", "payload", "agent_returned", "provider_id", "ayse"):
        assert secret not in shown
    assert [row["from"] for row in ali.history()] == ["bot", "customer", "system"]


def test_everybody_who_speaks_is_named(ali: Browser) -> None:
    """'from' is bot, agent, customer or system."""
    conversation = Conversation.objects.get()
    ali.send("Alo")
    for sender in (Sender.BOT, Sender.AGENT, Sender.SYSTEM):
        say(conversation, sender, "Merhaba")
    assert [row["from"] for row in ali.history()] == ["customer", "bot", "agent", "system"]


def test_a_photo_is_sent_and_seen(ali: Browser) -> None:
    """Multipart with a file: stored anew, served to its owner only as what it is."""
    answer = ali.upload(jpeg(), text="Kutu ezik")
    assert answer.status_code == 202
    (row,) = ali.history()
    assert row["text"] == "Kutu ezik"
    assert set(row["attachment"]) == {"url", "type"}
    photo = ali.client.get(row["attachment"]["url"], headers=ali.headers)
    assert (photo.status_code, photo["Content-Type"]) == (200, "image/jpeg")
    assert photo["X-Content-Type-Options"] == "nosniff"
    assert photo.getvalue().startswith(b"\xff\xd8")
    photo.close()


def test_a_photo_whose_file_is_gone_is_not_found(ali: Browser, media: Path) -> None:
    """A lost file is a 404 like every other photo that is not there, not an error of ours."""
    ali.upload(jpeg())
    url = ali.history()[0]["attachment"]["url"]
    next(path for path in media.rglob("*.jpg")).unlink()
    assert_refused(ali.client.get(url, headers=ali.headers), 404, "not_found")


def test_a_photos_name_is_ours(ali: Browser, media: Path) -> None:
    """A file name is never a path, a page or a hint: it is random."""
    for name in ("../../etc/passwd.jpg", "x.html", "<b>.svg", "ali-veli.jpg", "a\x00b.png"):
        assert ali.upload(jpeg(), name).status_code == 202
    stored = [path for path in media.rglob("*") if path.is_file()]
    assert len(stored) == 5
    assert all(len(path.stem) == 32 and path.suffix == ".jpg" for path in stored)


MULTIPART_WORDS = {"client_id": "6d1ff1c2-15dc-4e55-96a5-5d5b4c9a0c0b", "text": "Alo"}


def test_a_form_without_a_file_is_a_message(ali: Browser) -> None:
    """Multipart with words only is the same as JSON."""
    answer = ali.client.post(f"{API}/messages", MULTIPART_WORDS, headers=ali.headers)
    assert answer.status_code == 202
    assert ali.history()[0]["text"] == "Alo"


TOKENS = ["", "Bearer", "Bearer ", "Bearer x", "Basic {0}", "{0}", "Bearer {0}x", "Bearer \u00fc"]
PATHS = [
    ("get", "/messages"),
    ("post", "/messages"),
    ("get", "/events"),
    ("get", f"/attachments/{uuid.uuid4()}"),
]


@pytest.mark.parametrize("given", TOKENS)
@pytest.mark.parametrize(("method", "path"), PATHS)
def test_without_a_session_there_is_nothing(
    ali: Browser, method: str, path: str, given: str
) -> None:
    """A missing or wrong token is 401 everywhere, whatever else is wrong with the request."""
    headers = {"authorization": given.format(ali.token)}
    answer = getattr(ali.client, method)(API + path, headers=headers)
    assert_refused(answer, 401, "no_session")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_the_schemes_case_does_not_matter(ali: Browser) -> None:
    """The negative twin: 'bearer' is a bearer."""
    headers = {"authorization": f"bearer  {ali.token}"}
    assert ali.client.get(f"{API}/messages", headers=headers).status_code == 200


def test_a_stranger_sees_nothing(ali: Browser, veli: Browser) -> None:
    """Ali's messages, photos and buttons do not exist for Veli; for Ali they do."""
    build.asked(ali.customer.conversations.get())
    button = ali.history()[0]["buttons"][0]["id"]
    number = ali.upload(jpeg(), text="benim").json()["id"]
    url = ali.history()[-1]["attachment"]["url"]
    assert veli.history() == veli.history(number - 1) == []
    foreign = veli.client.get(url, headers=veli.headers)
    unknown = veli.get(f"/attachments/{uuid.uuid4()}")
    assert_refused(foreign, 404, "not_found")
    # "Not yours" and "no such photo" read the same.
    assert foreign.content == unknown.content
    assert_refused(veli.send(button=button), 400, "unknown_button")
    mine = ali.client.get(url, headers=ali.headers)
    assert (mine.status_code, mine.getvalue()[:2]) == (200, b"\xff\xd8")
    mine.close()


def test_a_photo_needs_its_session(ali: Browser) -> None:
    """The address of a photo alone opens nothing."""
    ali.upload(jpeg())
    assert_refused(ali.client.get(ali.history()[0]["attachment"]["url"]), 401)


WRONG_METHODS = [
    ("get", "/sessions", "POST"),
    ("delete", "/sessions", "POST"),
    ("put", "/messages", "GET, POST"),
    ("delete", "/messages", "GET, POST"),
    ("post", "/events", "GET"),
    ("post", f"/attachments/{uuid.uuid4()}", "GET"),
]


@pytest.mark.parametrize(("method", "path", "allowed"), WRONG_METHODS)
def test_a_wrong_method_is_named(ali: Browser, method: str, path: str, allowed: str) -> None:
    """405 says in JSON and in its header which methods there are."""
    answer = getattr(ali.client, method)(API + path, headers=ali.headers)
    assert_refused(answer, 405, "method")
    assert answer["Allow"] == allowed


PATIENCE = {"sqlite": ("timeout", 0.05), "postgresql": ("options", "-c lock_timeout=50ms")}
LOCK = {
    "sqlite": ["BEGIN EXCLUSIVE"],
    "postgresql": [
        "BEGIN",
        "LOCK TABLE conversations_message, conversations_customer IN EXCLUSIVE MODE",
    ],
}


@pytest.fixture
def locked(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A database that somebody else keeps locked for longer than we wait; reading goes on."""
    name, value = PATIENCE[connection.vendor]
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], name, value)
    connection.close()
    ali = Browser()
    with build.another() as other:
        build.sql(other, *LOCK[connection.vendor])
        yield ali, other
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_locked_database_takes_nothing(locked: Any) -> None:
    """503 with Retry-After and nothing stored; the client repeats, and then it is taken."""
    ali, other = locked
    client_id = str(uuid.uuid4())
    for answer in (ali.send("Alo", client_id), ali.client.post(f"{API}/sessions")):
        assert_refused(answer, 503, "busy")
        assert answer["Retry-After"] == "2"
    assert (Message.objects.count(), Customer.objects.count()) == (0, 1)
    build.sql(other, "ROLLBACK")
    assert ali.send("Alo", client_id).status_code == 202
    assert ali.send("Alo", client_id).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_locked_database_keeps_no_photo(locked: Any) -> None:
    """A photo whose message is not stored is no attachment of anybody."""
    ali, _ = locked
    assert_refused(ali.upload(jpeg()), 503, "busy")
    assert not Attachment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_repeated_message_is_one_under_load(shared: Path) -> None:
    """Ten copies of one request at the same moment: one 202, the rest 200, one row."""
    ali = Browser()
    body = json.dumps({"client_id": str(uuid.uuid4()), "text": "Alo"})

    def step(_: int) -> int:
        answer = Client().post(f"{API}/messages", body, "application/json", headers=ali.headers)
        return int(answer.status_code)

    assert sorted(build.together(10, step)) == [200] * 9 + [202]
    assert len(ali.history()) == 1
