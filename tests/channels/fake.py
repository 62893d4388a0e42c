"""A channel that pushes, with errors that a test decides."""

from __future__ import annotations

from collections.abc import Callable

from bot.channels.port import Outgoing

Act = Exception | Callable[[], None] | None


class FakeChannel:
    """Each `send` takes the next of the script: None goes out, an error is raised."""

    name = "fake"
    pulls = False
    still_waiting = "Talebiniz sırada duruyor; yanıtımızı buraya yazacağız."

    def __init__(self, *script: Act) -> None:
        self.script = list(script)
        self.tried: list[Outgoing] = []
        self.out: list[str] = []
        self.moves: list[tuple[int, str]] = []

    def send(self, outgoing: Outgoing) -> str:
        self.tried.append(outgoing)
        act = self.script.pop(0) if self.script else None
        if isinstance(act, BaseException):
            raise act
        if act is not None:
            act()
        self.out.append(outgoing.text)
        return f"id-{len(self.out)}"

    def move(self, customer_id: int, address: str) -> None:
        self.moves.append((customer_id, address))
