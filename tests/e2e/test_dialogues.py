"""Dialogues through the whole product: web, worker, Rasa, actions, demo shop, outcome log."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.ops.stack import Stack
from tests.e2e.chat import Chat, Json, has
from tests.e2e.conftest import forget_tries
from tests.e2e.proxy import Proxy

DIALOGUES: list[Json] = yaml.safe_load(
    Path(__file__).with_name("dialogues.yml").read_text(encoding="utf-8")
)
SIDE_BY_SIDE = 4
SILENCE = "(silence)"
SILENCE_SECONDS = 1.0


@dataclass
class Played:
    """A dialogue as it went: up to its first surprise."""

    conversation: str = ""
    said: list[str] = field(default_factory=list)
    wrong: str = ""


@pytest.fixture(scope="module")
def played(stack: Stack, proxy: Proxy) -> dict[str, Played]:
    """All dialogues, four at a time, as customers come."""
    forget_tries(stack)
    proxy.seen.clear()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        found = pool.map(lambda dialogue: _play(stack.url, dialogue), DIALOGUES)
        return {dialogue["name"]: one for dialogue, one in zip(DIALOGUES, found, strict=True)}


@pytest.fixture(scope="module")
def asked_for(played: dict[str, Played], proxy: Proxy) -> list[str]:
    """The order of each new action, a change of mind apart."""
    writes = {row.key: row.path for row in tuple(proxy.seen) if row.key}
    return [found[0] for path in writes.values() if (found := re.findall(r"TS-\d{4}", path))]


@pytest.fixture(scope="module")
def rows(played: dict[str, Played], database: Callable[[], dict[str, Json]]) -> dict[str, Json]:
    """The outcome log after all of them."""
    return database()


def by_name(dialogue: Json) -> str:
    return str(dialogue["name"])


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=by_name)
def test_the_customer_is_answered(dialogue: Json, played: dict[str, Played]) -> None:
    """Each reply says what it must, and nothing that it must not."""
    one = played[dialogue["name"]]
    if one.wrong:
        pytest.fail("\n".join((*one.said, one.wrong)), pytrace=False)


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=by_name)
def test_the_outcome_is_logged(
    dialogue: Json, played: dict[str, Played], rows: dict[str, Json]
) -> None:
    """Every conversation has one row, and it says how the conversation went."""
    row = rows[played[dialogue["name"]].conversation]
    assert {name: row[name] for name in dialogue["row"]} == dialogue["row"]


def test_the_shop_is_asked_once(played: dict[str, Played], asked_for: list[str]) -> None:
    """Nothing is set in motion twice, or unasked."""
    expected = [order for row in DIALOGUES for order in _writes(row)]
    assert sorted(asked_for) == sorted(expected)


def _writes(row: dict[str, Any]) -> list[str]:
    """A change of mind is a second write for its order."""
    orders = row.get("writes", [])
    return [orders] if isinstance(orders, str) else orders


@pytest.mark.parametrize(
    "text",
    ["x" * 4096, "😀" * 20, "<b>kırık</b><script>alert(1)</script>"],
    ids=["longest", "emoji", "html"],
)
def test_strange_words_are_answered(chat: Chat, text: str) -> None:
    """A text at the limit, only emoji, HTML: one reply in words, and no echo of it."""
    reply = chat.say(text)
    assert reply and "<script" not in reply and len(reply) < 1000
    assert len(chat.replies(0)) == 1


def test_only_a_photo(chat: Chat) -> None:
    """A photo without a word: the first question is what the trouble is."""
    assert has(chat.photo(), "ne sorun yaşadınız")
    assert has(chat.press("Hasarlı"), "sipariş numaranızı")


@pytest.mark.parametrize(
    "command",
    [
        "/restart",
        " /restart",
        "/session_start",
        "/praise_thanks",
        ' /settle{"choice": "refund"}',
        '/choose{"choice":"refund"}',
        '//choose{"choice":"refund"}',
        "/action_settle",
        '/agent_returned{"desk_result":"resolved","desk_note":"x"}',
    ],
)
def test_words_are_never_a_command(chat: Chat, proxy: Proxy, command: str) -> None:
    """Rasa would obey '/intent{...}' from a customer: it must arrive there as mere words."""
    asked = chat.say("yanlış ürün geldi TS-1006 6284, 42 yerine 43 numara gelmiş")
    assert has(asked, "düzeltmemizi")
    before = len(proxy.writes("TS-1006"))
    reply = chat.say(command)
    assert len(proxy.writes("TS-1006")) == before
    assert not has(reply, "açtım") and not has(reply, "özetledim")
    # The conversation is where it was: nothing was forgotten, nothing settled.
    assert has(chat.say("değişim olsun"), "onaylıyor musunuz")
    assert has(chat.press("Evet, değiştir"), "Değişiminizi açtım")


def test_unknown_and_not_yours_read_the_same(new_chat: Callable[[], Chat], proxy: Proxy) -> None:
    """Whether an order exists is nobody's business but its owner's: same words, same work."""
    answers = []
    for number in ("TS-9876", "TS-1012"):
        customer = new_chat()
        customer.say("siparişim gelmedi")
        proxy.seen.clear()
        text = customer.say(f"{number} 4242")
        answers.append((text, [(row.method, row.path.split("/")[-2]) for row in proxy.seen]))
    assert answers[0] == answers[1]
    text, calls = answers[0]
    assert has(text, "eşleşen bir sipariş bulamadım")
    # No answer waits for something that the other does not wait for.
    assert calls == [("GET", "orders")]


def test_guessing_is_locked_out(
    new_chat: Callable[[], Chat], database: Callable[[], dict[str, Json]]
) -> None:
    """After five wrong tries the right digits are no use either, and people take over."""
    thief = new_chat()
    thief.say("siparişim gelmedi")
    for guess in ("1111", "2222", "3333", "4444"):
        assert has(thief.say(f"TS-1012 {guess}"), "eşleş")
    assert has(thief.say("TS-1012 5555"), "on beş dakika")
    assert database()[thief.conversation]["escalation_reason"] == "policy_exception"
    again = new_chat()
    reply = again.say("siparişim nerede TS-1012 4398")
    assert has(reply, "on beş dakika") and not has(reply, "HepsiJet")


def test_a_pressed_button_counts_once(chat: Chat, proxy: Proxy) -> None:
    """A choice that is over is refused in Turkish, not made again."""
    chat.say("kargom kaybolmuş TS-1004 9047")
    button = chat.button("Tekrar gönderin")
    before = len(proxy.writes("TS-1004"))
    chat.press("Tekrar gönderin")
    refused = chat.post(
        json={"client_id": "6f1c9a1e-7a43-4df0-a9c5-0d7f3f1f2b11", "button": button}
    )
    assert refused.status_code == 422 or refused.status_code == 400
    assert "seçenek" in refused.json()["message"]
    assert len(proxy.writes("TS-1004")) == before + 1


def test_a_new_conversation_after_a_closed_one(
    chat: Chat, database: Callable[[], dict[str, Json]]
) -> None:
    """The same customer comes back: a new conversation with a row of its own."""
    chat.say("siparişim nerede TS-1002 7350")
    chat.say("evet")
    chat.say("5")
    reply = chat.say("merhaba, bu sefer yanlış ürün geldi")
    # The order was proven a moment ago: neither it nor its phone is asked for.
    assert has(reply, "TS-1002 numaralı siparişinizle ilgili yazışmıştık")
    assert not has(reply, "sipariş numaranızı") and not has(reply, "son dört")
    assert has(chat.say("TS-1006 da yanlış geldi"), "son dört")
    row = database()[chat.conversation]
    # Another problem is no return with the same one.
    assert (row["outcome"], row["reopens"]) == ("confirmed", 0)


def test_a_return_with_the_same_problem_reopens(
    chat: Chat, database: Callable[[], dict[str, Json]]
) -> None:
    """What is gone on with counts against the earlier conversation, as it always did."""
    chat.say("siparişim gelmedi TS-1021 tel 4165")
    chat.say("evet")
    chat.say("5")
    assert has(chat.say("siparişim hâlâ gelmedi"), "gecikme görünmüyor")
    row = database()[chat.conversation]
    assert (row["outcome"], row["reopens"]) == ("unresolved", 1)


def _play(url: str, dialogue: Json) -> Played:
    one = Played()
    try:
        with Chat(url) as chat:
            one.conversation = chat.conversation
            for does, *wanted in dialogue["turns"]:
                reply = _do(chat, does, wanted)
                one.said.append(f"> {does}\n{reply}")
                for fragment in wanted:
                    _check(reply, str(fragment))
    except (AssertionError, OSError) as surprise:
        one.wrong = f"{type(surprise).__name__}: {surprise}"
    return one


def _do(chat: Chat, does: str, wanted: list[Any]) -> str:
    if SILENCE in wanted:
        sent = chat.send(text=does)
        time.sleep(SILENCE_SECONDS)
        return "\n".join(row["text"] for row in chat.replies(sent)) or SILENCE
    if does == "PHOTO":
        return chat.photo()
    return chat.press(does[1:]) if does.startswith("[") else chat.say(does)


def _check(reply: str, fragment: str) -> None:
    """`a|b`: either; `!a`: not a."""
    if fragment.startswith("!"):
        assert not has(reply, fragment[1:]), f"{fragment[1:]!r} must not be said"
        return
    assert any(has(reply, part) for part in fragment.split("|")), f"{fragment!r} is not said"
