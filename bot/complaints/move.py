"""What the bot does next: what it says, what it asks, and what is stored with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.effects import Effect

Value = str | date | Decimal | None
"""What fills a gap: dates and amounts (TRY) are written in the customer's language."""


@dataclass(frozen=True)
class Say:
    """A response of domain.yml by its name, its variables, and buttons (title, choice)."""

    response: str
    values: Mapping[str, Value] = field(default_factory=dict)
    buttons: tuple[tuple[str, str], ...] = ()


@dataclass
class Move:
    """What an action of Rasa's then says and stores; built up while a message is decided on."""

    says: list[Say] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    asks: str | None = None
    """The step whose answer is waited for; None ends the form."""
    unclear: bool = False
    """The message was not understood."""
    goes: str = "resolve"
    """Where an ended form leads: resolve, problem (the next one), closing, handoff or end."""

    def say(self, response: str, *buttons: tuple[str, str], **values: Value) -> None:
        """Add a response of domain.yml; buttons are (title, choice), values fill its gaps."""
        self.says.append(Say(response, values, buttons))

    def handoff(self) -> Move:
        """End here; the case says why people take over."""
        self.asks, self.goes = None, "handoff"
        return self
