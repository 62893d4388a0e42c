"""What is known of a customer's complaint: it travels through the bot's slot `case` as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from bot.commerce.shops.port import Order

# Said about evidence: the customer has none. Its absence never blocks.
NONE = "none"

COMPLAINTS = (
    "wrong_product",
    "damaged_product",
    "late_delivery",
    "missing_item",
    "not_as_expected",
)
REQUESTS = ("return_refund", "cancel_order", "order_status", "invoice")
TYPES = COMPLAINTS + REQUESTS


@dataclass
class Problem:
    """One trouble of the customer's, from its first mention to what was done."""

    type: str
    said: str = ""
    order_number: str | None = None
    """Another order than the one being worked on; with its phone digits, if they were said."""
    phone_last4: str | None = None
    skus: list[str] = field(default_factory=list)
    received: str | None = None
    photo: str | None = None
    report: str | None = None
    found: bool | None = None
    wish: str | None = None
    refused: list[str] = field(default_factory=list)
    """What the customer said that they do not want."""
    offered: str = ""
    """The deed that the customer was asked about last (bot/complaints/consent.py)."""
    agreed: str = ""
    """The deed that the customer said yes to."""
    action: dict[str, Any] | None = None
    resolution: str = "none"
    done: bool = False


@dataclass(frozen=True)
class Promised:
    """A promise that was made: the shop's action ('' for none) and the rule name it."""

    action_id: str
    rule: str
    due_on: str
    what: str


@dataclass
class Case:
    problems: list[Problem] = field(default_factory=list)
    order_number: str | None = None
    phone_last4: str | None = None
    order_json: dict[str, Any] | None = None
    failed: bool = False
    """The last try to prove the order's ownership did not match."""
    unclear: int = 0
    harsh: int = 0
    unhappy: int = 0
    promised: list[Promised] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    """How often each response was said, so that no sentence is said twice in a row."""
    escalation: str | None = None
    asked_at: str = ""
    """When the last question was put, in ISO 8601."""
    heard: str | None = None
    """The message taken in last: in one turn a form may be entered twice."""
    weighed: str | None = None
    """The message whose harshness was counted last."""
    rating_next: bool = False
    """People have solved it: only the rating is left to ask."""

    @property
    def current(self) -> Problem | None:
        return next((problem for problem in self.problems if not problem.done), None)

    @property
    def last_done(self) -> Problem | None:
        return next((problem for problem in reversed(self.problems) if problem.done), None)

    @property
    def order(self) -> Order | None:
        """The verified order; nothing of an order is known before its ownership is proven."""
        return Order.from_json(self.order_json) if self.order_json else None

    def open_problem(self) -> tuple[Problem, Order]:
        """The problem being worked on and its proven order; LookupError before there are both."""
        if self.current is None or self.order is None:
            raise LookupError("no problem with a proven order")
        return self.current, self.order

    def number_of(self, problem: Problem) -> int:
        return self.problems.index(problem) + 1

    def add(self, kind: str, said: str = "") -> Problem:
        problem = Problem(type=kind, said=said)
        self.problems.append(problem)
        return problem

    def turn_to_next_order(self) -> None:
        """The next problem may be about another order, which has to be proven too."""
        problem = self.current
        if problem and problem.order_number:
            self.order_number, self.phone_last4 = problem.order_number, problem.phone_last4
            self.order_json, problem.order_number = None, None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> Case:
        if not data:
            return cls()
        problems = [Problem(**_known(Problem, row)) for row in data["problems"]]
        promised = [Promised(**row) for row in data.get("promised", []) if isinstance(row, dict)]
        return cls(**{**_known(cls, data), "problems": problems, "promised": promised})


def _known(kind: type, row: Mapping[str, Any]) -> dict[str, Any]:
    """Without what another version of ours wrote: a conversation outlives an update."""
    names = {one.name for one in fields(kind)}
    return {name: value for name, value in row.items() if name in names}
