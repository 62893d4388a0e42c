"""What is asked beside the questions of the end: answered, and the end asked for in other words."""

from __future__ import annotations

from bot.complaints.deed import offered_kind
from bot.complaints.dialogue.change import CONFIRM, propose_again
from bot.complaints.dialogue.facts import facts
from bot.complaints.dialogue.questions import PEOPLE
from bot.complaints.dialogue.rating import COMMENT, ask_comment, ask_rating
from bot.complaints.dialogue.remedy import UNDO
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.solved import SOLVED, WAY_ON, ask_again, ask_way_on
from bot.complaints.kinds import KINDS, errands
from bot.complaints.move import Move, Say


def told_where(scene: Scene, asked: str) -> Move | None:
    """Where the order is, asked after something was done: told, and no matter of its own."""
    wanted = KINDS.get(scene.heard.intent)
    if asked != SOLVED or wanted is None or not wanted.only_tells:
        return None
    matter = scene.told
    if matter is None or matter.kind.only_tells or scene.heard.requested(errands()):
        return None
    again = ask_again()
    again.says[:0] = facts(scene) or wanted.tell(matter)
    return again


def answered_aside(scene: Scene, asked: str) -> Move | None:
    """A question in between is answered, then the end is asked for in other words."""
    heard = scene.heard
    says = facts(scene) or _whereabouts(scene, asked)
    if asked == CONFIRM and says and _would_undo(scene):
        # What runs now is no answer to what becomes of it.
        says = [Say("utter_undo_means")]
    asks = "?" in heard.text or (heard.act("ask") is not None and asked != COMMENT)
    if not says and not asks:
        return None
    again = propose_again(scene) if asked == CONFIRM else _again(scene, asked)
    if not says:
        # What is not known is not guessed.
        says = [Say("utter_unknown_question", buttons=() if again.says[-1].buttons else (PEOPLE,))]
    again.says[:0] = says
    again.effects.clear()
    return again


def _would_undo(scene: Scene) -> bool:
    problem = scene.case.last_done
    return problem is not None and offered_kind(problem) == UNDO


def _whereabouts(scene: Scene, asked: str) -> list[Say]:
    """Where the order is, asked for once more; "is it solved?" is no place for it."""
    wanted = KINDS.get(scene.heard.intent)
    if asked == SOLVED or wanted is None or not (wanted.only_tells and wanted.where):
        return []
    return wanted.tell(scene.told) if scene.told else []


def _again(scene: Scene, asked: str) -> Move:
    if asked == WAY_ON:
        return ask_way_on(scene)
    if asked == COMMENT:
        return ask_comment()
    return ask_again() if asked == SOLVED else ask_rating()
