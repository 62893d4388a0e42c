"""The end of a conversation: is it solved, how was it, and an optional word.

Nobody is deaf here: a change of mind, a question or a danger is met at every one of these steps.
"""

from __future__ import annotations

from bot import effects
from bot.commerce.errors import ShopError
from bot.complaints.deed import give, offered_kind
from bot.complaints.dialogue.aside import answered_aside, told_where
from bot.complaints.dialogue.change import (
    CONFIRM,
    changed_wish,
    last_deed,
    make_change,
    propose,
    propose_again,
)
from bot.complaints.dialogue.escalation import escalate, reason_to_escalate
from bot.complaints.dialogue.rating import (
    COMMENT,
    RATING,
    ask_rating,
    commented,
    rated,
    score,
)
from bot.complaints.dialogue.remedy import UNDO
from bot.complaints.dialogue.resize import other_variant
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.solved import (
    SOLVED,
    WAY_ON,
    ask_again,
    ask_solved,
    take_solved,
    take_way_on,
    unclear,
)
from bot.complaints.kinds import KINDS, errands
from bot.complaints.move import Move
from bot.complaints.reading.absorb import remember
from bot.complaints.reading.agreement import Answer, answer, timely
from bot.complaints.reading.items import named_items
from bot.complaints.reading.problems import mentioned


def begin_closing(scene: Scene) -> Move:
    """The first closing question; after people only the rating is left.

    A message that the complaint form has passed on is taken first.
    """
    case = scene.case
    if case.rating_next:
        case.rating_next = False
        return ask_rating()
    if case.unread:
        case.unread = False
        return take_closing(scene, SOLVED)
    scene.asked_now()
    return ask_solved(case)


def take_closing(scene: Scene, asked: str) -> Move:
    """Take the answer to a closing question. Changes the case.

    `asked`: solved, way_on, rating, comment or confirm. A shop that is down goes to people.
    """
    remember(scene.case, scene.heard)
    try:
        move = _closing(scene, asked)
    except ShopError:
        return escalate(scene.case, Move(), "backend_down", "utter_shop_down")
    if move.asks:
        scene.asked_now()
    return move


def _closing(scene: Scene, asked: str) -> Move:
    heard = scene.heard
    # Neither a score nor a no beside it passes over a danger or a call for people.
    first = _people(scene, asked) if heard.danger or asked == CONFIRM else None
    if first:
        return first
    if asked in {RATING, COMMENT} and (heard.choice or score(heard)):
        # A rating is a rating, whatever its comment speaks of.
        return rated(scene) if asked == RATING else commented(heard)
    if asked == CONFIRM and (decided := _decided(scene)):
        return decided
    for step in (_people, _variant, _change_of_mind, told_where, _new_problem, answered_aside):
        if move := step(scene, asked):
            return move
    return _answered(scene, asked)


def _answered(scene: Scene, asked: str) -> Move:
    if asked == CONFIRM:
        return unclear(scene, propose_again(scene, "utter_only_with_yes"))
    if asked == RATING:
        return rated(scene)
    if asked == COMMENT:
        return commented(scene.heard)
    return take_way_on(scene) if asked == WAY_ON else take_solved(scene)


def _people(scene: Scene, asked: str) -> Move | None:
    """People are asked for, or are needed; an angry comment is a comment."""
    case, heard = scene.case, scene.heard
    plain = heard.danger or heard.intent in {"human_agent", "legal_threat"}
    if asked == COMMENT and not plain:
        return None
    reason = reason_to_escalate(case, heard)
    if reason is None:
        return None
    word = [effects.Rating(None, heard.text)] if asked == COMMENT else []
    return escalate(case, Move(effects=[*word]), reason)


def _change_of_mind(scene: Scene, asked: str) -> Move | None:
    """What was set in motion is to be undone, or something else done in its place."""
    _pick(scene)
    wish = changed_wish(scene)
    if wish is None:
        return None
    if wish != UNDO and scene.heard.pressed and timely(scene.case, scene.heard):
        matter, what = last_deed(scene, wish)
        give(matter.problem, what)
        return _asking(scene, make_change(scene, wish))
    return propose(scene, wish)


def _variant(scene: Scene, asked: str) -> Move | None:
    """At the rating a number is a score, and a size only where it is called one."""
    return None if asked in {RATING, COMMENT} else other_variant(scene)


def _pick(scene: Scene) -> None:
    """Of several things that were settled it is the named one that is spoken of."""
    case, heard = scene.case, scene.heard
    if not (heard.wishes or heard.act("undo")):
        return
    order = scene.order
    named = named_items(order, heard.text) if order else []
    about = [one for one in case.problems if one.done and one.skus == named]
    if named and about:
        case.focus = case.number_of(about[-1])


def _new_problem(scene: Scene, asked: str) -> Move | None:
    case, heard = scene.case, scene.heard
    numbers = scene.rules.shop.order_numbers(heard.text)
    another_order = any(number != case.order_number for number in numbers)
    another_order |= heard.first("other_order") is not None
    if asked == COMMENT and not another_order:
        # What was wrong is what the comment tells of.
        return None
    known = {problem.type for problem in case.problems}
    complaints = [kind for kind in mentioned(heard) if KINDS[kind].complaint]
    new = any(another_order or kind not in known for kind in complaints) or _other_thing(scene)
    named = heard.choice if heard.choice in KINDS else heard.intent
    asks_anew = named in KINDS and KINDS[named].anew and named not in known
    asks_anew = asks_anew and bool(mentioned(heard))
    errand = heard.requested(errands())
    return Move(goes="problem") if new or asks_anew or errand else None


def _other_thing(scene: Scene) -> bool:
    """Whether a trouble is told of a thing that nothing was settled for."""
    items = [act.item for act in scene.heard.reports if act.item]
    order = scene.order if items else None
    if order is None:
        return False
    told = [named_items(order, item) for item in items]
    settled = [problem.skus for problem in scene.case.problems]
    return any(named and named not in settled for named in told)


def _decided(scene: Scene) -> Move | None:
    """Act on a yes, leave everything on a no; None where the message is neither."""
    problem = scene.case.last_done
    said = answer(scene.case, [problem], scene.heard) if problem else Answer.OTHER
    if problem is None or said is Answer.OTHER:
        return None
    if said is Answer.WAIT:
        return propose_again(scene, "utter_no_hurry")
    if said is Answer.YES:
        problem.agreed = problem.offered
        return _asking(scene, make_change(scene, offered_kind(problem)))
    problem.offered = problem.agreed = ""
    move = Move()
    move.say("utter_as_it_was")
    return _append(move, ask_again())


def _asking(scene: Scene, move: Move) -> Move:
    """After what was done: is it solved now?"""
    return _append(move, ask_solved(scene.case)) if move.goes == "closing" else move


def _append(move: Move, further: Move) -> Move:
    move.says += further.says
    move.effects += further.effects
    move.asks = further.asks
    return move
