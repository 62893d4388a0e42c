"""Telegram as a channel: it calls us, or is asked, and we push."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import DatabaseError

from bot.channels import addresses
from bot.channels.models import Address, Arrival
from bot.channels.port import Outgoing, Pace, Store, Template
from bot.channels.telegram.inbound import CHANNEL

if TYPE_CHECKING:  # The library takes a second to load; the web process never calls Telegram.
    from bot.channels.telegram.api import Api


class TelegramChannel:
    """One bot. Its client is made when something is first asked of it."""

    name = CHANNEL
    pulls = False
    # Telegram takes one message a second for a chat and thirty in all: five of those for a burst.
    pace = Pace(customer=1.0, overall=0.04)
    counts = True
    reports_within = 0.0
    invitation: Template | None = None
    still_waiting = "Talebiniz sırada duruyor; yanıtımızı bu sohbete yazacağız."

    def __init__(self, token: str, url: str) -> None:
        self._token = token
        self._url = url
        self._typing: dict[int, Future[None]] = {}

    @cached_property
    def api(self) -> Api:
        """The way to Telegram."""
        from bot.channels.telegram.api import Api

        return Api(self._token, self._url)

    def send(self, outgoing: Outgoing) -> str:
        """Raises a SendError."""
        from bot.channels.telegram import outbound

        return outbound.send(self.api, outgoing)

    def move(self, customer_id: int, address: str) -> None:
        """A chat that has another number now."""
        addresses.move(customer_id, address)

    def take(self, arrivals: Sequence[Arrival]) -> Store:
        """Raises a SendError."""
        from bot.channels.telegram import taking

        return taking.take(self.api, arrivals)

    def findings(self) -> Iterator[tuple[bool, str]]:
        """Asks Telegram."""
        from bot.channels.telegram import checks

        return checks.findings(self.api)

    def show_typing(self, customer_id: int, on: bool) -> None:
        """The three dots; a chat that is not known or stopped has none."""
        running = self._typing.pop(customer_id, None)
        if running:
            running.cancel()
        if not on:
            return
        try:
            mine = Address.objects.filter(customer=customer_id, stopped="").first()
        except DatabaseError:
            return
        if mine:
            self._typing[customer_id] = self.api.show_typing(int(mine.address))
