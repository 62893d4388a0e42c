"""One customer at a terminal: what we send is printed, lines are what the customer does."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from tests.graphapi.graph import Graph
from tests.graphapi.people import User
from tests.graphapi.records import Call, Sent
from tests.standin import console


class Console(console.Console):
    """Prints in the background until it's closed."""

    help = (
        "A line is a message. /foto PATH sends a photo, !Title presses a button or picks a row,"
        " /oku reads everything, /dur blocks, /devam unblocks, Ctrl+D ends."
    )

    def __init__(self, graph: Graph, person: User, out: TextIO) -> None:
        self.graph = graph
        self.person = person
        self._read = 0
        self._seen = 0
        super().__init__(graph, out)

    def news(self) -> bool:
        """Whatever we do is a call."""
        return len(self.graph.calls()) > self._read

    def tell(self) -> None:
        """The calls' own notices, and the messages that are new."""
        calls = self.graph.calls()
        for call in calls[self._read :]:
            self.say(notice(call))
        self._read = len(calls)
        messages = self.graph.messages(self.person.user_id)
        for message in messages[self._seen :]:
            self.say(f"bot: {shown(message)}")
        self._seen = len(messages)

    def act(self, line: str) -> None:
        """One line of the customer."""
        acts = {
            "/oku": self.person.reads,
            "/dur": self.person.blocks,
            "/devam": self.person.unblocks,
        }
        if line in acts:
            acts[line]()
        elif line.startswith("!"):
            self._chooses(line[1:].strip())
        elif line.startswith("/foto "):
            path = Path(line.removeprefix("/foto ").strip()).expanduser()
            self.person.sends_photo(path.read_bytes())
        elif line:
            self.person.says(line)

    def _chooses(self, title: str) -> None:
        try:
            self.person.picks(title)
        except LookupError:
            self.person.presses(title)


def shown(message: Sent) -> str:
    """A message with its file, its buttons and its rows."""
    file = "" if message.file is None else f"[{message.kind}, {len(message.file)} bytes] "
    titles = [one[1] for one in (*message.buttons, *message.rows)]
    return file + message.text + "".join(f"  [{title}]" for title in titles)


def notice(call: Call) -> str:
    """What a call says beside messages; mostly nothing."""
    if call.code != 200:
        return f"  ({call.method} {call.path}: {call.code or 'cut'})"
    if "typing_indicator" in call.params:
        return "  (typing)"
    if call.params.get("type") == "reaction":
        return f"bot (reaction): {call.params['reaction'].get('emoji', '')}"
    return "  (read)" if call.params.get("status") == "read" else ""
