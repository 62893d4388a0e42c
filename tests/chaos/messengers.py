"""Telegram, WhatsApp and the website at once, while web and worker are killed; and an account.

The stand-ins keep what they told and what they were told; the database keeps the rest.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import Any

from bot.ops.stack import Stack
from tests.chaos.customers import LINES, Customer
from tests.chaos.storm import Verdict, judged
from tests.crowds import Crowd, Telegram, WhatsApp, write
from tests.databases import read
from tests.messengers import product

QUIET_SECONDS = 120.0
# Ten times what Rasa takes on two cores.
SECONDS_A_TURN = 1.0
_LOOK_SECONDS = 1.0
Say = Callable[[str], None]


@dataclass(frozen=True)
class Account:
    """Of one messenger; from `lost` to `failed` all must be 0, and `sent_twice` at most the kills.

    `unsure`: how many tries of ours we know of that they may have gone out beside another.
    """

    messages: int
    acknowledged: int
    lost: int
    stored_twice: int
    out_of_order: int
    replied_twice: int
    never_answered: int
    sent_out_of_order: int
    failed: int
    sent_twice: int
    unsure: int
    slowest_acknowledged: float

    def good(self, kills: int) -> bool:
        """Nothing lost, doubled or disordered, and no more sent twice than a kill explains."""
        bad = (self.lost, self.stored_twice, self.out_of_order, self.replied_twice, self.failed)
        rest = (self.never_answered, self.sent_out_of_order)
        return not any((*bad, *rest)) and self.sent_twice <= min(kills, self.unsure)


@dataclass(frozen=True)
class Result:
    """All three ways; `waiting`: what is left at the end, which must be nothing."""

    telegram: Account
    whatsapp: Account
    website: Verdict
    kills: int
    waiting: int

    @property
    def good(self) -> bool:
        """On each of them."""
        messengers = self.telegram.good(self.kills) and self.whatsapp.good(self.kills)
        return messengers and self.website.good and not self.waiting

    @property
    def messages(self) -> int:
        """How many customers' messages it was."""
        return self.telegram.messages + self.whatsapp.messages + self.website.acknowledged

    def told(self) -> dict[str, Any]:
        """For a report."""
        return asdict(self) | {"messages": self.messages, "good": self.good}


class Storm:
    """The stand-ins and the product in a folder of its own; a context manager."""

    def __init__(self) -> None:
        self._opened = ExitStack()

    def __enter__(self) -> Storm:
        self.stack, telegram, whatsapp = self._opened.enter_context(product())
        self._messengers = telegram, whatsapp
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    def run(
        self,
        *,
        messages: int,
        people: int,
        rate: float,
        every: float,
        disorder: int,
        visitors: int,
        say: Say = lambda _: None,
    ) -> Result:
        """Let `messages` come, a fifth of them twice; kill web and worker until all are here.

        Half by each messenger, of so many `people` on each, `rate` a second in all; `visitors`
        write on the website meanwhile. `every`: seconds between two kills; `disorder`: places, 0
        as a messenger does it, which keeps each chat's order.
        """
        api, graph = self._messengers
        crowds = (Telegram(api, people, LINES), WhatsApp(graph, people, LINES))
        for crowd in crowds:
            crowd.deliver(0.2, disorder, connections=8)
        over = threading.Event()
        website = [Customer(self.stack.url, number, over) for number in range(visitors)]
        told = threading.Thread(target=write, args=(crowds, messages, rate), daemon=True)
        for thread in (*website, told):
            thread.start()
        kills = self._kill(every, lambda: told.is_alive() or any(one.left() for one in crowds), say)
        over.set()
        quiet = QUIET_SECONDS + messages * SECONDS_A_TURN
        for customer in website:
            customer.join(QUIET_SECONDS)
        say("all have come; waiting for the last answers")
        self._drain(time.monotonic() + quiet, say)
        verdict = judged(website, lambda: _pending(self.stack), time.monotonic() + QUIET_SECONDS)
        accounts = {crowd.name: _account(self.stack, crowd) for crowd in crowds}
        return Result(website=verdict, kills=kills, waiting=_waiting(self.stack), **accounts)

    def _kill(self, every: float, coming: Callable[[], bool], say: Say) -> int:
        kills, names = 0, itertools.cycle(("worker", "web"))
        time.sleep(every)
        while coming():
            name = next(names)
            self.stack.kill(name)
            self.stack.restart(name)
            kills += 1
            if kills % 10 == 0:
                say(f"{kills} kills; {_waiting(self.stack)} things wait")
            time.sleep(every)
        return kills

    def _drain(self, until: float, say: Say) -> None:
        looks = itertools.count()
        while (left := _waiting(self.stack)) and time.monotonic() < until:
            if next(looks) % 30 == 0:
                say(f"{left} still wait")
            time.sleep(_LOOK_SECONDS)


