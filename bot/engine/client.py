"""HTTP client of the Rasa server: one turn, and what became of a turn that was cut off."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import requests

from bot.engine.errors import EngineError, EngineSilent, EngineUnavailable

Json = dict[str, Any]


@dataclass(frozen=True)
class Button:
    title: str
    payload: str


@dataclass(frozen=True)
class Turn:
    """What the engine answered: one text, the buttons under it, and effects to store with it."""

    text: str
    buttons: tuple[Button, ...] = ()
    effects: tuple[Json, ...] = field(default_factory=tuple)


def neutral(text: str) -> str:
    """Take the command out of customer text: Rasa runs '/intent{...}', even after blanks."""
    stripped = text.strip()
    while stripped.startswith("/"):
        stripped = stripped.lstrip("/").strip()
    return stripped


class Engine:
    """Thread-safe; each thread keeps its own connections."""

    def __init__(self, url: str, token: str, seconds: float) -> None:
        self._url = url
        self._token = token
        self._seconds = seconds
        self._local = threading.local()

    def turn(self, sender: str, text: str, metadata: Mapping[str, Any], payload: str = "") -> Turn:
        """Run one turn. `payload` is one of our own buttons; `text` is the customer's.

        Raises EngineUnavailable (not taken), EngineSilent (unknown), EngineError (refused).
        """
        body = {"sender": sender, "message": payload or neutral(text), "metadata": dict(metadata)}
        return _as_turn(self._call("POST", "/webhooks/rest/webhook", json=body))

    def recover(self, sender: str, message_id: int) -> Turn | None:
        """The turn that the engine ran for this message, or None if it never saw it."""
        path = f"/conversations/{quote(sender)}/tracker"
        tracker = self._call("GET", path, params={"include_events": "ALL"})
        said = _said_after(tracker.get("events", []), message_id)
        return None if said is None else _as_turn(said)

    def version(self) -> str:
        """The loaded model's file name; raises EngineError where none is loaded."""
        return str(self._call("GET", "/status").get("model_file", ""))

    def _call(self, method: str, path: str, **kwargs: Any) -> Any:
        params = {**kwargs.pop("params", {}), "token": self._token}
        try:
            answer = self._session().request(
                method, self._url + path, params=params, timeout=(2, self._seconds), **kwargs
            )
            answer.raise_for_status()
            return answer.json()
        except requests.ReadTimeout as error:
            raise EngineSilent("no answer in time") from error
        except requests.ConnectionError as error:
            raise EngineUnavailable("nobody listens") from error
        except requests.HTTPError as error:
            status = error.response.status_code
            kind = EngineUnavailable if status in {409, 503} else EngineError
            raise kind(f"status {status}") from error
        except ValueError as error:
            raise EngineError("not JSON") from error

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = requests.Session()
        return session


def _said_after(events: list[Json], message_id: int) -> list[Json] | None:
    """The bot's messages that follow the customer's message with this id."""
    said: list[Json] | None = None
    for event in events:
        if event.get("event") == "user":
            if said is not None:
                break
            if (event.get("metadata") or {}).get("message_id") == message_id:
                said = []
        elif event.get("event") == "bot" and said is not None:
            said.append({"text": event.get("text"), **(event.get("data") or {})})
    return said


def _as_turn(messages: list[Json]) -> Turn:
    """Merge a turn's messages into one: on some channels each message is billed."""
    texts = [message["text"] for message in messages if message.get("text")]
    buttons = [button for message in messages for button in message.get("buttons") or []]
    effects = [
        effect
        for message in messages
        for effect in (message.get("custom") or {}).get("effects", [])
    ]
    return Turn(
        text="\n\n".join(texts),
        buttons=tuple(Button(button["title"], button["payload"]) for button in buttons),
        effects=tuple(effects),
    )
