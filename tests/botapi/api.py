"""The stand-in as a test holds it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from tests.botapi.board import Board
from tests.botapi.dispatch import Dispatch
from tests.botapi.faults import Fault
from tests.botapi.people import Group, User
from tests.botapi.records import Call, Chat, Json, Sent
from tests.botapi.updates import Webhook
from tests.standin.delivery import Plan
from tests.standin.standin import Standin

TOKEN = "1:TEST"


class Api(Standin):
    """Serves on 127.0.0.1 from the moment it's made until it's closed."""

    def __init__(
        self,
        token: str = TOKEN,
        port: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        self._board = Board(token, clock)
        self._dispatch = Dispatch(self._board)
        super().__init__(port, self._dispatch, self._board.updates)
        self._people: dict[int, User | Group] = {}

    def close(self) -> None:
        """Hang up on everybody."""
        self._board.updates.disturb()
        super().close()

    # What tests read.

    @property
    def sent(self) -> list[Sent]:
        """The bot's messages in order, as they were when they were sent."""
        with self._board.changed:
            return list(self._board.sent)

    def calls(self, method: str = "") -> list[Call]:
        """What arrived, refused or not; of one method or of all."""
        with self._board.changed:
            log = list(self._board.log)
        return [one for one in log if not method or one.method.lower() == method.lower()]

    @property
    def answered(self) -> list[str]:
        """The callback queries that the bot has answered."""
        with self._board.changed:
            return list(self._board.answered)

    def messages(self, chat_id: int) -> list[Sent]:
        """The bot's messages as the customer sees them now."""
        with self._board.changed:
            return [shown.sent for shown in self._board.chats[chat_id].shown.values()]

    def actions(self, chat_id: int) -> list[str]:
        """The chat actions ("typing") in order."""
        with self._board.changed:
            return list(self._board.chats[chat_id].actions)

    @property
    def commands(self) -> list[tuple[str, str]]:
        """The menu: commands and what they say."""
        return self._board.commands

    @property
    def violations(self) -> int:
        """How many messages broke the flood rule."""
        return self._dispatch.rates.violations

    # People and updates.

    def user(self, chat_id: int, first_name: str = "Ayşe", language_code: str = "tr") -> User:
        """The person with this number, the same at every call."""
        if chat_id not in self._people:
            name = {"id": chat_id, "first_name": first_name}
            sender = {**name, "is_bot": False, "language_code": language_code}
            chat = self._enter({**name, "type": "private"})
            self._people[chat_id] = User(self._board, chat, sender)
        person = self._people[chat_id]
        assert isinstance(person, User), f"{chat_id} is a group"
        return person

    def group(self, chat_id: int, title: str = "Aile", sender_id: int = 500) -> Group:
        """A group, where a person with that number writes; its own number is negative."""
        if chat_id not in self._people:
            sender = {"id": sender_id, "first_name": "Mehmet", "is_bot": False}
            chat = self._enter({"id": chat_id, "title": title, "type": "group"})
            self._people[chat_id] = Group(self._board, chat, sender)
        group = self._people[chat_id]
        assert isinstance(group, Group), f"{chat_id} is a person"
        return group

    def _enter(self, card: Json) -> Chat:
        with self._board.changed:
            return self._board.chats.setdefault(int(card["id"]), Chat(card))

    def update(self, body: Json) -> int:
        """Push any update; its number is filled in and returned."""
        return self._board.updates.push(body)

    # Faults.

    def fault(self, method: str, *script: Fault) -> None:
        """What the next calls of the method meet, one each; "file" is the download of files."""
        with self._board.changed:
            self._dispatch.faults.add(method, script)

    def storm(
        self,
        share: float,
        *faults: Fault,
        seed: int = 1,
        methods: Iterable[str] = ("sendMessage", "sendPhoto"),
    ) -> None:
        """From now on that share of the methods' calls meets one of the faults; 0 ends it."""
        with self._board.changed:
            self._dispatch.faults.storm(share, faults, seed, methods)

    @property
    def flood_rule(self) -> tuple[float, int] | None:
        """Seconds between a chat's messages, messages a second to all; (1, 30) is Telegram's."""
        rule = self._dispatch.rates.rule
        return rule and (rule[0], rule[2])

    @flood_rule.setter
    def flood_rule(self, rule: tuple[float, int] | None) -> None:
        self._dispatch.rates.rule = rule and (rule[0], 1, rule[1])

    # Delivery.

    def set_webhook(self, url: str, secret: str = "") -> None:
        """What setWebhook does, for a product that leaves it to its operator."""
        self._board.updates.set_webhook(Webhook(url, secret), None, drop=False)

    def deliver(
        self,
        repeat: float = 0.0,
        disorder: int = 0,
        seed: int = 1,
        connections: int = 8,
        rate: float | None = None,
    ) -> None:
        """Post what waits and what comes to the webhook, from now on."""
        self._deliver(Plan(repeat, disorder, seed, connections, rate))

    @property
    def acknowledged(self) -> dict[int, float]:
        """The seconds that each update's first 2xx took to come."""
        return self._board.updates.acknowledged

    @property
    def webhook_error(self) -> str:
        """What the webhook last answered instead of a 2xx."""
        return self._board.updates.webhook.error

    def undelivered(self) -> list[int]:
        """The numbers of the updates that the bot hasn't taken yet."""
        with self._board.changed:
            return list(self._board.updates.waiting)
