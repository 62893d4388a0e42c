"""What is answered from the shop's own records, and the small changes that can be made to them."""

from __future__ import annotations

from bot.complaints.kind import Kind, Matter
from bot.complaints.step import Step


class Information(Kind):
    """A type that tells; it can be asked for in between and at the end too.

    What may be changed with it (`errands`) needs a detail, and like everything a yes.
    """

    complaint = False
    chosen = False
    only_tells = True
    anew = True

    def next_step(self, matter: Matter) -> Step | None:
        """A change wants its detail; nothing else is left to ask."""
        missing = self.plan(matter) is not None and not matter.problem.detail
        return Step.DETAIL if missing else None

    def plan(self, matter: Matter) -> str | None:
        """The change that is wished for and can still be made."""
        wish = matter.problem.wish
        return wish if wish in self.errands and self.possible(matter) else None

    def possible(self, matter: Matter) -> bool:
        """Whether the change that is wished for can still be made."""
        return True