def _account(stack: Stack, crowd: Crowd) -> Account:
    total: Counter[str] = Counter()
    seen = crowd.seen()
    for address, told in crowd.told.items():
        rows = list(_talk(stack, crowd.name, address))
        stored = [row[1] for row in rows if row[0] == "customer"]
        out = [row[2] for row in rows if row[0] != "customer"]
        bot = sum(row[0] == "bot" for row in rows)
        total.update(_sums(told, stored, bot, any(row[3] for row in rows)))
        total.update(_sent(seen.get(address, []), out))
    taken = crowd.acknowledged()
    return Account(
        messages=sum(map(len, crowd.told.values())),
        acknowledged=len(taken),
        unsure=_number(
            stack,
            "SELECT COALESCE(SUM(unsure), 0) FROM channels_delivery WHERE unsure > 0",
            crowd.name,
        ),
        failed=_number(
            stack, "SELECT COUNT(*) FROM channels_arrival WHERE state = 'failed'", crowd.name
        ),
        slowest_acknowledged=round(max(taken, default=0.0), 3),
        **{name: total[name] for name in (*_SUMS, *_SENT)},
    )


_SUMS = ("lost", "stored_twice", "out_of_order", "replied_twice", "never_answered")
_SENT = ("sent_twice", "sent_out_of_order")


def _sums(told: list[str], stored: list[str], replies: int, with_people: bool) -> dict[str, int]:
    """One chat's. Beside people the assistant may keep silent."""
    known = list(dict.fromkeys(stored))
    return {
        "lost": len(set(told) - set(stored)),
        "stored_twice": len(stored) - len(known),
        "out_of_order": int(known != [number for number in told if number in set(known)]),
        "replied_twice": max(0, replies - len(known)),
        "never_answered": 0 if with_people else max(0, len(known) - replies),
    }


def _sent(seen: list[str], said: list[str]) -> dict[str, int]:
    """What the customer sees against what we said: each once, in order; some a second time."""
    place, twice, wrong = 0, 0, 0
    for text in seen:
        if place < len(said) and text == said[place]:
            place += 1
        elif place and text == said[place - 1]:
            twice += 1
        else:
            wrong += 1
    return {"sent_twice": twice, "sent_out_of_order": wrong + len(said) - place}


def _talk(stack: Stack, channel: str, address: str) -> Iterator[tuple[Any, ...]]:
    """Sender, provider's id, text and whether people have it, of each message of a chat."""
    yield from read(
        stack.env["DATABASE_URL"],
        "SELECT m.sender, m.provider_id, m.text, EXISTS (SELECT 1 FROM conversations_handoff h"
        " WHERE h.conversation_id = m.conversation_id) FROM conversations_message m"
        " JOIN conversations_conversation c ON c.id = m.conversation_id"
        " JOIN channels_address a ON a.customer_id = c.customer_id"
        " WHERE a.channel = %s AND a.address = %s AND m.text <> '' ORDER BY m.id",
        channel,
        address,
    )


def _waiting(stack: Stack) -> int:
    """Updates that are not taken, messages without a turn, replies that are not out."""
    return _pending(stack) + sum(
        _number(stack, f"SELECT COUNT(*) FROM {table} WHERE state = '{state}'")  # noqa: S608
        for table, state in (("channels_arrival", "waiting"), ("channels_delivery", "queued"))
    )


def _pending(stack: Stack) -> int:
    return _number(stack, "SELECT COUNT(*) FROM conversations_message WHERE state = 'pending'")


def _number(stack: Stack, query: str, channel: str = "") -> int:
    narrowed = f"{query} AND channel = %s" if channel else query
    return int(read(stack.env["DATABASE_URL"], narrowed, *([channel] if channel else []))[0][0])
