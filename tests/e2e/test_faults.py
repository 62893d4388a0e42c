"""What the customer sees when a part fails: an honest sentence, a person, and nothing lost."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import requests

from bot.ops.stack import Stack
from tests import databases
from tests.e2e.chat import PATIENCE, Chat, Json, has
from tests.e2e.conftest import write
from tests.e2e.proxy import Fault, Proxy

HONEST = "sipariş sistemine ulaşamıyorum"
APOLOGY = "aksaklık var"
HANDED_OVER = "özetledim"
# What only the shop knows of TS-1003: nothing of it may be said while the shop is silent.
SECRETS = ("Yurtiçi", "Çiğli", "yolda", "gecikmede", "hazırlanıyor", "açtım")


@pytest.mark.parametrize("how", list(Fault), ids=lambda fault: str(fault.value))
def test_the_shop_fails(
    chat: Chat, fault: Proxy, database: Callable[[], dict[str, Json]], how: Fault
) -> None:
    """The customer is told, a person takes over, and no order state is made up."""
    fault.fail(how)
    reply = chat.say("siparişim gelmedi TS-1003 telefonun sonu 2618")
    assert has(reply, HONEST) and has(reply, HANDED_OVER), reply
    assert not [word for word in SECRETS if has(reply, word)], reply
    row = database()[chat.conversation]
    assert (row["escalation_reason"], row["resolution"]) == ("backend_down", "none")
    assert len(chat.replies(0)) == 1


@pytest.mark.parametrize("how", [Fault.ERROR, Fault.TRUNCATED, Fault.LATE], ids=lambda f: f.value)
def test_a_write_whose_answer_was_lost_happens_once(chat: Chat, fault: Proxy, how: Fault) -> None:
    """The shop may have done it: the same key is sent again, and one action stands."""
    chat.say("kargom kaybolmuş galiba TS-1004 9047")
    fault.seen.clear()
    fault.fail(how, times=1, writes_only=True)
    reply = chat.press("Tekrar gönderin")
    writes = fault.writes("TS-1004")
    assert len(writes) >= 2 or has(reply, HONEST)
    assert len({row.key for row in writes}) == 1
    if has(reply, HONEST):
        # Not known to be done, so not promised: a person looks.
        assert has(reply, HANDED_OVER) and not has(reply, "yeniden gönderim açtım")
    else:
        assert has(reply, "yeniden gönderim açtım")


def test_a_read_is_tried_again(chat: Chat, fault: Proxy) -> None:
    """One bad answer is not worth a person's time."""
    fault.fail(Fault.ERROR, times=1)
    assert has(chat.say("siparişim nerede TS-1002 7350"), "Ankara Akyurt")


def test_the_actions_are_down(
    new_chat: Callable[[], Chat], stack: Stack, database: Callable[[], dict[str, Json]]
) -> None:
    """Rasa answers 200 and nothing then: the customer is told all the same."""
    chat = new_chat()
    assert has(chat.say("merhaba"), "Telafi")
    with down(stack, "actions"):
        reply = chat.say("siparişim gelmedi TS-1003 2618")
        assert has(reply, APOLOGY) and has(reply, "temsilci"), reply
        assert len(bots(chat.history())) == 2
    assert database()[chat.conversation]["escalation_reason"] == "backend_down"
    assert has(new_chat().say("siparişim gelmedi TS-1003 2618"), "Yurtiçi")


def test_rasa_is_down(
    new_chat: Callable[[], Chat], stack: Stack, database: Callable[[], dict[str, Json]]
) -> None:
    """Told and handed over; who writes while it starts is answered, too."""
    early, late = new_chat(), new_chat()
    early.say("merhaba")
    with down(stack, "rasa"):
        sent = early.send(text="siparişim gelmedi TS-1003 2618")
        reply = bots(early.wait(sent))
        assert len(reply) == 1 and has(reply[0]["text"], APOLOGY), reply
        waiting = late.send(text="yanlış ürün geldi")
    answers = bots(late.wait(waiting))
    assert len(answers) == 1
    assert has(answers[0]["text"], APOLOGY) or has(answers[0]["text"], "sipariş numaranızı")
    rows = database()
    assert rows[early.conversation]["escalation_reason"] == "backend_down"
    assert len(bots(early.history())) == 2


