"""Who writes on the messengers in a storm or a bench: what they said, and what they see."""

from __future__ import annotations

import itertools
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

from bot.privacy import notice
from tests.botapi import Api
from tests.graphapi import Graph

FIRST = 10_000
SHOP = "Demo Mağaza"


class Crowd(ABC):
    """People of one messenger; `told`: the ids of each one's messages, as we keep them, in order.

    By the address that the product knows them under; `order`: all of them.
    """

    def __init__(self, name: str, people: int, lines: Sequence[str]) -> None:
        self.name = name
        self.told: dict[str, list[str]] = {}
        self.order: list[str] = []
        self._turns = itertools.cycle(range(people))
        self._lines = itertools.cycle(lines)

    def writes(self) -> None:
        """The next of them says something."""
        address, message_id = self._says(next(self._turns), next(self._lines))
        self.told.setdefault(address, []).append(message_id)
        self.order.append(message_id)

    @abstractmethod
    def _says(self, number: int, text: str) -> tuple[str, str]:
        """The address and the message's id."""

    @abstractmethod
    def deliver(self, repeat: float, disorder: int, connections: int) -> None:
        """Bring it to the product from now on."""

    @abstractmethod
    def left(self) -> int:
        """How many of their messages the product has not taken yet."""

    @abstractmethod
    def seen(self) -> dict[str, list[str]]:
        """Our messages as they went out, by address."""

    @abstractmethod
    def acknowledged(self) -> list[float]:
        """Seconds, one for each of their messages that was taken, in their order."""

    @abstractmethod
    def refused(self) -> int:
        """How many posts ended without a 2xx."""


class Telegram(Crowd):
    """A chat for each."""

    def __init__(self, api: Api, people: int, lines: Sequence[str]) -> None:
        super().__init__("telegram", people, lines)
        self._api = api

    def _says(self, number: int, text: str) -> tuple[str, str]:
        chat = FIRST + number
        return str(chat), f"{chat}:{self._api.user(chat).says(text).message_id}"

    def deliver(self, repeat: float, disorder: int, connections: int) -> None:
        """Repeated, and out of order by so many places."""
        self._api.deliver(repeat, disorder, seed=1, connections=connections)

    def left(self) -> int:
        """All that waits is theirs."""
        return len(self._api.undelivered())

    def seen(self) -> dict[str, list[str]]:
        """Also a message that went out twice."""
        return _by((str(one.chat_id), one.text) for one in self._api.sent)

    def acknowledged(self) -> list[float]:
        """One for each update."""
        taken = self._api.acknowledged
        return [taken[number] for number in sorted(taken)]

    def refused(self) -> int:
        """Of all updates."""
        return self._api.refused


class WhatsApp(Crowd):
    """A number for each, with a name of Meta's."""

    def __init__(self, graph: Graph, people: int, lines: Sequence[str]) -> None:
        super().__init__("whatsapp", people, lines)
        self._graph = graph
        self._names: dict[str, str] = {}

    def _says(self, number: int, text: str) -> tuple[str, str]:
        user = self._graph.user(f"9055500{FIRST + number}")
        self._names[user.wa_id] = user.user_id
        return user.user_id, user.says(text).message_id

    def deliver(self, repeat: float, disorder: int, connections: int) -> None:
        """With the statuses of our messages between them, each in a body of its own."""
        self._graph.deliver(repeat, disorder, seed=2, connections=connections)

    def left(self) -> int:
        """A status's key has a second word."""
        return sum(" " not in key for key in self._graph.undelivered())

    def seen(self) -> dict[str, list[str]]:
        """The notice stands under the first of them."""
        due = f"\n\n{notice.brief('tr', SHOP, '')}"
        sent = ((self._names.get(one.to, one.to), one.text) for one in self._graph.sent)
        return _by((name, text.removesuffix(due)) for name, text in sent)

    def acknowledged(self) -> list[float]:
        """Of their messages, without the statuses."""
        taken = self._graph.acknowledged
        return [taken[message] for message in self.order if message in taken]

    def refused(self) -> int:
        """Of messages and statuses."""
        return self._graph.refused


def write(crowds: Sequence[Crowd], messages: int, rate: float) -> None:
    """So many in all, in turn and by the clock, whatever the product does meanwhile."""
    began, turns = time.monotonic(), itertools.cycle(crowds)
    for number in range(messages):
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
        next(turns).writes()


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for address, text in pairs:
        found.setdefault(address, []).append(text)
    return found
