"""What is known of a customer's complaint: it travels through the bot's slot `case` (slot.py)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.commerce.shops.port import ActionResult, Order, OrderItem

# Said about evidence: the customer has none. Its absence never blocks.
NONE = "none"
# Of the slot's form: one more with each change that an older reader would not understand.
VERSION = 2


@dataclass
class Problem:
    """One trouble of the customer's, from its first mention to what was done."""

    type: str
    """One of `kinds.KINDS`; '' until it is known."""
    said: str = ""
    about: str = ""
    """The customer's own word for the thing that it is about."""
    order_number: str | None = None
    """Another order than the one being worked on; with its phone digits, if they were said."""
    phone_last4: str | None = None
    skus: list[str] = field(default_factory=list)
    some: bool = False
    """Only a part of the order is meant: which one has to be known."""
    quantity: int | None = None
    """How many pieces of it; None for all."""
    variant: str = ""
    """The one that is wanted instead: the customer's word, then the shop's name of it."""
    detail: str = ""
    """What a request needs beside its name: the new address, the company, the day."""
    received: str | None = None
    photo: str | None = None
    report: str | None = None
    found: bool | None = None
    """Whether a parcel that is shown as delivered was found after all."""
    about_money: bool = False
    """Where the order is asked about: it is its money that is meant."""
    arrived_late: bool = False
    """The parcel did come, only too late."""
    wish: str | None = None
    refused: list[str] = field(default_factory=list)
    """What the customer said that they do not want."""
    barred: list[str] = field(default_factory=list)
    """What the shop has refused to do for it."""
    offered: str = ""
    """The deed that the customer was asked about last (deed.py)."""
    agreed: str = ""
    """The deed that the customer said yes to."""
    action: ActionResult | None = None
    action_id: str = ""
    """The action of an earlier conversation, until the shop has told how it stands."""
    resolution: str = "none"
    done: bool = False

    def items(self, order: Order) -> tuple[OrderItem, ...]:
        """The lines of an order that the problem is about; all of them where none is named."""
        return tuple(item for item in order.items if item.sku in self.skus) or order.items


@dataclass(frozen=True)
class Promised:
    """A promise that was made: the shop's action ('' for none) and the rule name it."""

    action_id: str
    rule: str
    due_on: date | None
    what: str
    """For agents, in Turkish."""


@dataclass(frozen=True)
class Contact:
    """An earlier time that the customer wrote about a problem of an order."""

    type: str
    order_number: str
    on: date
    """The day on which they wrote."""
    until: datetime
    """When that conversation closed, or people took it over."""
    answered: bool
    """It was settled, told, or with people; False where it was left in the middle."""


@dataclass
class Waiting:
    """How a wait for people goes; each handoff begins one."""

    messages: int = 0
    noted: int = 0
    """The message at which it was last said that something was noted; 0 for none."""
    danger: bool = False
    """The people who are awaited know of a danger."""


@dataclass
class Case:
    """All problems of one conversation, the order they are about, and how the talk went."""

    problems: list[Problem] = field(default_factory=list)
    focus: int = 0
    """The problem that the open question is about, by its number; 0 for none."""
    order_number: str | None = None
    phone_last4: str | None = None
    """What was given as the proof; forgotten as soon as the shop has taken it."""
    email: str = ""
    """What the order is looked for by where its number is not known; forgotten with the proof."""
    tried: list[str] = field(default_factory=list)
    """Number and digits that did not match, so that one of them can be put right."""
    found: list[str] = field(default_factory=list)
    """The numbers of the customer's orders, where there are several to choose from."""
    lost_number: int = 0
    """How often the customer said that they do not know the number, or whose phone it is."""
    proven_at: str = ""
    """When the order was proven, in ISO 8601; '' until then. Old cases may say 'unknown'."""
    failed: bool = False
    """The last try to prove the order's ownership did not match."""
    language: str = "tr"
    """The customer's: 'tr' or 'en'."""
    occasion: str = ""
    """What the goods were for, as in "düğün": a word for the empathy."""
    conduct: str = ""
    """What the courier did, in the customer's words: people deal with it."""
    quotes: list[str] = field(default_factory=list)
    """The customer's sentences that tell of a trouble or a wish, for the brief."""
    worst_mood: str = "calm"
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
    unread: bool = False
    """The complaint form has passed a message on: it is about what was settled."""
    rating_next: bool = False
    """People have solved it: only the rating is left to ask."""
    returning: str = ""
    """The order that an earlier conversation was about; '' where there was none."""
    agent_note: str = ""
    """What the agent wrote who gave the conversation back, for the next brief."""
    contacts: list[Contact] = field(default_factory=list)
    """The times that the customer has written before, here and in earlier conversations."""
    waiting: Waiting = field(default_factory=Waiting)
    version: int = VERSION

    @property
    def open(self) -> list[Problem]:
        """The problems of the order being worked on that are not settled yet."""
        return [one for one in self.problems if not one.done and one.order_number is None]

    @property
    def later(self) -> list[Problem]:
        """The problems of other orders, whose turn comes."""
        return [one for one in self.problems if not one.done and one.order_number is not None]

    @property
    def current(self) -> Problem | None:
        """The problem that the open question is about; without one the first that is open."""
        asked = self.problems[self.focus - 1] if 0 < self.focus <= len(self.problems) else None
        if asked is not None and any(one is asked for one in self.open):
            return asked
        return next(iter([*self.open, *self.later]), None)

    @property
    def last_done(self) -> Problem | None:
        """The problem that was settled last; one that is spoken of comes before it."""
        asked = self.problems[self.focus - 1] if 0 < self.focus <= len(self.problems) else None
        if asked is not None and asked.done:
            return asked
        return next((problem for problem in reversed(self.problems) if problem.done), None)

    def number_of(self, problem: Problem) -> int:
        """A problem's place, from 1; the same in the record of it."""
        # By identity: two problems may read the same.
        return next(n for n, one in enumerate(self.problems, 1) if one is problem)

    def add(self, kind: str, said: str = "") -> Problem:
        """Note a further problem; `kind` is '' until it is known."""
        problem = Problem(type=kind, said=said)
        self.problems.append(problem)
        return problem

    def prove(self, moment: str) -> None:
        """The order is the customer's from `moment` (ISO 8601) on; what proved it is forgotten."""
        self.proven_at, self.failed, self.phone_last4 = moment, False, None
        self.email, self.found, self.tried, self.lost_number = "", [], [], 0

    def leave_order(self) -> None:
        """Another order is meant: nothing of this one's proof holds for it."""
        self.proven_at, self.phone_last4 = "", None

    def turn_to_next_order(self) -> None:
        """What is left may be about another order, which has to be proven too."""
        if self.open or not self.later:
            return
        problem = self.later[0]
        number = problem.order_number
        self.leave_order()
        self.order_number, self.phone_last4 = number or None, problem.phone_last4
        for one in self.later:
            if one.order_number == number:
                one.order_number = one.phone_last4 = None
