"""Updates that wait for the bot, and the webhook it asked for."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.botapi.records import Json, Refused, bad_request
from tests.standin.outbox import Outbox

# What Telegram leaves out unless it's asked for by name.
UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass
class Webhook:
    """Where updates go, and what went wrong there last."""

    url: str = ""
    secret: str = ""
    connections: int = 40
    error: str = ""
    error_date: int = 0


class Updates(Outbox):
    """What waits for the bot, whichever way it wants it."""

    def __init__(self, changed: threading.Condition) -> None:
        super().__init__(changed)
        self.webhook = Webhook()
        self.allowed: list[str] = []
        self.poll = 0

    def address(self) -> str:
        """What setWebhook said."""
        return self.webhook.url

    def lane(self, number: int, event: Json) -> str:
        """The chat: Telegram brings one chat's updates one after another."""
        for body in event.values():
            if isinstance(body, dict):
                chat = body.get("chat") or (body.get("message") or {}).get("chat") or {}
                if "id" in chat:
                    return f"chat {chat['id']}"
        return f"update {number}"

    def letter(self, events: Sequence[Json]) -> tuple[bytes, dict[str, str]]:
        """Telegram brings one at a time."""
        (update,) = events
        secret = self.webhook.secret
        return json.dumps(update).encode(), {HEADER: secret} if secret else {}

    def push(self, body: Json) -> int:
        """Queue an update, unless the bot doesn't want its kind; the number is used up anyway."""
        with self.changed:
            self.last_id += 1
            if self._wanted(body):
                self.waiting[self.last_id] = {"update_id": self.last_id, **body}
            self.changed.notify_all()
            return self.last_id

    def _wanted(self, body: Json) -> bool:
        kinds = set(body) - {"update_id"}
        return bool(kinds & set(self.allowed)) if self.allowed else not kinds & UNASKED

    def set_webhook(self, webhook: Webhook, allowed: Any, drop: bool) -> None:
        """Begin to deliver to an address; an empty one ends it."""
        parts = urlsplit(webhook.url)
        if webhook.url and parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", webhook.secret):
            raise bad_request("secret token contains unallowed characters")
        with self.changed:
            self.webhook = webhook
            self.allow(allowed)
            if drop:
                self.waiting.clear()
            self.changed.notify_all()

    def allow(self, kinds: Any) -> None:
        """Remember the kinds that the bot wants; None leaves them as they were."""
        if isinstance(kinds, list):
            self.allowed = kinds

    def info(self) -> Json:
        """What getWebhookInfo tells."""
        hook = self.webhook
        told: Json = {
            "url": hook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.waiting),
        }
        if hook.url:
            told["max_connections"] = hook.connections
        if hook.error:
            told |= {"last_error_date": hook.error_date, "last_error_message": hook.error}
        return told | ({"allowed_updates": self.allowed} if self.allowed else {})

    def failed(self, why: str) -> None:
        """Remember too what the webhook last answered instead of a 2xx."""
        super().failed(why)
        self.webhook.error, self.webhook.error_date = why, int(time.time())

    def fetch(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """getUpdates: forget what is before the offset, wait for something after it."""
        with self.changed:
            self.disturb()
            poll = self.poll
            self._confirm(offset)
            self.changed.wait_for(lambda: self.waiting or self._disturbed(poll), timeout)
            if why := self._disturbed(poll):
                raise Refused(409, f"Conflict: {why}")
            return list(self.waiting.values())[: min(max(limit, 1), 100)]

    def disturb(self) -> None:
        """End the poll that waits."""
        with self.changed:
            self.poll += 1
            self.changed.notify_all()

    def _confirm(self, offset: int) -> None:
        if self.webhook.url:
            return
        if offset < 0:
            offset = next(iter(list(self.waiting)[offset:]), 0)
        for update_id in [one for one in self.waiting if one < offset]:
            del self.waiting[update_id]

    def _disturbed(self, poll: int) -> str:
        if self.webhook.url:
            return (
                "can't use getUpdates method while webhook is active;"
                " use deleteWebhook to delete the webhook first"
            )
        if poll == self.poll:
            return ""
        return (
            "terminated by other getUpdates request;"
            " make sure that only one bot instance is running"
        )
