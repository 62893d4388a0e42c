"""Reads the answer to "do you agree?": a yes, a no, a "leave it", a "wait", or something else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum

from bot.complaints.case import Case, Problem
from bot.complaints.deed import AGREE, CANCEL, KEEP, alike, offered_kind
from bot.complaints.kinds import KINDS
from bot.complaints.reading.heard import Heard

# A yes to what was asked yesterday is asked for again: prices, dates and minds have changed.
VALID = timedelta(days=1)


class Answer(Enum):
    """What a message says to "do you agree?"."""

    YES = "yes"
    NO = "no"
    KEEP = "keep"
    """No, and leave everything as it is."""
    WAIT = "wait"
    """Not now: the customer thinks it over, or the yes is too old or too early."""
    OTHER = "other"


def answer(case: Case, asked: Sequence[Problem], heard: Heard) -> Answer:
    """Read the answer to the question whether to do what the `asked` problems were offered."""
    said = _said(asked, heard)
    return Answer.WAIT if said is Answer.YES and not timely(case, heard) else said


def timely(case: Case, heard: Heard) -> bool:
    """Whether a message answers the last question: not from before it, nor over a day later."""
    if not case.asked_at or heard.at is None:
        return True
    asked = datetime.fromisoformat(case.asked_at)
    return asked <= heard.at <= asked + VALID


def _said(asked: Sequence[Problem], heard: Heard) -> Answer:
    if heard.choice in {AGREE, KEEP}:
        return Answer.YES if heard.choice == AGREE else Answer.KEEP
    if heard.contradicts:
        return Answer.OTHER
    affirm = heard.act("affirm")
    if heard.act("undecided") and heard.act("pause"):
        # "Emin değilim" sounds like a no, and is none.
        return Answer.WAIT
    if heard.act("deny"):
        return Answer.KEEP if heard.keeps else Answer.NO
    if heard.act("pause"):
        return Answer.WAIT
    if heard.topics:
        # "Evet ama kargo kimden?" wants an answer first.
        return Answer.OTHER
    if affirm is None or heard.wondered:
        return Answer.OTHER
    bare = affirm.value == "request"
    same = all(any(_means(wish, problem, bare) for problem in asked) for wish in heard.wanted)
    return Answer.YES if same else Answer.OTHER


def _means(wish: str, problem: Problem, bare: bool) -> bool:
    """Whether a wish names what the problem was offered; `bare`: no yes stands beside it.

    A bare "iptal" is no yes where goods are sent back: it may well mean the question itself.
    """
    kind = offered_kind(problem)
    if bare and wish == CANCEL and kind != CANCEL:
        return problem.type in KINDS and KINDS[problem.type].remedy == CANCEL
    return alike(wish, kind)
