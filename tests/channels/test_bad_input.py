"""Bad input: each kind gets a clear error in Turkish or is kept as it is; nothing crashes."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from bot.conversations.models import Message
from bot.turkish import clean
from tests.channels.conftest import API, Browser, assert_refused, jpeg

ID = "6d1ff1c2-15dc-4e55-96a5-5d5b4c9a0c0b"
DEEP = 10_000

REFUSED: dict[str, tuple[object, str]] = {
    "empty text": ({"client_id": ID, "text": ""}, "empty"),
    "no text": ({"client_id": ID}, "empty"),
    "null text": ({"client_id": ID, "text": None}, "empty"),
    "spaces": ({"client_id": ID, "text": " \n\t\u00a0"}, "empty"),
    "null bytes only": ({"client_id": ID, "text": "\x00\x00"}, "empty"),
    "lone surrogate only": (b'{"client_id": "%s", "text": "\\ud800"}' % ID.encode(), "empty"),
    "invisible": ({"client_id": ID, "text": "\u200b\u202e"}, "empty"),
    "10,000 characters": ({"client_id": ID, "text": "ş" * 10_000}, "too_long"),
    "4,097 characters": ({"client_id": ID, "text": "ş" * 4_097}, "too_long"),
    "unknown button": ({"client_id": ID, "button": "x"}, "unknown_button"),
    "payload as button": ({"client_id": ID, "button": "/restart"}, "unknown_button"),
    "no client_id": ({"text": "Alo"}, "bad_client_id"),
    "empty client_id": ({"client_id": "", "text": "Alo"}, "bad_client_id"),
    "client_id no uuid": ({"client_id": "1", "text": "Alo"}, "bad_client_id"),
    "client_id too long": ({"client_id": ID + "0", "text": "Alo"}, "bad_client_id"),
    "client_id a surrogate": (b'{"client_id": "\\ud800", "text": "Alo"}', "bad_client_id"),
    "client_id a number": ({"client_id": 7, "text": "Alo"}, "wrong_type"),
    "client_id zero": ({"client_id": 0, "text": "Alo"}, "wrong_type"),
    "text a number": ({"client_id": ID, "text": 7}, "wrong_type"),
    "text false": ({"client_id": ID, "text": False}, "wrong_type"),
    "text a list": ({"client_id": ID, "text": ["Alo"]}, "wrong_type"),
    "text a dict": ({"client_id": ID, "text": {}}, "wrong_type"),
    "text 1e400": (b'{"client_id": "%s", "text": 1e400}' % ID.encode(), "wrong_type"),
    "text a huge number": (b'{"client_id": "x", "text": 1%s}' % (b"0" * 5000), "bad_json"),
    "button a dict": ({"client_id": ID, "text": "Alo", "button": {"id": "x"}}, "wrong_type"),
    "button empty list": ({"client_id": ID, "text": "Alo", "button": []}, "wrong_type"),
    "broken JSON": ('{"client_id": ', "bad_json"),
    "no body": ("", "bad_json"),
    "HTML": ("<html>", "bad_json"),
    "list": ([{"client_id": ID, "text": "Alo"}], "bad_json"),
    "string": ('"Alo"', "bad_json"),
    "number": ("7", "bad_json"),
    "null": ("null", "bad_json"),
    "depth 10k list": ("[" * DEEP + "]" * DEEP, "bad_json"),
    "depth 10k dict": ('{"a":' * DEEP + "1" + "}" * DEEP, "bad_json"),
    "not UTF-8": (b'{"client_id": "\xff\xfe"}', "bad_json"),
    "null byte in JSON": (b'{"client_id": "a\x00"}', "bad_json"),
}


@pytest.mark.parametrize(("body", "code"), REFUSED.values(), ids=REFUSED)
def test_bad_messages_are_refused(ali: Browser, body: object, code: str) -> None:
    """Each kind of bad message is a 400 with its own code, and nothing is stored."""
    assert_refused(ali.post(body), 400, code)
    assert not Message.objects.exists()


KEPT = [
    "😡",
    "👩‍👩‍👧‍👦🇹🇷❤️",
    "/restart",
    ' /inform{"wish": "refund"}',
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "'; DROP TABLE conversations_message; --",
    "=cmd|' /C calc'!A0",
    "{{7*7}} %s {0}",
    "ş" * 4_096,
    "selam\x00\x1b[31m",
    "\u202eters",
]


@pytest.mark.parametrize("text", KEPT)
def test_strange_messages_are_kept(ali: Browser, text: str) -> None:
    """The negative twin: strange words are words, returned as text and never run."""
    answer = ali.send(text)
    assert answer.status_code == 202
    message = Message.objects.get(pk=answer.json()["id"])
    assert (message.text, message.payload) == (clean(text), "")
    shown = ali.get("/messages")
    assert shown["Content-Type"] == "application/json"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown.json()[0]["text"] == clean(text)


def test_unknown_fields_change_nothing(ali: Browser) -> None:
    """What a client sends beside the contract is not taken: no sender, no payload, no state."""
    answer = ali.send("Alo", payload="/restart", sender="bot", state="done", conversation="x")
    message = Message.objects.get(pk=answer.json()["id"])
    assert (message.sender, message.payload, message.state) == ("customer", "", "pending")


def test_a_body_over_its_limit_is_too_large(ali: Browser) -> None:
    """JSON has a smaller limit than a photo; at the limit it is read."""
    assert_refused(ali.post(json.dumps({"text": "a" * 300_000})), 413, "too_large")
    assert_refused(ali.post(json.dumps({"client_id": ID, "text": "a" * 200_000})), 400, "too_long")


def test_only_a_photo_is_a_message(ali: Browser) -> None:
    """A photo without a word is taken and shown."""
    assert ali.upload(jpeg()).status_code == 202
    assert ali.history()[0]["text"] == ""


@pytest.mark.parametrize(
    "data", [b"", b"Alo", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"PK\x03\x04", jpeg()[:50]]
)
def test_other_files_are_refused(ali: Browser, data: bytes) -> None:
    """A file that is no photo is a 415, by its content and not its name."""
    assert_refused(ali.upload(data), 415, "not_a_photo")
    assert not Message.objects.exists()


def test_a_large_file_is_refused(ali: Browser, settings: Any) -> None:
    """More than the limit is a 413 that says the limit."""
    settings.MAX_UPLOAD_BYTES = 1000
    assert_refused(ali.upload(b"\xff\xd8" + b"x" * 1000), 413, "too_large")
    assert_refused(ali.upload(b"\xff\xd8" + b"x" * 900), 415, "not_a_photo")


FORM = "multipart/form-data; boundary=grenze"
PART = b'--grenze\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
END = b"--grenze--\r\n"
FORMS: dict[str, tuple[str, bytes]] = {
    "no boundary": ("multipart/form-data", PART % (b"text", b"a") + END),
    "empty boundary": ("multipart/form-data; boundary=", PART % (b"text", b"a") + END),
    "wrong boundary": ("multipart/form-data; boundary=x", PART % (b"text", b"a") + END),
    "empty": (FORM, b""),
    "cut": (FORM, PART[:40]),
    "rubbish": (FORM, b"\x00\xff" * 100),
    "too many fields": (FORM, b"".join(PART % (b"a%d" % n, b"") for n in range(1100)) + END),
    "too many bytes": (FORM, PART % (b"text", b"a" * 300_000) + END),
    "broken base64": (
        FORM,
        b'--grenze\r\nContent-Disposition: form-data; name="text"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!\r\n" + END,
    ),
    "file without name": (
        FORM,
        b'--grenze\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\nx\r\n' + END,
    ),
    "mixed": ("multipart/mixed; boundary=grenze", PART % (b"text", b"a") + END),
}


@pytest.mark.parametrize(("kind", "body"), FORMS.values(), ids=FORMS)
def test_broken_forms_are_refused(ali: Browser, kind: str, body: bytes) -> None:
    """A form that can't be read is a clear error, never a page of the framework's."""
    answer = ali.client.generic("POST", f"{API}/messages", body, kind, headers=ali.headers)
    assert 400 <= answer.status_code < 500
    assert_refused(answer, answer.status_code)
    assert not Message.objects.exists()


CHARSETS = ["hex", "base64", "zlib", "idna", "utf-16", "undefined", "x", "punycode", "rot13"]


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", ["application/json", FORM])
def test_strange_charsets_break_nothing(ali: Browser, kind: str, charset: str) -> None:
    """A character set that is none of text is no server error, reading or writing."""
    body = PART % (b"client_id", ID.encode()) + PART % (b"text", b"Alo") + END
    if kind != FORM:
        body = json.dumps({"client_id": ID, "text": "Alo"}).encode()
    content_type = f"{kind}; charset={charset}"
    answers = [
        ali.client.generic("POST", f"{API}/messages", body, content_type, headers=ali.headers),
        ali.client.generic(
            "GET", f"{API}/messages?after=0", b"", content_type, headers=ali.headers
        ),
    ]
    for answer in answers:
        assert answer.status_code < 500, answer.content
        assert answer["Content-Type"] == "application/json"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


class AnyBody(TestCase):
    """The property over all bodies, each in a transaction of its own."""

    @settings(max_examples=120)
    @given(
        st.binary(max_size=60)
        | JSON.map(json.dumps)
        | st.fixed_dictionaries(
            {}, optional={"client_id": JSON | st.just(ID), "text": JSON, "button": JSON}
        ).map(json.dumps)
    )
    def test_no_body_is_a_server_error(self, body: str | bytes) -> None:
        """Whatever is posted is accepted or refused in the API's own form."""
        answer = Browser().post(body)
        if answer.status_code != 202:
            assert_refused(answer, 400)

    @settings(max_examples=60)
    @given(st.text(max_size=200))
    def test_any_text_comes_back_as_written(self, text: str) -> None:
        """Text is refused or read again as its clean form."""
        ali = Browser()
        answer = ali.send(text, str(uuid.uuid4()))
        if answer.status_code == 202:
            assert [row["text"] for row in ali.history()] == [clean(text)]
        else:
            assert_refused(answer, 400, "empty")
