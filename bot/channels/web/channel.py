"""The web as a channel: the widget fetches and streams, so there is nothing to deliver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.channels.models import Arrival
from bot.channels.port import Outgoing, Pace, Store, Template
from bot.channels.web.models import CHANNEL


class WebChannel:
    """Never called by the sender, because it pulls; its sentence is what others need of it."""

    name = CHANNEL
    pulls = True
    pace = Pace()
    counts = False
    reports_within = 0.0
    invitation: Template | None = None
    still_waiting = "Talebiniz sırada duruyor; bu pencereyi kapatsanız da yanıtımız burada olacak."

    def send(self, outgoing: Outgoing) -> str:
        """Stored is sent: the message's own id is what the widget knows it by."""
        return str(outgoing.message_id)

    def move(self, customer_id: int, address: str) -> None:
        """A browser has no address beside its session, which never changes."""

    def take(self, arrivals: Sequence[Arrival]) -> Store:
        """Browsers write to the chat API, which stores at once: nothing ever waits here."""
        raise NotImplementedError

    def findings(self) -> Iterator[tuple[bool, str]]:
        """There is nobody else to ask."""
        return iter(())

    def show_typing(self, customer_id: int, on: bool) -> None:
        """The stream tells it as part of the conversation's state."""
