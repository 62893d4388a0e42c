"""One customer at a terminal: what the bot does is printed, lines are what the customer does."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from tests.botapi.api import Api
from tests.botapi.people import User
from tests.botapi.records import Call, Sent
from tests.standin import console


class Console(console.Console):
    """Prints in the background until it's closed."""

    help = "A line is a message. /foto PATH sends a photo, !Title presses a button, Ctrl+D ends."

    def __init__(self, api: Api, person: User, out: TextIO) -> None:
        self.api = api
        self.person = person
        self._read = 0
        self._seen: dict[int, Sent] = {}
        super().__init__(api, out)

    def news(self) -> bool:
        """Each call may have changed something."""
        return len(self.api.calls()) > self._read

    def tell(self) -> None:
        """The calls' own notices, and the messages that are new or changed."""
        calls = self.api.calls()
        for call in calls[self._read :]:
            self.say(notice(call))
        self._read = len(calls)
        for message in self.api.messages(self.person.chat_id):
            old = self._seen.get(message.message_id)
            if message != old:
                self.say(f"bot{' (edited)' if old else ''}: {shown(message)}")
                self._seen[message.message_id] = message

    def act(self, line: str) -> None:
        """One line of the customer."""
        if line.startswith("!"):
            self.person.presses(line[1:].strip())
        elif line.startswith("/foto "):
            path = Path(line.removeprefix("/foto ").strip()).expanduser()
            self.person.sends_photo(path.read_bytes())
        elif line:
            self.person.says(line)


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
