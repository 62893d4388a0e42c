"""WhatsApp as a channel: Meta calls us, and we push."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import DatabaseError

from bot.channels.models import Arrival
from bot.channels.port import Outgoing, Pace, Store, Template
from bot.channels.whatsapp.inbound import CHANNEL
from bot.complaints.rules import Policy

if TYPE_CHECKING:  # The web process never calls Meta.
    from bot.channels.whatsapp.api import Api


class WhatsAppChannel:
    """One number of the shop's. Its client is made when something is first asked of it."""

    name = CHANNEL
    pulls = False
    counts = False
    # Meta takes 80 messages a second of a number, and one each six seconds to one customer, of
    # which 45 may go at once: ten of those, for others write to them from this number too.
    pace = Pace(customer=6.0, overall=0.0125, burst=10)
    # Statuses come within seconds; a webhook that is down gets them later.
    reports_within = 60.0
    still_waiting = "Talebiniz sırada duruyor; yanıtımızı bu sohbete yazacağız."

    def __init__(self, token: str, number: str, url: str) -> None:
        self._token = token
        self._number = number
        self._url = url

    @property
    def invitation(self) -> Template | None:
        """As the policy names it."""
        name, text = Policy().invitation
        return Template(name, text) if name else None

    @cached_property
    def api(self) -> Api:
        """The way to Meta."""
        from bot.channels.whatsapp.api import Api

        return Api(self._token, self._number, self._url)

    def send(self, outgoing: Outgoing) -> str:
        """Raises a SendError."""
        from bot.channels.whatsapp import outbound

        return outbound.send(self.api, outgoing)

    def move(self, customer_id: int, address: str) -> None:
        """Meta tells a new number by a message of its own, never in answer to a send."""

    def take(self, arrivals: Sequence[Arrival]) -> Store:
        """Raises a SendError."""
        from bot.channels.whatsapp import taking

        return taking.take(self, self.api, arrivals)

    def findings(self) -> Iterator[tuple[bool, str]]:
        """Asks Meta."""
        from bot.channels.whatsapp import checks

        return checks.findings(self.api, self.invitation)

    def show_typing(self, customer_id: int, on: bool) -> None:
        """Read, and three dots, which end with our message or by themselves."""
        from bot.channels.whatsapp import outbound

        if not on:
            return
        try:
            outbound.show_read(self.api, customer_id, typing=True)
        except DatabaseError:
            return
