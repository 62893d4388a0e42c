"""A deed: one action at the shop, by the name that the customer's yes is tied to (invariant 11).

A deed is named when it is put to the customer, in a question with order, items, amount and date or
on a button; only a yes to that very name opens `dialogue/remedy.py`'s way to the shop.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.commerce.shops.port import ActionKind, Ground, Line, Request
from bot.complaints.case import Problem

AGREE, KEEP = "agree", "keep"
WAIT = "wait"
CANCEL = "cancel"
# Words for one thing: "parasını iade edin" agrees to a cancellation too.
SAME = (("refund", CANCEL), ("exchange", "replacement", "reship"), (WAIT, "enquiry"))
# What gives an order up.
ENDS = frozenset({CANCEL, "refund"})
# What a choice asks of the shop where its name is not the action's.
ACTIONS = {WAIT: "enquiry"}


@dataclass(frozen=True)
class Deed:
    """One action at the shop; `kind`: an `ActionKind`'s value, or 'undo'.

    `lines`: none for the whole order; `action_id`: of the earlier action that is changed or undone;
    `detail`: the new address, the company or the day.
    """

    kind: str
    order_number: str
    lines: tuple[Line, ...] = ()
    action_id: str = ""
    detail: str = ""

    @property
    def name(self) -> str:
        """What a yes is tied to."""
        lines = ",".join(f"{line.sku}*{line.quantity or ''}/{line.variant}" for line in self.lines)
        return " ".join((self.kind, self.order_number, lines, self.action_id, self.detail))

    def request(self, ground: Ground) -> Request:
        """As the shop is asked for it; ValueError for 'undo', which has a way of its own."""
        kind = ActionKind(self.kind)
        return Request(kind, self.lines, ground, self.detail, self.action_id)


def put(problem: Problem, deed: Deed) -> None:
    """The customer is asked about this deed; an earlier yes to another one is over."""
    problem.offered, problem.agreed = deed.name, ""


def offered_kind(problem: Problem) -> str:
    """What kind of action the customer was asked about last; '' for none."""
    return problem.offered.split(" ")[0]


def give(problem: Problem, deed: Deed) -> None:
    """The customer pressed a button that names this deed."""
    problem.offered = problem.agreed = deed.name


def agreed(problem: Problem, deed: Deed) -> bool:
    """Whether the customer's last yes was to this very deed."""
    return problem.agreed == deed.name


def alike(wish: str, kind: str) -> bool:
    """Whether a wish can mean this kind of action."""
    return wish == kind or any(wish in group and kind in group for group in SAME)


def fitting(wish: str | None, choices: tuple[str, ...]) -> str | None:
    """The choice that a wish means here: 'yenisini gönderin' is an exchange or a new parcel."""
    if wish is None or wish in choices or wish == KEEP:
        return wish
    return next((choice for choice in choices if alike(wish, choice)), None)
