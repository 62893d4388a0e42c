"""What a message says: words for the bot, a photo to fetch, or what only people can look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

F = TypeVar("F")


@dataclass(frozen=True)
class Content(Generic[F]):
    """`text`: the words; `file`: to fetch, a photo unless the bot can't read it.

    `unread`: what it can't, a key of the channel's `words`, with `note` for the desk; `command`:
    what the channel answers itself; `button`: the id of a pressed one.
    """

    text: str = ""
    file: F | None = None
    unread: str = ""
    note: str = ""
    command: str = ""
    button: str = ""

    @property
    def empty(self) -> bool:
        """A service message: somebody pinned, joined, paid; nobody asks anything of us."""
        return not (self.text or self.file or self.unread or self.button)
