"""The Graph API for threads: one number's messages and files, bounded in time and size."""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Mapping
from contextlib import suppress
from queue import Full, Queue
from typing import Any
from urllib.parse import urlsplit

import requests

from bot.channels import files
from bot.channels.port import Permanent, SendError, Unsure
from bot.channels.whatsapp.errors import answered, of_the_way
from bot.commerce.deadline import Deadline
from bot.commerce.transport import new_session
from bot.conversations.errors import Refused

log = logging.getLogger(__name__)

# Good until two years after October 2025; an address with a version of its own keeps that one.
VERSION = "v24.0"
CONNECT_SECONDS, READ_SECONDS = 5.0, 10.0
# Longer than one call may take: the sender's lease is sixty, and a photo takes two calls.
LONGEST_SECONDS = 25.0
# Where Meta keeps customers' files, beside the API's own host.
_MEDIA_HOSTS = (".fbsbx.com", ".whatsapp.net", ".facebook.com")
_CHUNK = 64 * 1024
_MOST_JSON = 1_000_000
_MOST_NICE = 20
Json = dict[str, Any]


class Api:
    """One for a process; its calls raise the port's SendErrors."""

    def __init__(self, token: str, number: str, url: str) -> None:
        """`number`: Meta's id of our telephone number; `url` without a version gets ours."""
        versioned = re.search(r"/v[0-9]+\.[0-9]+$", url)
        self.base = url if versioned else f"{url}/{VERSION}"
        self.number = number
        self._token = token
        self._local = threading.local()
        # What only makes things nicer waits for nobody, and nobody for it.
        self._nice: Queue[Json | None] = Queue(_MOST_NICE)
        self._thread = threading.Thread(target=self._be_nice, name="whatsapp", daemon=True)
        self._thread.start()

    def send(self, message: Json) -> str:
        """Meta's id of the message."""
        sent = self.call("POST", f"{self.number}/messages", json=_ours(message))
        try:
            return str(sent["messages"][0]["id"])
        except (KeyError, IndexError, TypeError):
            raise Unsure("an answer without the message's id") from None

    def upload(self, data: bytes, kind: str, name: str) -> str:
        """Meta's id of a file of ours; `kind`: its type."""
        form = {"messaging_product": "whatsapp", "type": kind}
        files = {"file": (name, data, kind)}
        try:
            answer = self.call("POST", f"{self.number}/media", data=form, files=files)
            return str(answer["id"])
        except Unsure as error:
            # An upload shows nobody anything: it may be done again at once.
            raise SendError(str(error)) from error
        except KeyError:
            raise SendError("an answer without the file's id") from None

    def mark_read(self, message_id: str, typing: bool) -> None:
        """Two blue ticks, and three dots for 25 seconds at most; nobody waits for them."""
        body: Json = {"status": "read", "message_id": message_id}
        if typing:
            body["typing_indicator"] = {"type": "text"}
        with suppress(Full):
            self._nice.put_nowait(body)

    def fetch(self, media: str, limit: int) -> bytes | Refused:
        """A customer's file, or why it is not taken (too large, gone)."""
        try:
            found = self.call("GET", media, params={"phone_number_id": self.number})
            if int(found.get("file_size") or 0) > limit:
                return files.too_large()
            return self._download(str(found.get("url", "")), limit)
        except Permanent:
            return files.gone()

    def get(self, path: str, **params: str) -> Json:
        """What the Graph API tells of something."""
        return self.call("GET", path, params=params)

    def call(self, method: str, path: str, **options: Any) -> Json:
        """One call; raises a SendError, and Unsure where it may have been heard."""
        try:
            with (
                Deadline(LONGEST_SECONDS),
                self._open(method, f"{self.base}/{path}", options) as it,
            ):
                status, headers, body = it.status_code, it.headers, _bounded(it, _MOST_JSON)
        except (requests.RequestException, OSError) as error:
            raise of_the_way(error) from error
        if not 200 <= status < 300:
            raise answered(status, headers, body, path.partition("/")[0] == self.number)
        return _object(body)

    def close(self) -> None:
        """Nothing more is shown once what waits has been."""
        self._nice.put(None)
        self._thread.join(LONGEST_SECONDS)

    def _be_nice(self) -> None:
        while body := self._nice.get():
            try:
                self.call("POST", f"{self.number}/messages", json=_ours(body))
            except SendError as error:
                log.info("whatsapp: %s was not shown", type(error).__name__)
            except Exception:
                log.exception("whatsapp: a read message was not marked")

    def _download(self, url: str, limit: int) -> bytes | Refused:
        if not self._is_metas(url):
            # Our token may go nowhere else, whatever an answer says.
            log.error("whatsapp: a file at another host than Meta's is not fetched")
            raise Permanent("another host")
        try:
            with Deadline(LONGEST_SECONDS), self._open("GET", url, {}) as it:
                data = _bounded(it, limit)
        except (requests.RequestException, OSError) as error:
            raise of_the_way(error) from error
        if it.status_code != 200:
            raise Permanent(f"HTTP {it.status_code}") if it.status_code < 500 else SendError("5xx")
        return files.too_large() if len(data) > limit else data

    def _is_metas(self, url: str) -> bool:
        there, ours = urlsplit(url), urlsplit(self.base)
        if (there.scheme, there.netloc) == (ours.scheme, ours.netloc):
            return True
        return there.scheme == "https" and (there.hostname or "").endswith(_MEDIA_HOSTS)

    def _open(self, method: str, url: str, options: Mapping[str, Any]) -> requests.Response:
        return self._session().request(
            method,
            url,
            timeout=(CONNECT_SECONDS, READ_SECONDS),
            allow_redirects=False,
            stream=True,
            **options,
        )

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            # Files too, of any type.
            session = self._local.session = new_session(self._token, "*/*")
        return session


def _ours(body: Json) -> Json:
    return {"messaging_product": "whatsapp", **body}


def _bounded(response: requests.Response, limit: int) -> bytes:
    """As much as the limit and a little more, by which a reader sees that it was too much."""
    read = bytearray()
    for part in response.iter_content(_CHUNK):
        read += part
        if len(read) > limit:
            break
    return bytes(read)


def _object(body: bytes) -> Json:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Unsure("an answer that is no JSON object")
    return found
