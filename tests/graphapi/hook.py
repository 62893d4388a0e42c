"""A small webhook: what the product will be to the stand-in."""

from __future__ import annotations

from collections.abc import Iterator

from tests.graphapi.events import HEADER, key, sign
from tests.graphapi.records import Json
from tests.standin import hook


class Hook(hook.Hook):
    """Knows Meta's handshake, signatures and shapes."""

    word = "verify"

    @property
    def values(self) -> list[Json]:
        """What all bodies bring, in the order of their arrival."""
        return list(self._values())

    def _values(self) -> Iterator[Json]:
        for body in self.bodies:
            for entry in body["entry"]:
                for change in entry["changes"]:
                    yield change["value"]

    @property
    def keys(self) -> list[str]:
        """The events' keys in the order of their arrival."""
        return [key(value) for value in self.values]

    @property
    def messages(self) -> list[Json]:
        """The people's messages."""
        return [one for value in self.values for one in value.get("messages", [])]

    @property
    def statuses(self) -> list[Json]:
        """What became of ours."""
        return [one for value in self.values for one in value.get("statuses", [])]

    def signed(self, secret: str) -> bool:
        """Whether all bodies are signed with the secret."""
        return all(one.headers.get(HEADER) == sign(secret, one.data) for one in self.letters)

    def asked(self, query: dict[str, str]) -> tuple[int, bytes]:
        """The challenge, to whoever knows our word."""
        if (query.get("hub.mode"), query.get("hub.verify_token")) != ("subscribe", self.word):
            return 403, b""
        return 200, query.get("hub.challenge", "").encode()
