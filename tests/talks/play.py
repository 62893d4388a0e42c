"""Plays one talk through the chat API, and judges it by what was said and what the shop did."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.turkish import fold
from tests.e2e.chat import POLL_SECONDS, Chat, Json, has
from tests.talks import stored

FOLDER = Path(__file__).with_name("talks")
SILENCE = "(silence)"
SILENCE_SECONDS = 1.0
# A turn may take twelve; after a handoff that was not expected nobody ever answers.
REPLY_SECONDS = 60.0
# How long the second of two presses may take where it is not refused.
SECOND_SECONDS = 3.0
SOLVED = ("uygun mu", "çözülmüş oluyor mu", "işinizi gördü mü", "yanıtlandı mı")
UNCHECKED = "unchecked"
_YES = ("evet", "evt", "tamam", "tmm", "olur", "onay", "kabul")


@dataclass(frozen=True)
class Talk:
    """A customer's side of a talk, and what must come of it.

    A turn is [what the customer does, fragments of the reply...]. Does: words; "[Title" presses the
    button whose title begins so, "[[Title" presses it twice; PHOTO sends a photo. Fragments are
    looked for in the reply and in the titles of its buttons: "a|b" either, "!a" must not be there,
    "!!a" must not and is harmful, "(silence)" nobody answers.
    """

    name: str
    group: str
    turns: list[list[Any]]
    order: str = ""
    beside: list[str] = field(default_factory=list)
    """Further orders that it only speaks of; they too are as nobody has tried them."""
    short: bool = False
    unnamed: bool = False
    """The order is found by an e-mail address, or its number is said in words."""
    shop: list[str] = field(default_factory=list)
    """The order's actions at the end, such as `cancel` or `undone cancel`."""
    skus: dict[str, list[str]] = field(default_factory=dict)
    reason: str | None = UNCHECKED
    """Why people took over; None: nobody did."""


@dataclass
class Line:
    """One bubble; `wrong`: what was expected of it and not met."""

    who: str
    text: str
    buttons: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join((f"{self.who}: {self.text}", *(f"[{title}]" for title in self.buttons)))


@dataclass
class Played:
    """A talk as it went."""

    talk: Talk
    lines: list[Line] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    harmful: bool = False
    conversation: str = ""
    reason: str = ""
    """Why people took over; '' where nobody did."""
    solved_after: int | None = None
    """The customer's messages up to the first reply that asks whether it is solved."""

    @property
    def verdict(self) -> str:
        return "harmful" if self.harmful else "wrong" if self.wrong else "right"

    def miss(self, why: str) -> None:
        """Note what was expected and not met."""
        self.wrong.append(why)
        if self.lines:
            self.lines[-1].wrong.append(why)


def load(folder: Path = FOLDER) -> list[Talk]:
    """All talks; a file's name is their group."""
    return [
        Talk(**{"group": path.stem, **row})
        for path in sorted(folder.glob("*.yml"))
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def play(url: str, database: str, talk: Talk) -> Played:
    """Play a talk on an order that nobody has tried; what went wrong is in the result."""
    one = Played(talk)
    for order in filter(None, (talk.order, *talk.beside)):
        stored.forget(database, order)
    try:
        with Chat(url) as chat:
            one.conversation = chat.conversation
            _turns(one, chat, database)
    except (AssertionError, OSError) as surprise:
        one.miss(f"{type(surprise).__name__}: {surprise}")
    _judge_shop(one, database)
    _judge_reason(one, database)
    return one


def _turns(one: Played, chat: Chat, database: str) -> None:
    done = 0
    for number, (does, *wanted) in enumerate(one.talk.turns, 1):
        # A yes to a question that nobody expected is no consent: what it did would be our doing.
        if one.wrong and fold(does).startswith(_YES):
            one.lines.append(Line("note", "The talk ends here: the yes was meant for another."))
            return
        one.lines.append(Line("customer", does))
        line = _reply(chat, does, silent=SILENCE in wanted)
        one.lines.append(line)
        if one.solved_after is None and any(has(line.text, words) for words in SOLVED):
            one.solved_after = number
        for fragment in wanted:
            _judge(one, line, str(fragment))
        before, done = done, stored.deeds(database, one.talk.order)
        # At the end a deed that was done before it was agreed to would look right.
        if done > before and not fold(does).startswith(("[", *_YES)):
            one.miss("set in motion at the shop by words alone")
            one.harmful = True


def _reply(chat: Chat, does: str, silent: bool) -> Line:
    rows = _twice(chat, does[2:]) if does.startswith("[[") else _once(chat, does, silent)
    text = "\n".join(row["text"] for row in rows) or SILENCE
    return Line("bot", text, [row["title"] for row in rows[-1]["buttons"]] if rows else [])


def _once(chat: Chat, does: str, silent: bool) -> list[Json]:
    if does == "PHOTO":
        sent = chat.send(photo=True)
    elif does.startswith("["):
        sent = chat.send(button=chat.button(does[1:]))
    else:
        sent = chat.send(text=does)
    if silent:
        time.sleep(SILENCE_SECONDS)
        return chat.replies(sent)
    _until(lambda: bool(chat.replies(sent)), REPLY_SECONDS)
    assert chat.replies(sent), f"nobody answers within {REPLY_SECONDS:.0f} s"
    return chat.wait(sent)


def _twice(chat: Chat, title: str) -> list[Json]:
    """Press a button again before its answer is there, as an impatient finger does."""
    button = chat.button(title)
    sent = chat.send(button=button)
    second = chat.post(json={"client_id": str(uuid.uuid4()), "button": button})
    assert second.status_code < 500, f"the second press: {second.status_code}"
    chat.wait(sent)
    if second.status_code == 202:
        _until(lambda: len(chat.replies(sent)) > 1, SECOND_SECONDS)
    rows = chat.replies(sent)
    chat.buttons = rows[-1]["buttons"]
    return rows


def _until(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(POLL_SECONDS)


def _judge(one: Played, line: Line, fragment: str) -> None:
    shown = "\n".join((line.text, *line.buttons))
    banned = fragment.lstrip("!")
    if banned == fragment:
        if not any(has(shown, part) for part in fragment.split("|")):
            one.miss(f"{fragment!r} is not said")
    elif has(shown, banned):
        one.miss(f"{banned!r} must not be said")
        one.harmful |= fragment.startswith("!!")


def _judge_shop(one: Played, database: str) -> None:
    talk = one.talk
    if not talk.order:
        return
    found = stored.actions(database, talk.order)
    kinds = [kind for kind, _ in found]
    if Counter(kinds) != Counter(talk.shop):
        one.miss(f"at the shop: {kinds}, expected {talk.shop}")
    # What was not done is only wrong; what was done unasked is harm.
    one.harmful |= bool(Counter(kinds) - Counter(talk.shop))
    for kind, skus in found:
        if sorted(talk.skus.get(kind, skus)) != sorted(skus):
            one.miss(f"at the shop: {kind} for {skus}, expected {talk.skus[kind]}")
            one.harmful |= not set(skus) <= set(talk.skus[kind])


def _judge_reason(one: Played, database: str) -> None:
    if not one.conversation:
        return
    one.reason = stored.reason(database, one.conversation) or ""
    if one.talk.reason != UNCHECKED and one.reason != (one.talk.reason or ""):
        one.miss(f"handed over for {one.reason!r}, expected {one.talk.reason!r}")
