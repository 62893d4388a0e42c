"""What waits for the webhook, signed with the app's secret."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Sequence

from tests.graphapi.account import Account
from tests.graphapi.records import Json, listed
from tests.standin.outbox import Outbox

HEADER = "X-Hub-Signature-256"
# So many changes share an entry where a body brings several.
IN_ENTRY = 2


class Events(Outbox):
    """Each waits as the change that it will be in a body."""

    def __init__(self, changed: threading.Condition, account: Account) -> None:
        super().__init__(changed)
        self.account = account
        self.webhook = ""
        # What the webhook last answered instead of a 2xx.
        self.error = ""
        self.keys: dict[int, str] = {}
        self.acknowledged_keys: dict[str, float] = {}

    def push(self, value: Json, field: str = "messages") -> str:
        """Queue what happened; its key."""
        with self.changed:
            self.last_id += 1
            self.waiting[self.last_id] = {"value": value, "field": field}
            self.keys[self.last_id] = key(value) or f"event {self.last_id}"
            self.changed.notify_all()
            return self.keys[self.last_id]

    def address(self) -> str:
        """What the app is configured with."""
        return self.webhook

    def lane(self, number: int, event: Json) -> str:
        """The person; Meta promises no order, but brings it mostly."""
        for one in (*listed(event["value"], "messages"), *listed(event["value"], "statuses")):
            for name in ("from_user_id", "recipient_user_id", "from", "recipient_id"):
                if one.get(name):
                    return f"person {one[name]}"
        return f"event {number}"

    def letter(self, events: Sequence[Json]) -> tuple[bytes, dict[str, str]]:
        """One body for all of them."""
        entries = [
            {"id": self.account.waba_id, "changes": list(events[place : place + IN_ENTRY])}
            for place in range(0, len(events), IN_ENTRY)
        ]
        body = json.dumps({"object": "whatsapp_business_account", "entry": entries}).encode()
        return body, {HEADER: sign(self.account.app_secret, body)}

    def failed(self, why: str) -> None:
        """Remember too what it was."""
        super().failed(why)
        self.error = why

    def taken(self, number: int, seconds: float) -> None:
        """Write it down by the event's key too."""
        super().taken(number, seconds)
        self.acknowledged_keys.setdefault(self.keys[number], seconds)


def sign(secret: str, body: bytes) -> str:
    """The signature over the bytes as they go."""
    return f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"


def key(value: Json) -> str:
    """The message's id; a status's message and name, as "wamid... delivered"."""
    for one in listed(value, "messages"):
        return str(one.get("id", ""))
    for one in listed(value, "statuses"):
        return f"{one.get('id', '')} {one.get('status', '')}"
    return ""
