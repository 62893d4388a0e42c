"""Takes a yes or a no to a deed into the case: from a button that names it, or from words."""

from __future__ import annotations

from bot.complaints.deed import KEEP, alike, give, offered_kind
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kind import Matter
from bot.complaints.move import Move
from bot.complaints.reading.agreement import Answer, answer, timely
from bot.complaints.reading.answers import one_of, refuse
from bot.complaints.reading.heard import Heard
from bot.complaints.step import Step


def decide(scene: Scene, asked: str | None, move: Move) -> bool:
    """Take a yes or a no to a deed; returns whether the message was one. Changes the case."""
    matter, heard = scene.matter, scene.heard
    if matter is None:
        return False
    if asked == Step.CONFIRM:
        return _decided(scene, matter, move)
    chosen = heard.choice is not None and asked in {Step.WISH, Step.NEIGHBOURS}
    kind = matter.plan() if chosen else None
    if kind and heard.pressed and timely(scene.case, heard):
        # The button that was pressed names the deed.
        give(matter.problem, matter.deed(kind))
    return kind is not None


def _decided(scene: Scene, matter: Matter, move: Move) -> bool:
    problem, heard = matter.problem, scene.heard
    said = answer(scene.case, problem, heard)
    if said is Answer.YES:
        problem.agreed = problem.offered
    elif said is Answer.KEEP:
        problem.wish = KEEP
    elif said is Answer.WAIT:
        move.say("utter_no_hurry")
    if said in {Answer.KEEP, Answer.NO, Answer.OTHER}:
        _other_wish(matter, heard, said)
    return said is not Answer.OTHER or bool(heard.wanted)


def _other_wish(matter: Matter, heard: Heard, said: Answer) -> None:
    """ "Hayır, değişim olsun": another wish in the same words takes the refused one's place."""
    problem, kind = matter.problem, offered_kind(matter.problem)
    others = tuple(wish for wish in heard.wanted if not alike(wish, kind))
    if said is Answer.NO and KEEP in matter.options:
        # Where keeping is a choice, a no is that choice.
        problem.wish = KEEP
    elif said is Answer.NO and not others:
        refuse(problem, str(problem.wish))
    elif others:
        problem.wish = one_of(others)
