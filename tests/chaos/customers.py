"""Customers who do not give up: what was not acknowledged is sent again, under the same id."""

from __future__ import annotations

import itertools
import threading
import time
import uuid
from typing import Any

import requests

Json = dict[str, Any]
# Each is answered with words, whoever is in charge, and none leads to another question of ours.
LINES = (
    "iade kaç günde yatar?",
    "kargo ücretini kim ödüyor?",
    "saat kaça kadar çalışıyorsunuz?",
    "robot musun?",
    "kaç gün içinde iade edebilirim?",
    "iade nasıl yapılıyor?",
)
AGAIN_SECONDS = 0.3
ANSWER_SECONDS = 8.0
POLL_SECONDS = 0.2


class Customer(threading.Thread):
    """Writes line after line until told to stop; `acknowledged` are the ids that were taken."""

    def __init__(self, url: str, number: int, over: threading.Event) -> None:
        super().__init__(name=f"customer {number}", daemon=True)
        self._url = url
        self._over = over
        self._lines = itertools.islice(itertools.cycle(LINES), number % len(LINES), None)
        self._http = requests.Session()
        self.acknowledged: list[str] = []
        self.repeats = 0

    def run(self) -> None:
        """A started message is always seen through: it ends acknowledged."""
        session = self._ask("POST", "/api/chat/sessions").json()["session"]
        self._http.headers["Authorization"] = f"Bearer {session}"
        for line in self._lines:
            self._await_answer(self._send(line))
            if self._over.is_set():
                return

    def history(self) -> list[Json]:
        """Every message of the talk, in order."""
        rows: list[Json] = []
        while part := self._after(rows[-1]["id"] if rows else 0):
            rows += part
        return rows

    def _send(self, text: str) -> int:
        client_id = str(uuid.uuid4())
        answer = self._ask("POST", "/api/chat/messages", {"client_id": client_id, "text": text})
        self.acknowledged.append(client_id)
        return int(answer.json()["id"])

    def _await_answer(self, sent: int) -> None:
        """As a customer would: a while, and then they write again."""
        end = time.monotonic() + ANSWER_SECONDS
        while time.monotonic() < end and not self._over.is_set():
            if any(row["from"] != "customer" for row in self._after(sent)):
                return
            time.sleep(POLL_SECONDS)

    def _after(self, number: int) -> list[Json]:
        rows: list[Json] = self._ask("GET", f"/api/chat/messages?after={number}").json()
        return rows

    def _ask(self, method: str, path: str, body: Json | None = None) -> requests.Response:
        """Again and again, the very same, until it is taken; other refusals are errors of ours."""
        while True:
            try:
                answer = self._http.request(method, self._url + path, json=body, timeout=10)
                if answer.status_code < 500:
                    answer.raise_for_status()
                    return answer
            except (requests.ConnectionError, requests.Timeout):
                pass
            self.repeats += 1
            time.sleep(AGAIN_SECONDS)
