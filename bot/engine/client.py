"""HTTP client of the Rasa server: one turn, with the memory that it goes on from."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import requests
from urllib3.exceptions import ReadTimeoutError

from bot.effects import Effect, decode
from bot.engine.errors import EngineError, EngineSilent, EngineUnavailable

Json = dict[str, Any]
T = TypeVar("T")

CONNECT_SECONDS = 2


@dataclass(frozen=True)
class Button:
    """`title` is for the customer; `payload` is Rasa's and never leaves the server."""

    title: str
    payload: str


@dataclass(frozen=True)
class Turn:
    """What the engine answered: one text, the buttons under it, and effects to store with it.

    `state`: what the engine remembers of the conversation from here on, for its next turn; '' where
    nothing new is to be remembered.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    effects: tuple[Effect, ...] = ()
    state: str = ""


@dataclass(frozen=True)
class Asked:
    """What a turn is about.

    `sender`: the conversation's `engine_id`; `message_id`: asked again with it, the engine gives
    the turn that it has run. `state`: the last turn's, '' at the beginning. `text` is the
    customer's; `payload` is one of our own buttons, and goes before it.
    """

    sender: str
    message_id: int
    state: str
    text: str
    payload: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict)


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

    def turn(self, asked: Asked) -> Turn:
        """Run one turn, or get the one that was run for this message.

        Raises EngineUnavailable (not taken), EngineSilent (unknown), EngineError (refused).
        """
        body = {
            "sender": asked.sender,
            "message_id": asked.message_id,
            "message": asked.payload or neutral(asked.text),
            "metadata": dict(asked.metadata),
            "state": asked.state,
        }
        answer = _is(dict, self._call("POST", "/webhooks/telafi/turns", json=body))
        return _as_turn(_rows(answer.get("messages")), _is(str, answer.get("state")))

    def version(self) -> str:
        """The loaded model's file name; raises EngineError where none is loaded."""
        return str(_is(dict, self._call("GET", "/status")).get("model_file", ""))

    def _call(self, method: str, path: str, **kwargs: Any) -> Any:
        # The causes name the address, and with it the token: they end here (`from None`).
        try:
            answer = self._session().request(
                method,
                self._url + path,
                params={"token": self._token},
                timeout=(CONNECT_SECONDS, self._seconds),
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
            # Neither a proxy nor a ~/.netrc login of this machine, which cost a look at each turn.
            session.trust_env = False
        return session


def _json(answer: requests.Response) -> Any:
    status = answer.status_code
    if status != requests.codes.ok:
        raise (EngineUnavailable if status in {409, 503} else EngineError)(f"status {status}")
    # Not answer.json(): that guesses at broken letters instead of refusing them.
    return json.loads(answer.content)


def _as_turn(messages: list[Json], state: str) -> Turn:
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
        state=state,
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
