"""The customer's yes to one action at the shop: without it nothing there is changed.

A deed is named when it is put to the customer, in a question with order, items, amount and date or
on a button; only a yes to that very name opens `remedy`'s way to the shop (invariant 11).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from django.utils import timezone

from bot.complaints.case import Case, Problem
from bot.complaints.heard import Heard

AGREE, KEEP = "agree", "keep"
# A yes to what was asked yesterday is asked for again: prices, dates and minds have changed.
VALID = timedelta(days=1)
# Words for one thing: "parasını iade edin" agrees to a cancellation too.
SAME = (("refund", "cancel"), ("exchange", "replacement", "reship"), ("wait", "enquiry"))


class Answer(Enum):
    """What a message says to "do you agree?"."""

    YES = "yes"
    NO = "no"
    KEEP = "keep"
    """No, and leave everything as it is."""
    WAIT = "wait"
    """Not now: the customer thinks it over, or the yes is too old or too early."""
    OTHER = "other"


@dataclass(frozen=True)
class Deed:
    """One action at the shop; `action_id`: of the earlier action that is changed or undone."""

    kind: str
    order_number: str
    skus: tuple[str, ...] = ()
    action_id: str = ""

    @property
    def name(self) -> str:
        """What a yes is tied to."""
        return " ".join((self.kind, self.order_number, ",".join(self.skus), self.action_id))


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
    return problem.agreed == deed.name


def answer(case: Case, problem: Problem, heard: Heard) -> Answer:
    """Read the answer to the question whether to do what `problem.offered` names."""
    said = _said(problem, heard)
    return Answer.WAIT if said is Answer.YES and not timely(case, heard) else said


def timely(case: Case, heard: Heard) -> bool:
    """Whether a message answers the last question: not from before it, nor from another day."""
    if not case.asked_at or heard.at is None:
        return True
    asked = datetime.fromisoformat(case.asked_at)
    return asked <= heard.at <= asked + VALID


def asked_now(case: Case) -> None:
    case.asked_at = timezone.now().isoformat()


def _said(problem: Problem, heard: Heard) -> Answer:
    if heard.choice in {AGREE, KEEP}:
        return Answer.YES if heard.choice == AGREE else Answer.KEEP
    if heard.contradicts:
        return Answer.OTHER
    deny, affirm = heard.act("deny"), heard.act("affirm")
    if deny:
        return Answer.KEEP if deny.value == "keep" else Answer.NO
    if heard.act("pause"):
        return Answer.WAIT
    same = all(alike(wish, offered_kind(problem)) for wish in heard.wanted)
    return Answer.YES if affirm and same and not heard.wondered else Answer.OTHER


def alike(wish: str, kind: str) -> bool:
    """Whether a wish can mean this kind of action."""
    return wish == kind or any(wish in group and kind in group for group in SAME)
