"""HTTP client of the Rasa server: one turn, and what became of a turn that was cut off."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote

import requests
from urllib3.exceptions import ReadTimeoutError

from bot.effects import Effect, decode
from bot.engine.errors import EngineError, EngineSilent, EngineUnavailable

Json = dict[str, Any]
T = TypeVar("T")

CONNECT_SECONDS = 2
# A look at the tracker is quick or not worth its time: the customer waits.
RECOVER_SECONDS = 3


@dataclass(frozen=True)
class Button:
    """`title` is for the customer; `payload` is Rasa's and never leaves the server."""

    title: str
    payload: str


@dataclass(frozen=True)
class Turn:
    """What the engine answered: one text, the buttons under it, and effects to store with it."""

    text: str
    buttons: tuple[Button, ...] = ()
    effects: tuple[Effect, ...] = ()


def neutral(text: str) -> str:
    """Take the command out of customer text: Rasa runs '/intent{...}', even after blanks."""
    stripped = text.strip()
    while stripped.startswith("/"):
        stripped = stripped.lstrip("/").strip()
    return stripped


class Engine:
    """Thread-safe; each thread keeps its own session. `seconds`: its patience with a turn."""

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
        return _as_turn(_rows(self._call("POST", "/webhooks/rest/webhook", json=body)))

    def recover(self, sender: str, message_id: int) -> Turn | None:
        """The turn that the engine ran for this message, or None if it never saw it.

        `sender`: the conversation's `engine_id`. Raises the errors of `turn`; its patience is 3 s.
        """
        path = f"/conversations/{quote(sender)}/tracker"
        events = {"include_events": "ALL"}
        tracker = _is(dict, self._call("GET", path, params=events, seconds=RECOVER_SECONDS))
        said = _said_after(_rows(tracker.get("events", [])), message_id)
        return None if said is None else _as_turn(said)

    def version(self) -> str:
        """The loaded model's file name; raises EngineError where none is loaded."""
        return str(_is(dict, self._call("GET", "/status")).get("model_file", ""))

    def _call(self, method: str, path: str, seconds: float | None = None, **kwargs: Any) -> Any:
        params = {**kwargs.pop("params", {}), "token": self._token}
        # The causes name the address, and with it the token: they end here (`from None`).
        try:
            answer = self._session().request(
                method,
                self._url + path,
                params=params,
                timeout=(CONNECT_SECONDS, seconds or self._seconds),
                allow_redirects=False,
                **kwargs,
            )
            return _json(answer)
        except requests.ReadTimeout:
            raise EngineSilent("no answer in time") from None
        except requests.ConnectionError as error:
            # So requests calls an answer that stops in the middle.
            if error.args and isinstance(error.args[0], ReadTimeoutError):
                raise EngineSilent("no whole answer in time") from None
            raise EngineUnavailable("nobody listens") from None
        except requests.exceptions.ChunkedEncodingError:
            raise EngineUnavailable("the answer was cut off") from None
        except (ValueError, RecursionError):
            raise EngineError("not JSON") from None
        except requests.RequestException as error:
            raise EngineError(type(error).__name__) from None

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = requests.Session()
            # Rasa closes idle connections after 5 s; a new one costs less than meeting that moment.
            session.headers["Connection"] = "close"
        return session


def _json(answer: requests.Response) -> Any:
    status = answer.status_code
    if status != requests.codes.ok:
        raise (EngineUnavailable if status in {409, 503} else EngineError)(f"status {status}")
    # Not answer.json(): that guesses at broken letters instead of refusing them.
    return json.loads(answer.content)


def _said_after(events: list[Json], message_id: int) -> list[Json] | None:
    """The bot's messages that follow the customer's message with this id."""
    said: list[Json] | None = None
    for event in events:
        if event.get("event") == "user":
            if said is not None:
                break
            if _is(dict, event.get("metadata") or {}).get("message_id") == message_id:
                said = []
        elif event.get("event") == "bot" and said is not None:
            said.append({"text": event.get("text"), **_is(dict, event.get("data") or {})})
    return said


def _as_turn(messages: list[Json]) -> Turn:
    """Merge a turn's messages into one: on some channels each message is billed."""
    texts = [_is(str, message.get("text") or "") for message in messages]
    buttons = [button for message in messages for button in _rows(message.get("buttons") or [])]
    effects = [
        _effect(row)
        for message in messages
        for row in _rows(_is(dict, message.get("custom") or {}).get("effects", []))
    ]
    return Turn(
        text="\n\n".join(text for text in texts if text),
        buttons=tuple(
            Button(_is(str, button.get("title")), _is(str, button.get("payload")))
            for button in buttons
        ),
        effects=tuple(effects),
    )


def _effect(row: Json) -> Effect:
    try:
        return decode(row)
    except ValueError as error:
        raise EngineError(f"an effect that nobody knows: {error}") from None


def _rows(value: object) -> list[Json]:
    return [_is(dict, row) for row in _is(list, value)]


def _is(kind: type[T], value: object) -> T:
    """A value of the type that Rasa documents; anything else spoils the answer."""
    if not isinstance(value, kind):
        raise EngineError(f"{type(value).__name__} instead of {kind.__name__}")
    return value
