"""JSON over HTTP with a bound on everything: time, size, redirects. Shared by the shop adapters."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Final

import requests

from bot.commerce.deadline import Deadline, DeadlineAdapter
from bot.commerce.errors import Unavailable

MAX_BODY: Final = 1_000_000  # bytes, decompressed; an order has a few thousand
_CHUNK: Final = 16_384


@dataclass(frozen=True)
class Answer:
    """A shop's HTTP answer; `body` is None when it was not a JSON object."""

    status: int
    headers: Mapping[str, str]
    body: dict[str, Any] | None

    @property
    def retry_after(self) -> float:
        """Seconds that its Retry-After asks for, as a number or a date; 1 when it says nothing."""
        header = self.headers.get("Retry-After", "")
        if header.strip().isdecimal():
            return float(header)
        try:
            moment = parsedate_to_datetime(header)
        except ValueError:
            return 1.0
        aware = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
        return max(0.0, (aware - datetime.now(timezone.utc)).total_seconds())


class JsonTransport:
    """Sends one request and reads one bounded answer. Thread-safe: a Session for each thread.

    `timeout` is (connect, read) in seconds; both end sooner where less than that is left.
    """

    def __init__(self, base_url: str, token: str, timeout: tuple[float, float]) -> None:
        self._base_url = base_url.rstrip("/")
        self._token = token
        self._timeout = timeout
        self._local = threading.local()

    def send(
        self,
        method: str,
        path: str,
        *,
        seconds: float,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer, whatever its status; a redirect is one too.

        Raises Unavailable where nothing came, or not within `seconds`, or more than 1 MB.
        """
        connect, read = self._timeout
        limits = (min(connect, seconds), min(read, seconds))
        try:
            with Deadline(seconds), self._open(method, path, limits, body, headers) as response:
                return Answer(response.status_code, response.headers, _json_object(response))
        except (requests.RequestException, OSError) as error:
            # The class only: a message may carry the address with its query.
            raise Unavailable(f"no answer: {type(error).__name__}") from error

    def _open(
        self,
        method: str,
        path: str,
        limits: tuple[float, float],
        body: object,
        headers: Mapping[str, str] | None,
    ) -> requests.Response:
        return self._session().request(
            method,
            f"{self._base_url}/{path}",
            json=body,
            headers=headers,
            timeout=limits,
            # A shop's API does not move; our token must not follow if it seems to.
            allow_redirects=False,
            stream=True,
        )

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = new_session(self._token, "application/json")
        return session


def new_session(token: str, accept: str) -> requests.Session:
    """For one server, and one thread: bounded by a `Deadline`, and with nothing of this machine's.

    `accept`: the types of its answers.
    """
    session = requests.Session()
    # Neither a proxy nor a ~/.netrc login that happens to lie on this machine.
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.update(
        {
            "Authorization": f"Bearer {token}",
            "Accept": accept,
            "Accept-Encoding": "identity",
            "User-Agent": "Telafi",
        }
    )
    session.mount("http://", DeadlineAdapter())
    session.mount("https://", DeadlineAdapter())
    return session


def _json_object(response: requests.Response) -> dict[str, Any] | None:
    content = _bounded(response)
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        return None
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _bounded(response: requests.Response) -> bytes:
    parts = bytearray()
    for part in response.iter_content(_CHUNK):
        parts += part
        if len(parts) > MAX_BODY:
            raise Unavailable("the answer is too big", retry=False)
    return bytes(parts)
