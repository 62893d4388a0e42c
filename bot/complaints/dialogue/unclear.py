"""What was not understood: once more in other words, then concrete ways, and only then people."""

from __future__ import annotations

from bot.complaints.case import Case
from bot.complaints.dialogue.questions import LOST_NUMBER, PEOPLE, Buttons
from bot.complaints.dialogue.scene import Scene
from bot.complaints.move import Move, Say
from bot.complaints.step import PROOF, Step

WAYS_FROM, PEOPLE_FROM = 2, 3
"""How many messages in a row were not understood before there are ways, and before people."""
_SKIP = ("Bunu geçelim", "skip")
_MOST = 3


def not_understood(case: Case, asked: str, move: Move) -> bool:
    """Count and say that the message was not understood; True where people have to take over."""
    case.unclear, move.unclear = case.unclear + 1, True
    if case.unclear >= PEOPLE_FROM:
        return True
    if asked == Step.CONFIRM:
        move.say("utter_only_with_yes")
    elif case.unclear >= WAYS_FROM:
        move.say("utter_three_ways")
    elif asked != Step.VARIANT:
        # That there is no such size or colour is said already.
        move.say("utter_why_proof" if asked == Step.PHONE else "utter_not_understood")
    return False


def ways_out(scene: Scene, step: Step, move: Move) -> None:
    """The second time the question has its buttons, and people beside them."""
    if scene.case.unclear < WAYS_FROM or not move.says:
        return
    last = move.says[-1]
    ways = (*last.buttons[:_MOST], *_ways(step, last.buttons), PEOPLE)
    move.says[-1] = Say(last.response, last.values, tuple(dict.fromkeys(ways)))


def _ways(step: Step, buttons: Buttons) -> Buttons:
    if step in PROOF:
        return (LOST_NUMBER,)
    return () if buttons else (_SKIP,)
