"""One sentence for the customer's own trouble, once for each, and only where it fits the act."""

from __future__ import annotations

from collections.abc import Sequence

from bot.complaints.case import Problem
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.telling import lacking_part
from bot.complaints.kinds import KINDS
from bot.complaints.move import Move, Say
from bot.complaints.reading.absorb import Absorbed

# "Makinem", "botların": the customer's own form of a word, which fits in no sentence of ours.
_ENDINGS = ("m", "n", "ı", "i", "u", "ü")


def sympathise(scene: Scene, before: Sequence[Problem], absorbed: Absorbed, move: Move) -> None:
    """Say that we were wrong, that something is noted, or what fits the trouble just named.

    `before`: the problems that had a name already.
    """
    case = scene.case
    if absorbed.corrected:
        move.say("utter_sorry_misunderstood")
        return
    new = [one for one in case.problems if one.type and not any(one is old for old in before)]
    if not new:
        return
    if before and any(not one.done for one in before):
        move.say("utter_noted_another")
        return
    trouble = next((one for one in new if KINDS[one.type].complaint), None)
    if trouble:
        move.says.append(_words(scene, trouble))
    if scene.heard.conduct:
        move.say("utter_conduct_noted")
    if len([one for one in case.problems if not one.done and one.type]) > 1:
        move.say("utter_several_problems")


def _words(scene: Scene, problem: Problem) -> Say:
    """What the customer said of it comes back: what it was for, how long, which thing."""
    case, heard, kind = scene.case, scene.heard, KINDS[problem.type]
    if case.occasion and case.used.get("utter_empathy_occasion", 0) == 0:
        return Say("utter_empathy_occasion", {"occasion": case.occasion})
    waited = heard.first("duration")
    if waited and kind.not_come:
        return Say("utter_empathy_waited", {"waited": waited})
    item = _item(scene, problem)
    if item and not kind.whole:
        return Say(f"utter_empathy_{problem.type}_item", {"item": item})
    return Say(f"utter_empathy_{problem.type}")


def _item(scene: Scene, problem: Problem) -> str:
    """What the shop calls it, or the customer's word for it where that bears no ending."""
    order = scene.order if problem.skus and problem.order_number is None else None
    if order:
        # "Tabletin kalemi yok": the tablet is there.
        return "" if lacking_part(problem, order) else problem.items(order)[0].title
    return "" if problem.about.endswith(_ENDINGS) else problem.about
