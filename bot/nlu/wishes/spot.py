"""A remedy that a clause mentions, with the words around it: what the rules of polarity look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.nlu.tokens import Token
from bot.nlu.wishes.objects import Mention
from bot.nlu.wishes.verbs import form

# So many words after a remedy may hold the verb that governs it.
_REACH = 6


@dataclass(frozen=True)
class Spot:
    """`words` are the whole clause; the next mention begins at `until`."""

    words: tuple[str, ...]
    mention: Mention
    until: int

    @property
    def before(self) -> tuple[str, ...]:
        """The words before the mention."""
        return self.words[: self.mention.first]

    @property
    def tail(self) -> tuple[str, ...]:
        """The words between the mention and the next one."""
        return self.words[self.mention.last + 1 : self.until]

    @property
    def after(self) -> tuple[str, ...]:
        """All words after the mention, the next one included."""
        return self.words[self.mention.last + 1 :]

    @property
    def verbal(self) -> bool:
        """Whether the mention may hold its own verb."""
        return self.mention.verb <= self.mention.last

    @cached_property
    def governs(self) -> bool:
        """Whether a word of the mention is the verb itself: "değiştirin", not "değişim"."""
        return self.verbal and form(self.words[self.mention.verb]) is not None

    @property
    def verb(self) -> str:
        """The mention's own verb; '' where another one governs it."""
        return self.words[self.mention.verb] if self.governs else ""

    @property
    def deciding(self) -> tuple[str, ...]:
        """The words among which the verb is that decides, its own first."""
        first = self.mention.verb if self.governs else self.mention.last + 1
        return self.words[first : self.until][:_REACH]


def spot(clause: Sequence[Token], mention: Mention, until: int) -> Spot:
    """The mention of a clause whose next mention begins at the token `until`."""
    return Spot(tuple(token.text for token in clause), mention, until)
