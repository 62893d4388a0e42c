"""Updates of Telegram, repeated and out of order, while web and worker are killed; and an account.

The stand-in of the Bot API keeps what it told and what it was told; the database keeps the rest.
"""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from bot.ops.stack import Stack
from tests.botapi import Api, User
from tests.chaos.customers import LINES
from tests.databases import read
from tests.messengers import telegram_product

CHAT = 10_000
QUIET_SECONDS = 120.0
# Ten times what Rasa takes on two cores.
SECONDS_A_TURN = 1.0
_LOOK_SECONDS = 1.0


@dataclass(frozen=True)
class Account:
    """From `lost` to `waiting` all must be 0, and `sent_twice` at most the kills."""

    updates: int
    posted: int
    lost: int
    stored_twice: int
    out_of_order: int
    replied_twice: int
    never_answered: int
    sent_out_of_order: int
    waiting: int
    sent_twice: int
    counted_unsure: int
    failed: int
    kills: int
    slowest_acknowledged: float

    @property
    def good(self) -> bool:
        """Nothing lost, doubled or disordered, and no more sent twice than a kill explains."""
        bad = (self.lost, self.stored_twice, self.out_of_order, self.replied_twice, self.failed)
        rest = (self.never_answered, self.sent_out_of_order, self.waiting)
        return not any((*bad, *rest)) and self.sent_twice <= min(self.kills, self.counted_unsure)


class Storm:
    """The stand-in and the product in a folder of its own; a context manager."""

    def __init__(self) -> None:
        self._opened = ExitStack()

    def __enter__(self) -> Storm:
        self.stack, self.api = self._opened.enter_context(telegram_product())
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    def run(
        self,
        *,
        updates: int,
        chats: int,
        rate: float = 50.0,
        every: float = 3.0,
        disorder: int = 5,
        say: Callable[[str], None] = lambda _: None,
    ) -> Account:
        """Let `updates` come, a fifth of them twice; kill web and worker until all are here.

        `rate`: updates a second; `every`: seconds between two kills; `disorder`: places, 0 as
        Telegram does it, which keeps each chat's order.
        """
        people = [self.api.user(CHAT + number) for number in range(chats)]
        told = _told(people, updates)
        self.api.deliver(repeat=0.2, disorder=disorder, seed=1, rate=rate)
        kills = self._kill(every, updates, say)
        quiet = QUIET_SECONDS + updates * SECONDS_A_TURN
        self.api.wait_delivered(quiet)
        say("all have come; waiting for the last answers")
        end = time.monotonic() + quiet
        while (left := _waiting(self.stack)) and time.monotonic() < end:
            if int(time.monotonic()) % 30 == 0:
                say(f"{left} still wait")
            time.sleep(_LOOK_SECONDS)
        return _account(self.stack, self.api, told, kills)

    def _kill(self, every: float, updates: int, say: Callable[[str], None]) -> int:
        kills, names = 0, itertools.cycle(("worker", "web"))
        time.sleep(every)
        while left := len(self.api.undelivered()):
            name = next(names)
            self.stack.kill(name)
            self.stack.restart(name)
            kills += 1
            say(f"killed {name}; {left} of {updates} updates still to come")
            time.sleep(every)
        return kills


def _told(people: Sequence[User], updates: int) -> dict[int, list[int]]:
    """What each chat says, in turn: the numbers of its messages in their order."""
    told: dict[int, list[int]] = {user.chat_id: [] for user in people}
    lines, crowd = itertools.cycle(LINES), itertools.cycle(people)
    for _ in range(updates):
        user = next(crowd)
        told[user.chat_id].append(user.says(next(lines)).message_id)
    return told


def _account(stack: Stack, api: Api, told: dict[int, list[int]], kills: int) -> Account:
    total: Counter[str] = Counter()
    for chat, numbers in told.items():
        rows = list(_talk(stack, chat))
        stored = [int(row[1].split(":")[1]) for row in rows if row[0] == "customer"]
        out = [row[2] for row in rows if row[0] != "customer"]
        bot = sum(row[0] == "bot" for row in rows)
        with_people = any(row[3] for row in rows)
        total.update(_sums(numbers, stored, bot, with_people))
        total.update(_sent([one.text for one in api.sent if one.chat_id == chat], out))
    return Account(
        updates=sum(map(len, told.values())),
        posted=len(api.acknowledged),
        lost=total["lost"],
        stored_twice=total["stored_twice"],
        out_of_order=total["out_of_order"],
        replied_twice=total["replied_twice"],
        never_answered=total["never_answered"],
        sent_out_of_order=total["sent_out_of_order"],
        waiting=_waiting(stack),
        sent_twice=total["sent_twice"],
        counted_unsure=_number(stack, "SELECT COALESCE(SUM(unsure), 0) FROM channels_delivery"),
        failed=_number(stack, "SELECT COUNT(*) FROM channels_arrival WHERE state = 'failed'"),
        kills=kills,
        slowest_acknowledged=round(max(api.acknowledged.values(), default=0.0), 3),
    )


def _sums(told: list[int], stored: list[int], replies: int, with_people: bool) -> dict[str, int]:
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


def _talk(stack: Stack, chat: int) -> Iterator[tuple[Any, ...]]:
    """Sender, provider's id, text and whether people have it, of each message of a chat."""
    yield from read(
        stack.env["DATABASE_URL"],
        "SELECT m.sender, m.provider_id, m.text, EXISTS (SELECT 1 FROM conversations_handoff h"
        " WHERE h.conversation_id = m.conversation_id) FROM conversations_message m"
        " JOIN conversations_conversation c ON c.id = m.conversation_id"
        " JOIN channels_address a ON a.customer_id = c.customer_id"
        " WHERE a.address = %s AND m.text <> '' ORDER BY m.id",
        str(chat),
    )


def _waiting(stack: Stack) -> int:
    """Updates that are not taken, messages without a turn, replies that are not out."""
    return sum(
        _number(stack, f"SELECT COUNT(*) FROM {table} WHERE state = '{state}'")  # noqa: S608
        for table, state in (
            ("channels_arrival", "waiting"),
            ("conversations_message", "pending"),
            ("channels_delivery", "queued"),
        )
    )


def _number(stack: Stack, query: str) -> int:
    return int(read(stack.env["DATABASE_URL"], query)[0][0])
