"""A customer at the chat API: says, presses, sends photos, and waits for what comes back."""

from __future__ import annotations

import io
import time
import uuid
from typing import Any

import requests
from PIL import Image

from bot.turkish import fold

Json = dict[str, Any]
# What has not come by then does not come. How fast answers are is measured by `make bench`.
PATIENCE = 90.0
POLL_SECONDS = 0.03


class NoReply(AssertionError):
    """Nothing came."""


class Chat:
    """One customer with a session of their own."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._http = requests.Session()
        opened = self._http.post(f"{url}/api/chat/sessions", timeout=10)
        opened.raise_for_status()
        self.session: str = opened.json()["session"]
        self.conversation: str = opened.json()["conversation"]
        self._http.headers["Authorization"] = f"Bearer {self.session}"
        self.buttons: list[Json] = []
        self.sent = 0

    def __enter__(self) -> Chat:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def say(self, text: str) -> str:
        """Send words; return the reply's text."""
        return self._answer(self.send(text=text))

    def press(self, title: str) -> str:
        """Press the button of the last reply whose title begins so; return the reply's text."""
        return self._answer(self.send(button=self.button(title)))

    def photo(self) -> str:
        """Send a photo; return the reply's text."""
        return self._answer(self.send(photo=True))

    def button(self, title: str) -> str:
        """The id of a button of the last reply."""
        found = [row["id"] for row in self.buttons if row["title"].startswith(title)]
        assert found, f"no button {title!r} among {[row['title'] for row in self.buttons]}"
        return str(found[0])

    def send(self, text: str = "", button: str = "", photo: bool = False) -> int:
        """Post a message without waiting; return its id. It must be acknowledged as new."""
        body = {"client_id": str(uuid.uuid4())}
        body |= {name: value for name, value in (("text", text), ("button", button)) if value}
        reply = (
            self.post(data=body, files={"file": ("foto.jpg", jpeg(), "image/jpeg")})
            if photo
            else self.post(json=body)
        )
        assert reply.status_code == 202, f"{reply.status_code}: {reply.text[:200]}"
        self.sent += 1
        return int(reply.json()["id"])

    def post(self, **kwargs: Any) -> requests.Response:
        """Post to the messages as this customer, whatever the body."""
        return self._http.post(f"{self._url}/api/chat/messages", timeout=10, **kwargs)

    def history(self, after: int = 0) -> list[Json]:
        """All messages after an id."""
        found = self._http.get(
            f"{self._url}/api/chat/messages", params={"after": after}, timeout=10
        )
        found.raise_for_status()
        rows: list[Json] = found.json()
        return rows

    def replies(self, after: int) -> list[Json]:
        """What others said after a message."""
        return [row for row in self.history(after) if row["from"] != "customer"]

    def wait(self, after: int) -> list[Json]:
        """Poll until somebody answers; raises NoReply where nobody does."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if found := self.replies(after):
                    self.buttons = found[-1]["buttons"]
                    return found
            except requests.ConnectionError:
                pass  # the web process is starting again
            time.sleep(POLL_SECONDS)
        raise NoReply(f"no reply to message {after} within {PATIENCE:.0f} s")

    def until(self, after: int, fragment: str) -> str:
        """Poll until others have said it after a message; return all that they said."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            said = "\n".join(row["text"] for row in self.wait(after))
            if has(said, fragment):
                return said
            time.sleep(POLL_SECONDS)
        raise NoReply(f"nobody said {fragment!r} after message {after}")

    def _answer(self, message_id: int) -> str:
        return "\n".join(row["text"] for row in self.wait(message_id))


def jpeg() -> bytes:
    """A small photo."""
    sink = io.BytesIO()
    Image.new("RGB", (64, 48), "indianred").save(sink, "JPEG")
    return sink.getvalue()


def has(text: str, wanted: str) -> bool:
    """Whether a text holds a fragment, however either is spelled in upper or lower case."""
    return fold(wanted) in fold(text)
