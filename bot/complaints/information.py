"""What is answered from the shop's own records, with nothing to choose and nothing to do."""

from __future__ import annotations

from bot.complaints.kind import Kind, Matter
from bot.complaints.step import Step


class Information(Kind):
    """A type that only tells; it can be asked for in between and at the end too."""

    complaint = False
    chosen = False
    only_tells = True
    anew = True

    def next_step(self, matter: Matter) -> Step | None:
        """Nothing is left to ask."""
        return None

    def plan(self, matter: Matter) -> str | None:
        """Nothing is done."""
        return None
