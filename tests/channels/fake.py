"""A channel that pushes, with errors that a test decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.channels.models import Arrival
from bot.channels.port import Outgoing, Pace, Store, Template

Act = Exception | Callable[[], None] | None


class FakeChannel:
    """Each `send` takes the next of the script: None goes out, an error is raised."""

    name = "fake"
    pulls = False
    pace = Pace()
    counts = True
    reports_within = 0.0
    invitation: Template | None = None
    still_waiting = "Talebiniz sırada duruyor; yanıtımızı buraya yazacağız."

    def __init__(self, *script: Act) -> None:
        self.script = list(script)
        self.tried: list[Outgoing] = []
        self.out: list[str] = []
        self.moves: list[tuple[int, str]] = []
        self.taken: list[list[str]] = []
        self.typing: list[tuple[int, bool]] = []

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

    def take(self, arrivals: Sequence[Arrival]) -> Store:
        act = self.script.pop(0) if self.script else None
        if isinstance(act, BaseException):
            raise act
        return lambda: self.taken.append([one.provider_id for one in arrivals])

    def findings(self) -> Iterator[tuple[bool, str]]:
        return iter(())

    def show_typing(self, customer_id: int, on: bool) -> None:
        self.typing.append((customer_id, on))
