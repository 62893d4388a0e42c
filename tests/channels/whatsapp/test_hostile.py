"""Rows 13, 16 and 17 on this channel: hostile words, foreign pages, buttons of somebody else."""

from __future__ import annotations

import json
import logging

import pytest

from bot.channels.models import Arrival
from bot.channels.whatsapp import signature
from bot.conversations.models import Conversation, Message, Sender
from bot.conversations.saying import say
from bot.conversations.storage import unit_of_work
from bot.engine.client import Button
from bot.turkish import clean
from tests.channels.whatsapp.conftest import SECRET, Product
from tests.graphapi import User

AYSE, VELI = "905551110001", "905551110002"
HOSTILE = {
    "a command to Rasa": '/iade_onayla{"siparis_no":"999"}',
    "a command behind spaces": "\u00a0 /restart",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "SQL": "'; DROP TABLE conversations_message; --",
    "templates": "{{7*7}} {% load x %} ${7*7} %s %(a)s {0}",
    "a formula": "=cmd|' /C calc'!A0",
    "a second line of the log": "Merhaba\n2026-01-01 ERROR root her şey yolunda\x1b[2J",
    "right to left": "\u202egnp.exe\u202c",
    "joined emoji": "👨‍👩‍👧‍👦" * 400,
    "dotted and dotless": "İIıi ŞİKAYET şikâyet",
    "decomposed": "s\u0327ikayet gu\u0308n",
    "YAML": "&a [*a,*a]",
    "the word of a signature": "sha256=0",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_row_13_hostile_words_are_words(
    product: Product, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    """Kept as a customer's words, never a press or a command; the log has no line of theirs."""
    caplog.set_level(logging.INFO)
    product.graph.user(AYSE).says(text)
    product.take()
    message = Message.objects.get(sender=Sender.CUSTOMER)
    assert message.text == clean(text)
    assert (message.payload, message.pressed, message.state) == ("", False, "pending")
    assert "her şey yolunda" not in caplog.text


@pytest.mark.parametrize("length", [4_096, 4_097, 60_000, 500_000])
def test_row_13_huge_words_are_cut_politely(product: Product, length: int) -> None:
    """Meta takes 4,096 itself; whatever comes is stored once, and nothing breaks."""
    product.graph.user(AYSE).says("ş" * length)
    product.take()
    assert len(Message.objects.get(sender=Sender.CUSTOMER).text) == 4_096


def test_row_16_a_foreign_page_gets_nothing(product: Product) -> None:
    """A browser may post here as anybody may; no answer tells a page that it could read it."""
    body = json.dumps({"object": "whatsapp_business_account", "entry": []}).encode()
    for origin in ("https://kotu.example", "null", "https://kumas.example.kotu.example"):
        forged = product.ask("POST", body, {"Origin": origin})
        signed = {signature.HEADER: signature.sign(body, SECRET), "Origin": origin}
        real = product.ask("POST", body, signed)
        assert (forged.status_code, real.status_code, real.content) == (401, 200, b"")
        assert not [name for name in real.headers if name.startswith("access-control")]
    assert not Arrival.objects.exists()


def test_row_17_a_button_of_another_talk_chooses_nothing(product: Product) -> None:
    """Veli knows the id of Ayşe's button: in his talk it means nothing, and hers stands."""
    ayse, veli = (wrote(product, number) for number in (AYSE, VELI))
    asked = asks(ayse, Button("Evet, iptal edin", "/iptal"))
    asks(veli, Button("Hayır", "/yok"))
    product.send()
    reply = {"type": "button_reply", "button_reply": asked.buttons[0]}
    veli._writes("interactive", reply)
    product.take()
    theirs = Message.objects.filter(sender=Sender.CUSTOMER).order_by("id").last()
    assert theirs and (theirs.payload, theirs.state) == ("", "done")
    ayse.presses("Evet, iptal edin")
    product.take()
    theirs = Message.objects.filter(sender=Sender.CUSTOMER).order_by("id").last()
    assert theirs and theirs.payload == "/iptal"


@pytest.mark.parametrize("key", ["", "-", "x" * 256, "../", "0"])
def test_row_17_guessed_buttons(product: Product, key: str) -> None:
    ayse = wrote(product, AYSE)
    asks(ayse, Button("Evet", "/evet"))
    ayse._writes("interactive", {"type": "list_reply", "list_reply": {"id": key, "title": "Evet"}})
    product.take()
    theirs = Message.objects.filter(sender=Sender.CUSTOMER).order_by("id").last()
    assert theirs and (theirs.payload, theirs.note[:5]) == ("", "Eski ")


def wrote(product: Product, number: str) -> User:
    user = product.graph.user(number)
    user.says("Merhaba")
    product.take()
    return user


def asks(user: User, button: Button) -> Message:
    with unit_of_work():
        talk = Conversation.objects.get(customer__address__address=user.user_id)
        said = say(talk, Sender.BOT, "Emin misiniz?", (button,))
    assert said
    return said
