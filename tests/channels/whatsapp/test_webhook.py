"""The webhook: only Meta's own bodies come in, each thing in them once, before its 200."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import time
from typing import Any

import pytest
from django.db import OperationalError

from bot.channels.models import Arrival
from bot.channels.whatsapp import inbound, signature
from bot.conversations.models import Message
from tests.channels.whatsapp.conftest import SECRET, WORD, Product
from tests.channels.whatsapp.payloads import (
    BAD,
    CHANGE_VARIANTS,
    ERRORS,
    MESSAGE_VARIANTS,
    MESSAGES,
    STATUSES,
    change,
    envelope,
    message,
    value,
)
from tests.channels.whatsapp.payloads import CHANGES as FIELDS
from tests.channels.whatsapp.payloads.people import wamid

TURKISH = envelope(value([message(text={"body": "Çağrı’nın ığüş İĞÜŞ siparişi 😡👨‍👩‍👧"})]))

NOW = {"timestamp": str(int(time.time()))}


def said(number: int, **fields: Any) -> dict[str, Any]:
    return message(**{"id": wamid(number), "text": {"body": f"{number}"}, **NOW, **fields})


def ids() -> list[str]:
    return list(Arrival.objects.order_by("pk").values_list("provider_id", flat=True))


def test_the_handshake(product: Product) -> None:
    """The challenge comes back as it is, and cannot become a page."""
    query = f"hub.mode=subscribe&hub.verify_token={WORD}&hub.challenge=11582"
    answer = product.ask("GET", query=query)
    assert (answer.status_code, answer.text) == (200, "11582")
    assert answer.headers["content-type"] == "text/plain"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "hub.mode=subscribe&hub.verify_token=another&hub.challenge=1",
        f"hub.mode=unsubscribe&hub.verify_token={WORD}&hub.challenge=1",
        f"hub.verify_token={WORD}&hub.challenge=1",
        "hub.mode=subscribe&hub.verify_token=%C3%A7&hub.challenge=1",
    ],
)
def test_a_handshake_with_another_word_is_refused(product: Product, query: str) -> None:
    answer = product.ask("GET", query=query)
    assert answer.status_code == 403
    assert "1" not in answer.text


def test_a_channel_that_is_off_has_no_door(product: Product, settings: Any) -> None:
    settings.WHATSAPP_ACCESS_TOKEN = ""
    assert product.post(TURKISH).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD", "OPTIONS"])
def test_other_methods(product: Product, method: str) -> None:
    answer = product.ask(method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


def test_turkish_letters_raw_and_escaped(product: Product) -> None:
    """The signature is over the bytes as they came: both ways of writing are Meta's."""
    raw = json.dumps(TURKISH, ensure_ascii=False).encode()
    escaped = json.dumps(TURKISH).encode()
    assert raw != escaped
    assert [product.post(body).status_code for body in (raw, escaped)] == [200, 200]
    crossed = product.post(raw, signature.sign(escaped, SECRET))
    assert crossed.status_code == 401
    assert Arrival.objects.count() == 1


def sha(body: bytes, secret: str, how: str = "sha256") -> str:
    return hmac.new(secret.encode(), body, how).hexdigest()


BODY = json.dumps(TURKISH).encode()
FORGED = {
    "none": "",
    "empty": "sha256=",
    "no prefix": sha(BODY, SECRET),
    "sha1": f"sha1={sha(BODY, SECRET, 'sha1')}",
    "sha1 called sha256": f"sha256={sha(BODY, SECRET, 'sha1')}",
    "upper case": f"sha256={sha(BODY, SECRET).upper()}",
    "another's secret": f"sha256={sha(BODY, 'of-another-shop')}",
    "for another body": signature.sign(BODY + b" ", SECRET),
    "without a secret": f"sha256={hashlib.sha256(BODY).hexdigest()}",
    "with spaces": f" {signature.sign(BODY, SECRET)} x",
    "of letters": "sha256=" + "ç" * 64,
    "twice": f"{signature.sign(BODY, SECRET)}{signature.sign(BODY, SECRET)}",
}


@pytest.mark.parametrize("signed", FORGED.values(), ids=FORGED)
def test_a_forged_signature_stores_nothing(product: Product, signed: str) -> None:
    """Row 14: 401, whatever it looks like."""
    headers = {signature.HEADER: signed} if signed else {}
    assert product.ask("POST", BODY, headers).status_code == 401
    assert not Arrival.objects.exists()


def test_no_mutated_body_or_signature_is_valid() -> None:
    """Ten thousand of each, by a seed: a bit, a byte, a cut, a repeat, a swap."""
    chance, right = random.Random(14), signature.sign(BODY, SECRET)
    assert signature.valid(BODY, right, SECRET)
    bodies = {mutated(chance, BODY) for _ in range(10_000)} - {BODY}
    given = {mutated(chance, right.encode()) for _ in range(10_000)} - {right.encode()}
    assert len(bodies) > 8_500 and len(given) > 5_000
    assert not any(signature.valid(body, right, SECRET) for body in bodies)
    assert not any(signature.valid(BODY, one.decode("latin-1"), SECRET) for one in given)


