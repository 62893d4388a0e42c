"""One message of the customer as the understanding gives it: no Rasa types past this point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.turkish import fold


@dataclass(frozen=True)
class Heard:
    message_id: str
    customer_id: int
    text: str = ""
    intents: tuple[str, ...] = ()
    ranking: tuple[tuple[str, float], ...] = ()
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mood: str = "calm"
    photo: str | None = None
    choice: str | None = None
    """The value behind a button of ours that was pressed."""

    @property
    def intent(self) -> str:
        return self.intents[0] if self.intents else "out_of_scope"

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def yes(self) -> bool:
        return "affirm" in self.intents[:2] and "deny" not in self.intents[:1]

    @property
    def no(self) -> bool:
        return "deny" in self.intents[:1]

    @property
    def correction(self) -> bool:
        return self.first("correction") is not None or self.intent == "correction"

    def first(self, entity: str) -> str | None:
        values = self.entities.get(entity, ())
        return values[0] if values else None
