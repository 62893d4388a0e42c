"""The stand-in as a test holds it."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Iterable

import requests

from tests.graphapi.account import Account
from tests.graphapi.board import Board
from tests.graphapi.dispatch import Dispatch
from tests.graphapi.events import HEADER, sign
from tests.graphapi.faults import Fault
from tests.graphapi.people import User
from tests.graphapi.records import Call, Json, Person, Sent
from tests.standin.delivery import Plan
from tests.standin.faults import Rule
from tests.standin.standin import Standin

TOKEN, SECRET, WORD = "EAATEST", "app-secret", "verify"
PATIENCE = 30


class Graph(Account, Standin):
    """Serves on 127.0.0.1 from the moment it's made until it's closed."""

    def __init__(
        self,
        token: str = TOKEN,
        phone_number_id: str = "106540352242922",
        app_secret: str = SECRET,
        verify_token: str = WORD,
        port: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        Account.__init__(self, token, phone_number_id, app_secret, verify_token)
        self._board = Board(self, clock)
        self._dispatch = Dispatch(self._board)
        Standin.__init__(self, port, self._dispatch, self._board.events)
        self._users: list[User] = []

    # What tests read.

    @property
    def sent(self) -> list[Sent]:
        """Our messages in order, all that were accepted, also those that then failed."""
        with self._board.changed:
            return list(self._board.sent)

    def calls(self, path_part: str = "") -> list[Call]:
        """What arrived, refused or not; of one part of the paths or of all."""
        with self._board.changed:
            return [one for one in self._board.log if path_part in one.path]

    @property
    def read_marks(self) -> list[str]:
        """The people's messages that we marked as read."""
        with self._board.changed:
            return list(self._board.read_marks)

    @property
    def typing(self) -> list[str]:
        """The people's messages that we showed typing for."""
        with self._board.changed:
            return list(self._board.typing)

    def messages(self, wa_id: str) -> list[Sent]:
        """Our messages as the person with this number or user id sees them."""
        with self._board.changed:
            person = self._board.person(wa_id)
            return list(person.shown) if person else []

    @property
    def violations(self) -> int:
        """How many messages broke the flood rule."""
        return self._dispatch.rates.violations

    # People and events.

    def user(
        self, wa_id: str, name: str = "Ayşe", user_id: str = "", *, hidden: bool = False
    ) -> User:
        """The person with this number, the same at every call; hidden: webhooks keep it back."""
        with self._board.changed:
            person = self._board.person(wa_id)
            if person is None:
                person = Person(wa_id, name, user_id or f"TR.{wa_id[::-1]}", hidden)
                self._board.people.append(person)
                self._users.append(User(self._board, person))
            return next(one for one in self._users if one.person is person)

    def event(self, value: Json, field: str = "messages") -> str:
        """Push any value, or a change of another field; its key is returned."""
        return self._board.events.push(value, field)

    # Faults.

    def fault(self, endpoint: str, *script: Fault) -> None:
        """What the next calls of the endpoint meet, one each.

        Endpoints: messages, read (marks and typing), media, file (the download), number, token,
        apps, templates.
        """
        with self._board.changed:
            self._dispatch.faults.add(endpoint, script)

    def storm(
        self,
        share: float,
        *faults: Fault,
        seed: int = 1,
        endpoints: Iterable[str] = ("messages",),
    ) -> None:
        """From now on that share of the endpoints' calls meets one of the faults; 0 ends it."""
        with self._board.changed:
            self._dispatch.faults.storm(share, faults, seed, endpoints)

    @property
    def flood_rule(self) -> Rule | None:
        """Seconds a message to one person, how many at once, messages a second to all.

        Meta's is (6, 45, 80).
        """
        return self._dispatch.rates.rule

    @flood_rule.setter
    def flood_rule(self, rule: Rule | None) -> None:
        self._dispatch.rates.rule = rule

    # Delivery.

    def set_webhook(self, url: str) -> None:
        """What the app's settings say; to look whether somebody is there is `verify`."""
        with self._board.changed:
            self._board.events.webhook = url
            self.number["webhook_configuration"] = {"application": url}
            self._board.changed.notify_all()

    def verify(self) -> bool:
        """Meta's handshake: whether the webhook knows our word and answers with the challenge."""
        challenge = str(secrets.randbelow(10**10))
        query = {
            "hub.mode": "subscribe",
            "hub.challenge": challenge,
            "hub.verify_token": self.verify_token,
        }
        answer = requests.get(self._board.events.webhook, query, timeout=PATIENCE)
        return (answer.status_code, answer.text) == (200, challenge)

    def deliver(
        self,
        repeat: float = 0.0,
        disorder: int = 0,
        seed: int = 1,
        connections: int = 8,
        rate: float | None = None,
        batch: int = 1,
    ) -> None:
        """Post what waits and what comes to the webhook, from now on."""
        self._deliver(Plan(repeat, disorder, seed, connections, rate, batch))

    def post(self, body: object, signature: str | None = None) -> int:
        """Post one body by hand, with another signature or ("") none; the status it got."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        right = sign(self.app_secret, data) if signature is None else signature
        headers = {"Content-Type": "application/json", **({HEADER: right} if right else {})}
        url = self._board.events.webhook
        answer = requests.post(url, data, headers=headers, timeout=PATIENCE, allow_redirects=False)
        return answer.status_code

    @property
    def acknowledged(self) -> dict[str, float]:
        """The seconds that each event's first 2xx took to come."""
        return self._board.events.acknowledged_keys

    @property
    def webhook_error(self) -> str:
        """What the webhook last answered instead of a 2xx."""
        return self._board.events.error

    def letters(self) -> list[bytes]:
        """What waits, a body each, for a test that carries it over itself; it waits no more."""
        with self._board.changed:
            events = self._board.events
            bodies = [events.letter([event])[0] for event in events.waiting.values()]
            events.waiting.clear()
            return bodies

    def undelivered(self) -> list[str]:
        """The keys of the events that the product hasn't taken yet."""
        with self._board.changed:
            return [self._board.events.keys[number] for number in self._board.events.waiting]
