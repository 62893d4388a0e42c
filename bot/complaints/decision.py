"""Takes a yes or a no to a deed into the case: from a button that names it, or from words."""

from __future__ import annotations

from datetime import date

from bot.complaints.answers import one_of, refuse
from bot.complaints.case import Case, Problem
from bot.complaints.consent import KEEP, Answer, alike, answer, give, offered_kind, timely
from bot.complaints.heard import Heard
from bot.complaints.move import Move
from bot.complaints.needs import Step
from bot.complaints.plan import deed, plan


def decide(case: Case, heard: Heard, asked: str | None, move: Move, on: date) -> bool:
    """Take a yes or a no to a deed; returns whether the message was one. Changes `case`."""
    problem, order = case.current, case.order
    if problem is None or order is None:
        return False
    if asked == Step.CONFIRM:
        return _decided(case, problem, heard, move)
    chosen = heard.choice is not None and asked in {Step.WISH, Step.NEIGHBOURS}
    kind = plan(problem, order, on) if chosen else None
    if kind and heard.pressed and timely(case, heard):
        # The button that was pressed names the deed.
        give(problem, deed(problem, order, kind))
    return kind is not None


def _decided(case: Case, problem: Problem, heard: Heard, move: Move) -> bool:
    said = answer(case, problem, heard)
    if said is Answer.YES:
        problem.agreed = problem.offered
    elif said is Answer.KEEP:
        problem.wish = "keep"
    elif said is Answer.WAIT:
        move.say("utter_no_hurry")
    if said in {Answer.KEEP, Answer.NO, Answer.OTHER}:
        _other_wish(problem, heard, said)
    return said is not Answer.OTHER or bool(heard.wanted)


def _other_wish(problem: Problem, heard: Heard, said: Answer) -> None:
    """ "Hayır, değişim olsun": another wish in the same words takes the refused one's place."""
    kind = offered_kind(problem)
    others = tuple(wish for wish in heard.wanted if not alike(wish, kind))
    if said is Answer.NO and problem.type == "cancel_order":
        problem.wish = KEEP
    elif said is Answer.NO and not others:
        refuse(problem, str(problem.wish))
    elif others:
        problem.wish = one_of(others)