def test_the_worker_dies_in_the_middle_of_a_turn(chat: Chat, stack: Stack, fault: Proxy) -> None:
    """After its lease the message is taken up again: one reply, and one action at the shop."""
    chat.say("kargom kaybolmuş galiba TS-1004 9047")
    fault.seen.clear()
    fault.hold()
    sent = chat.send(button=chat.button("Tekrar gönderin"))
    end = time.monotonic() + PATIENCE
    while not fault.writes("TS-1004") and time.monotonic() < end:
        time.sleep(0.02)
    assert fault.writes("TS-1004"), "the turn has not reached the shop"
    with down(stack, "worker"):
        fault.let_go()
        # The lease lasts 20 s: its end is brought forward, so that the test need not wait for it.
        conversation = chat.conversation.replace("-", "")
        write(
            stack,
            "UPDATE conversations_conversation SET lease_until = '2000-01-01 00:00:00' "  # noqa: S608
            f"WHERE id = '{conversation}'",
        )
    replies = chat.wait(sent)
    assert has(replies[-1]["text"], "yeniden gönderim açtım"), replies
    time.sleep(3)
    assert len(chat.replies(sent)) == 1
    assert len({row.key for row in fault.writes("TS-1004")}) == 1


def test_the_database_restarts(chat: Chat, stack: Stack) -> None:
    """All four go on with new connections: each message is taken and answered once."""
    for words in ("merhaba", "siparişim gelmedi", "TS-1021"):
        assert chat.say(words)
        if not databases.end_connections(stack.env["DATABASE_URL"]):
            pytest.skip("SQLite has no connections to end: PostgreSQL only")
    assert has(chat.say("4165"), "TS-1021")
    assert len(bots(chat.history())) == 4
    assert not stack.dead()


def test_the_stream_goes_on_after_a_restart_of_the_web(chat: Chat, stack: Stack) -> None:
    """Last-Event-ID: nothing is missing, nothing comes twice."""
    chat.say("merhaba")
    with events(stack.url, chat.session, "") as stream:
        seen = [next(stream)["id"], next(stream)["id"]]
        chat.say("siparişim gelmedi")
        seen += [next(stream)["id"], next(stream)["id"]]
    with down(stack, "web"):
        pass
    chat.say("TS-1021")
    with events(stack.url, chat.session, str(seen[-1])) as stream:
        seen += [next(stream)["id"], next(stream)["id"]]
        chat.say("4165")
        seen += [next(stream)["id"], next(stream)["id"]]
    assert seen == [row["id"] for row in chat.history()]
    assert len(seen) == len(set(seen)) == 8


def bots(rows: list[Json]) -> list[Json]:
    """Without the notices that follow outside working hours."""
    return [row for row in rows if row["from"] == "bot"]


@contextmanager
def down(stack: Stack, name: str) -> Iterator[None]:
    """A process killed, and back and ready afterwards."""
    stack.kill(name)
    try:
        yield
    finally:
        stack.restart(name)
        stack.wait_ready(90)


@contextmanager
def events(url: str, session: str, last: str) -> Iterator[Iterator[Json]]:
    """The messages of an event stream, as they come."""
    headers = {"Authorization": f"Bearer {session}", **({"Last-Event-ID": last} if last else {})}
    with requests.get(f"{url}/api/chat/events", headers=headers, stream=True, timeout=20) as answer:
        answer.raise_for_status()
        yield _messages(answer)


def _messages(answer: requests.Response) -> Iterator[Json]:
    name = ""
    for line in answer.iter_lines(chunk_size=1, decode_unicode=False):
        field, _, value = line.decode().partition(": ")
        if field == "event":
            name = value
        elif field == "data" and name == "message":
            yield json.loads(value)
