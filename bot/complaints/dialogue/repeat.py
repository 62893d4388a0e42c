"""Who writes about the same problem again: counted for people, and not sent round in circles."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from bot.complaints.case import Case, Contact, Problem
from bot.complaints.dialogue.escalation import escalate
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kind import Matter
from bot.complaints.move import Move
from bot.complaints.situation import IN_TIME
from bot.wording import days

REASON = "repeat_contact"
# What this reason outweighs: the others say what people have to decide, or are more urgent.
_YIELDING = frozenset({"customer_request", "anger_persists", "unclear_twice", "above_limit"})


def times(case: Case) -> str:
    """'3. kez yazıyor (24 ve 26 Kasım)' for the brief; '' for the first time."""
    before = max((_before(case, one) for one in _spoken_of(case)), key=len, default=[])
    if not before:
        return ""
    return f"{len(before) + 1}. kez yazıyor ({days([contact.on for contact in before])})"


def weighed(scene: Scene, reason: str) -> str:
    """The reason why people take over, or that it is the second return within a week."""
    second = any(_second_return(scene, one) for one in _spoken_of(scene.case))
    return REASON if second and reason in _YIELDING else reason


def not_again(scene: Scene, move: Move) -> Move | None:
    """People, where the bot would only say once more what it has said; None where it can help.

    The first return gets the bot's help, and so does whoever left in the middle. Raises the shop's
    errors.
    """
    case = scene.case
    for matter in scene.matters:
        if not _answered(scene, matter) or matter.kind.people(matter):
            # A broken promise has a reason and words of its own.
            continue
        if matter.kind.only_tells and matter.where in IN_TIME:
            # Nothing has gone wrong yet: the answer is another one each day.
            continue
        if matter.kind.only_tells or matter.kind.not_come:
            # Where it is today is no repetition, and people come after it.
            move.says += matter.kind.tell(matter)
        return escalate(case, move, REASON)
    return None


def still_unsolved(scene: Scene, move: Move) -> Move | None:
    """People, where it is the second return and still not solved."""
    problem = scene.case.last_done
    if problem and _second_return(scene, problem):
        return escalate(scene.case, move, REASON)
    return None


def note_stay(case: Case, now: datetime) -> None:
    """A stay with people is a contact: who writes after it has come back. Changes the case."""
    told = {(one.type, _order(case, one)) for one in _spoken_of(case)}
    on = timezone.localdate(now)
    # Without a proven order nobody knows that it is the same problem.
    case.contacts += [Contact(kind, order, on, now, True) for kind, order in sorted(told) if order]


def _spoken_of(case: Case) -> list[Problem]:
    """What is open; else what was settled last."""
    last = [case.last_done] if case.last_done else []
    return [one for one in (case.open or last) if one.type]


def _second_return(scene: Scene, problem: Problem) -> bool:
    now, policy = scene.rules.clock(), scene.rules.policy
    lately = [one for one in _before(scene.case, problem) if now - one.until <= policy.within]
    return len(lately) >= policy.returns


def _answered(scene: Scene, matter: Matter) -> bool:
    """Whether it is a second return, and the last time it was settled, told or with people."""
    problem = matter.problem
    return _second_return(scene, problem) and _before(scene.case, problem)[-1].answered


def _before(case: Case, problem: Problem) -> list[Contact]:
    """The oldest first."""
    same = (problem.type, _order(case, problem))
    found = [one for one in case.contacts if (one.type, one.order_number) == same]
    return sorted(found, key=lambda one: one.until)


def _order(case: Case, problem: Problem) -> str:
    return problem.order_number or (case.order_number or "" if case.proven_at else "")