def mutated(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    kind = chance.randrange(4)
    if kind == 0:
        return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + bytes([chance.randrange(256)]) + data[at:]
    if kind == 2:
        return data[:at] + data[at + 1 + chance.randrange(8) :]
    other = chance.randrange(len(data))
    return data[:at] + data[other : other + 4] + data[at:]


def test_mutated_bodies_at_the_door(product: Product) -> None:
    """The same by the whole way, fewer: nothing is stored."""
    chance, right = random.Random(15), signature.sign(BODY, SECRET)
    for _ in range(100):
        other = mutated(chance, BODY)
        if other != BODY:
            assert product.post(other, right).status_code == 401
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_odd_and_broken_bodies(product: Product, bad: Any) -> None:
    """Never a 500: what can be read is taken, all else is refused with 400."""
    assert product.post(bad.body).status_code == bad.status
    product.take_stored()
    assert not Arrival.objects.filter(state="failed").exists()


def test_a_body_over_metas_own_limit(product: Product) -> None:
    assert product.post(b" " * (inbound.MOST_BYTES + 1)).status_code == 413


def test_a_batch_of_many(product: Product) -> None:
    """Row 2: three entries of five changes of ten messages, statuses between: all of them."""
    number, values = 0, []
    for _ in range(15):
        values.append(value([said(2_000 + number + place) for place in range(10)]))
        values.append(value(statuses=[{**STATUSES["sent"], "id": f"wamid.S{number}"}]))
        number += 10
    assert product.post(envelope(*values)).status_code == 200
    kinds = list(Arrival.objects.values_list("kind", flat=True))
    assert (kinds.count("text"), kinds.count("status")) == (150, 15)
    product.take_stored()
    texts = Message.objects.order_by("id").values_list("text", flat=True)
    assert list(texts) == [str(2_000 + one) for one in range(150)]


def test_a_duplicated_webhook(product: Product) -> None:
    """Row 1: again, mixed with new ones, in one body twice: each once, always 200."""
    first = envelope(value([said(1), said(2)]))
    mixed = envelope(value([said(2), said(3)]), value([said(3), said(1), said(4)]))
    assert [product.post(body).status_code for body in (first, first, mixed)] == [200] * 3
    assert ids() == [wamid(one) for one in (1, 2, 3, 4)]
    repeats = Arrival.objects.order_by("pk").values_list("repeats", flat=True)
    assert list(repeats) == [2, 2, 0, 0]
    product.take_stored()
    assert Message.objects.filter(sender="customer").count() == 4


def test_nothing_is_acknowledged_that_was_not_stored(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503, and Meta repeats it."""

    class Broken:
        async def store(self, arrivals: Any) -> set[str]:
            raise OperationalError("away")

    monkeypatch.setattr(inbound, "_gathering", Broken())
    answer = product.post(TURKISH)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


def test_what_is_for_another_number_is_left_alone(product: Product) -> None:
    other = value([said(1)])
    other["metadata"]["phone_number_id"] = "1"
    assert product.post(envelope(other, value([said(2)]))).status_code == 200
    assert ids() == [wamid(2)]


@pytest.mark.parametrize("name", [*MESSAGES, *MESSAGE_VARIANTS])
def test_every_documented_message_is_stored(product: Product, name: str) -> None:
    payload = {**MESSAGES, **MESSAGE_VARIANTS}[name] | NOW
    assert product.post(envelope(value([payload]))).status_code == 200
    assert ids() == [payload["id"]]
    product.take_stored()
    assert Arrival.objects.get().state == "taken"


def test_statuses_errors_and_changes_in_one_body(product: Product) -> None:
    """Every documented one, mixed with a message: all are stored, and the message is answered."""
    body = envelope(
        value(statuses=[{**one, "id": f"wamid.{name}"} for name, one in STATUSES.items()]),
        value([said(9)]),
        value(errors=[*ERRORS.values()]),
    )
    for field, content in FIELDS.items():
        body["entry"] += change(field, content)["entry"]
    assert product.post(body).status_code == 200
    product.take_stored()
    assert not Arrival.objects.exclude(state="taken").exists()
    assert list(Message.objects.values_list("text", flat=True)) == ["9"]


@pytest.mark.parametrize("body", CHANGE_VARIANTS.values(), ids=CHANGE_VARIANTS)
def test_other_changes(product: Product, body: Any) -> None:
    assert product.post(body).status_code == 200
    product.take_stored()
    assert not Arrival.objects.filter(state__in=["failed", "waiting"]).exists()


def test_what_a_customer_said_elsewhere_is_not_logged(
    product: Product, caplog: pytest.LogCaptureFixture
) -> None:
    """Fields that we do not use may hold words and names; those of our account are for the log."""
    caplog.set_level("INFO")
    product.post(change("smb_message_echoes", {"message_echoes": [{"text": {"body": "gizli"}}]}))
    product.post(change("account_update", {"event": "ACCOUNT_RESTRICTION"}))
    product.take_stored()
    assert "smb_message_echoes" in caplog.text and "gizli" not in caplog.text
    assert "ACCOUNT_RESTRICTION" in caplog.text


def test_an_old_message_is_a_replay(product: Product) -> None:
    """Row 15: Meta repeats for seven days; what is older is not taken again, and counted."""
    assert product.post(envelope(value([said(1, timestamp="1700000000")]))).status_code == 200
    row = Arrival.objects.get()
    assert (row.state, row.kind, row.body) == ("ignored", "old", "")
