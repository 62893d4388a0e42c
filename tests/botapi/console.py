"""One customer at a terminal: what the bot does is printed, lines are what the customer does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Thread
from typing import TextIO

from tests.botapi.api import Api
from tests.botapi.people import User
from tests.botapi.records import Call, Sent

HELP = "A line is a message. /foto PATH sends a photo, !Title presses a button, Ctrl+D ends."


class Console:
    """Prints in the background until it's closed."""

    def __init__(self, api: Api, person: User, out: TextIO) -> None:
        self.api = api
        self.person = person
        self.out = out
        self._read = 0
        self._seen: dict[int, Sent] = {}
        self._closed = False
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Print what is left and end."""
        self._closed = True
        self._thread.join()

    def run(self, lines: Iterable[str]) -> None:
        """Do what the lines say."""
        self._say(HELP)
        for line in lines:
            try:
                act(self.person, line.strip())
            except (LookupError, OSError) as problem:
                self._say(f"  ({problem})")

    def _follow(self) -> None:
        while not self._closed:
            self.api.wait(lambda: len(self.api.calls()) > self._read, timeout=0.2)
            self._tell()
        self._tell()

    def _tell(self) -> None:
        calls = self.api.calls()
        for call in calls[self._read :]:
            self._say(notice(call))
        self._read = len(calls)
        for message in self.api.messages(self.person.chat_id):
            old = self._seen.get(message.message_id)
            if message != old:
                self._say(f"bot{' (edited)' if old else ''}: {shown(message)}")
                self._seen[message.message_id] = message

    def _say(self, line: str) -> None:
        if line:
            self.out.write(f"{line}\n")
            self.out.flush()


def act(person: User, line: str) -> None:
    """One line of the customer."""
    if line.startswith("!"):
        person.presses(line[1:].strip())
    elif line.startswith("/foto "):
        path = Path(line.removeprefix("/foto ").strip()).expanduser()
        person.sends_photo(path.read_bytes())
    elif line:
        person.says(line)


def shown(message: Sent) -> str:
    """A message with its photo and its buttons."""
    photo = "" if message.photo is None else f"[photo, {len(message.photo)} bytes] "
    return photo + message.text + "".join(f"  [{title}]" for _, title in message.buttons)


def notice(call: Call) -> str:
    """What a call says beside messages; mostly nothing."""
    if call.code != 200:
        return f"  ({call.method}: {call.code or 'cut'})"
    if call.method == "sendChatAction":
        return "  (typing)"
    text = str(call.params.get("text") or "")
    return f"bot (notice): {text}" if call.method == "answerCallbackQuery" and text else ""
