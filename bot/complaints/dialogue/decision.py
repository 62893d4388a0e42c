"""Takes a yes or a no to what the customer was asked: by a button that names it, or by words."""

from __future__ import annotations

from bot.complaints.case import Problem
from bot.complaints.deed import KEEP, WAIT, alike, give, offered_kind
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kind import Matter
from bot.complaints.move import Move
from bot.complaints.reading.agreement import Answer, answer, timely
from bot.complaints.reading.heard import Heard
from bot.complaints.reading.wishes import one_of, refuse
from bot.complaints.step import Step

# The questions whose buttons name a deed.
_NAMES = frozenset({Step.WISH, Step.NEIGHBOURS})


def decide(scene: Scene, asked: str | None, move: Move) -> bool:
    """Take a yes or a no to deeds; returns whether the message was one. Changes the case."""
    heard = scene.heard
    if asked == Step.CONFIRM:
        return _decided(scene, move)
    matter = scene.matter
    if (
        asked == Step.WISH
        and heard.act("pause")
        and not (heard.act("undecided") or set(heard.wanted) - {WAIT})
    ):
        move.say("utter_no_hurry")
        return True
    if matter and asked == Step.WISH and _keeps(matter, heard):
        matter.problem.wish = KEEP
        return True
    if matter is None or heard.choice is None or asked not in _NAMES:
        return False
    kind = matter.plan()
    alone = len(scene.case.open) == 1 and matter.kind.next_step(matter) is None
    if kind and alone and heard.pressed and timely(scene.case, heard):
        # The button that was pressed names the deed.
        give(matter.problem, matter.deed(kind, matter.instead_of))
    return kind is not None


def _keeps(matter: Matter, heard: Heard) -> bool:
    """ "Kalsın", where keeping is one of the choices."""
    sure = heard.keeps and not (heard.wanted or heard.act("undecided"))
    return sure and KEEP in matter.options


def _decided(scene: Scene, move: Move) -> bool:
    """One answer for all that was asked about; a wish of its own changes only its thing's."""
    heard = scene.heard
    asked = [problem for problem in scene.case.open if problem.offered]
    said = answer(scene.case, asked, heard)
    if said is Answer.WAIT:
        move.say("utter_no_hurry")
    for problem in asked:
        if said is Answer.YES:
            problem.agreed = problem.offered
        elif said is Answer.KEEP:
            problem.wish = KEEP
    if said in {Answer.KEEP, Answer.NO, Answer.OTHER}:
        for matter in scene.matters:
            _other_wish(matter, heard, said)
    return said is not Answer.OTHER or bool(heard.wanted)


def _other_wish(matter: Matter, heard: Heard, said: Answer) -> None:
    """ "Hayır, değişim olsun": another wish in the same words takes the refused one's place."""
    problem, kind = matter.problem, offered_kind(matter.problem)
    if not problem.offered:
        return
    others = tuple(wish for wish in _wished(heard, problem) if not alike(wish, kind))
    if said is Answer.NO and KEEP in matter.options:
        # Where keeping is a choice, a no is that choice.
        problem.wish = KEEP
    elif said is Answer.NO and not others:
        refuse(problem, str(problem.wish))
    elif others:
        problem.wish = one_of(others)


def _wished(heard: Heard, problem: Problem) -> tuple[str, ...]:
    """What is wished for this problem: where a wish names a thing, it is that thing's."""
    named = {act.remedy for act in heard.wishes if act.item}
    return tuple(wish for wish in heard.wanted if wish not in named)
