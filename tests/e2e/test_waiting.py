"""Customers who wait for people, and what the bot does beside them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from bot.ops.stack import Stack
from tests.e2e.chat import Chat, has
from tests.e2e.desk import Desk
from tests.e2e.proxy import Proxy
from tests.e2e.test_dialogues import SILENCE_SECONDS
from tests.e2e.test_faults import APOLOGY, down

HUMAN = "bir insanla görüşmek istiyorum"
GIVE_UP_SECONDS = 18.0
QUESTION = "iade kargo ücretini kim ödüyor"


@pytest.fixture
def desk(stack: Stack, agent: tuple[str, str]) -> Iterator[Desk]:
    with Desk(stack.url, *agent) as opened:
        yield opened


def silent(chat: Chat, text: str) -> bool:
    """Whether nobody answers; a notice of the house, as outside working hours, is no answer."""
    sent = chat.send(text=text)
    time.sleep(SILENCE_SECONDS)
    return {row["from"] for row in chat.replies(sent)} <= {"system"}


def test_the_bot_answers_until_a_human_comes(chat: Chat, desk: Desk) -> None:
    """A question while waiting is answered; with an agent there, nothing is said over them."""
    assert has(chat.say(HUMAN), "özetledim")
    assert has(chat.say(QUESTION), "kargo ücretini biz")
    assert has(chat.say("sipariş numaram TS-1006"), "notunuza ekledim")
    desk.claim(chat.conversation)
    assert silent(chat, QUESTION)


@pytest.mark.parametrize("end", ["give_back", "resolve"])
def test_people_end_the_wait(chat: Chat, desk: Desk, end: str) -> None:
    """Whatever was written while waiting, the agent's return is what goes on."""
    chat.say("ürünüm hasarlı geldi")
    chat.say(HUMAN)
    chat.say("TS-1006")
    desk.claim(chat.conversation)
    sent = chat.send(text="buradayım")
    if end == "give_back":
        desk.give_back(chat.conversation, "Biraz sinirli.", "İadeniz onaylandı.")
        said = chat.until(sent, "devraldım")
        assert has(said, "İadeniz onaylandı") and not has(said, "sinirli"), said
        assert has(chat.say("evet"), "puanla")
    else:
        desk.resolve(chat.conversation, "information")
        chat.until(sent, "puanla")
    assert has(chat.say("5"), "Teşekkür")


def test_nothing_is_set_in_motion_while_waiting(chat: Chat, proxy: Proxy) -> None:
    """No word moves anything at the shop, no button is shown, nothing is closed."""
    chat.say("kargom kaybolmuş TS-1004 9047")
    chat.say(HUMAN)
    before = len(proxy.writes("TS-1004"))
    for words in ("paramı iade edin", "evet onaylıyorum", "iptal edin"):
        assert silent(chat, words)
    assert len(proxy.writes("TS-1004")) == before


def test_danger_while_waiting(chat: Chat) -> None:
    """The sentence of care at once, though people are awaited; once is enough."""
    chat.say(HUMAN)
    assert has(chat.say("elim kesildi kanıyor"), "112")
    assert silent(chat, "hâlâ kanıyor elim kesildi")


def test_an_outage_before_people_is_made_up_for(chat: Chat, desk: Desk, stack: Stack) -> None:
    """Handed over by the worker while a question stood: afterwards nothing is asked any more."""
    assert has(chat.say("ürünüm hasarlı geldi"), "sipariş numaranızı")
    with down(stack, "actions"):
        assert has(chat.say("TS-1006 6284"), APOLOGY)
        assert silent(chat, "alo")
    assert silent(chat, "orada mısınız")
    assert has(chat.say(QUESTION), "kargo ücretini biz")
    desk.claim(chat.conversation)
    sent = chat.send(text="buradayım")
    desk.give_back(chat.conversation, "Arıza giderildi.")
    chat.until(sent, "devraldım")


def test_a_return_outlives_an_outage(chat: Chat, desk: Desk, stack: Stack) -> None:
    """Given back while the engine is away: said as soon as it is there, and nothing is asked anew.

    What the agent wrote for the customer does not wait for it.
    """
    assert has(chat.say("ürünüm hasarlı geldi TS-1006 6284"), "fotoğraf")
    chat.say(HUMAN)
    desk.claim(chat.conversation)
    sent = chat.send(text="buradayım")
    with down(stack, "rasa"):
        desk.give_back(chat.conversation, "İade açıldı.", "Kurye yarın gelecek.")
        assert has(chat.until(sent, "Kurye yarın"), "Kurye yarın")
        # Longer than a customer's message would be tried.
        time.sleep(GIVE_UP_SECONDS)
        assert len(chat.replies(sent)) == 1
    said = chat.until(sent, "devraldım")
    assert not has(said, "fotoğraf") and not has(said, APOLOGY), said
    assert has(chat.say("evet"), "puanla")


def test_an_answer_comes_after_the_rating(chat: Chat, desk: Desk) -> None:
    """The conversation is closed and rated; days later there is something to add."""
    chat.say(HUMAN)
    desk.claim(chat.conversation)
    sent = chat.send(text="kargom nerede")
    desk.resolve(chat.conversation, "information")
    chat.until(sent, "puanla")
    assert has(chat.say("5"), "Teşekkür")
    last = chat.history()[-1]["id"]
    desk.reopen(chat.conversation)
    desk.reply(chat.conversation, "Kargonun yanıtı geldi: parsel şubede.")
    assert has(chat.until(last, "parsel şubede"), "katıldı")
    assert silent(chat, "çok teşekkürler")
