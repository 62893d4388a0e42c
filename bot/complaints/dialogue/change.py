"""A change of mind after something was done: another action in its place, or taking it back.

It is proposed with its terms and done after a yes, like everything else (deed.py).
"""

from __future__ import annotations

from bot.commerce.errors import NotAllowed
from bot.commerce.shops.port import ActionResult, ActionStatus
from bot.complaints.deed import KEEP, Deed, fitting, offered_kind, put
from bot.complaints.dialogue import telling
from bot.complaints.dialogue.escalation import above_limit, escalate
from bot.complaints.dialogue.promises import withdraw
from bot.complaints.dialogue.questions import consent
from bot.complaints.dialogue.record import record
from bot.complaints.dialogue.remedy import UNDO, alter, quoted, set_in_motion
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kind import Matter
from bot.complaints.move import Move
from bot.complaints.reading.wishes import one_of
from bot.complaints.step import Step

CONFIRM = Step.CONFIRM.value


def last_deed(scene: Scene, kind: str) -> tuple[Matter, Deed]:
    """What was settled last, and the deed to alter its action; LookupError for nothing."""
    matter = scene.last_matter()
    action = matter.problem.action
    return matter, matter.deed(kind, action.id if action else "")


def propose(scene: Scene, kind: str, before: str = "") -> Move:
    """Say what would be done to the last action, and ask for the yes to it.

    `before`: a response that comes first. A refusal goes to people; the shop's other errors, and
    LookupError where nothing was set in motion, are the caller's.
    """
    matter, what = last_deed(scene, kind)
    move = Move(asks=CONFIRM)
    if before:
        move.say(before)
    if matter.above_limit(kind):
        return above_limit(scene.case, move, kind)
    try:
        _terms(scene, matter, what, move)
    except NotAllowed:
        return _refused(scene, move, kind)
    put(matter.problem, what)
    move.says.append(consent([kind]))
    return move


def propose_again(scene: Scene, before: str = "") -> Move:
    """The deed that the customer was asked about last, once more."""
    return propose(scene, offered_kind(scene.last_matter().problem), before)


def make_change(scene: Scene, kind: str) -> Move:
    """The customer agreed to change or undo the last action. Changes the case.

    What the shop does not do goes to people. Raises the shop's other errors, PermissionError
    without that yes, and LookupError where nothing was set in motion.
    """
    matter, what = last_deed(scene, kind)
    move, before = Move(), matter.problem.action
    if matter.above_limit(kind):
        return above_limit(scene.case, move, kind)
    try:
        result = alter(scene, matter, what)
    except NotAllowed:
        return _refused(scene, move, kind)
    return _told(scene, matter, before, result, kind)


def other_wishes(scene: Scene) -> list[str]:
    """The other choices for what was settled last."""
    matter = scene.last
    if matter is None or matter.kind.whole:
        return []
    return [wish for wish in matter.options if wish not in {matter.problem.wish, KEEP}]


def changed_wish(scene: Scene) -> str | None:
    """What the customer wants instead of what was set in motion; `UNDO` for nothing in its place.

    None: the message is no change of mind.
    """
    heard = scene.heard
    if not (heard.choice or heard.wanted or heard.unwanted or heard.act("undo")):
        return None
    matter = scene.last
    if matter is None or matter.problem.action is None:
        return None
    others = tuple(other_wishes(scene))
    if heard.choice in others:
        return heard.choice
    wish = fitting(one_of(heard.wanted), others)
    if wish in others:
        return wish
    kind = matter.problem.action.kind.value
    unmeant = any(fitting(one, (kind,)) for one in heard.unwanted)
    return UNDO if heard.act("undo") or unmeant else None


def _terms(scene: Scene, matter: Matter, what: Deed, move: Move) -> None:
    if what.kind == UNDO:
        _check_undoable(scene, what)
        move.say("utter_terms_undo", **telling.done(matter))
    else:
        move.says.append(telling.terms(matter, quoted(matter, what), what.kind))


def _refused(scene: Scene, move: Move, kind: str) -> Move:
    response = "utter_undo_refused" if kind == UNDO else "utter_change_refused"
    return escalate(scene.case, move, "policy_exception", response)


def _check_undoable(scene: Scene, what: Deed) -> None:
    """Ask the shop how the action stands; raises NotAllowed where it is too late to undo it."""
    until = scene.rules.shop.action(what.action_id).undo_until
    if until is None or scene.rules.clock() >= until:
        raise NotAllowed("not_undoable")


def _told(
    scene: Scene, matter: Matter, before: ActionResult | None, after: ActionResult, kind: str
) -> Move:
    case, problem, move = scene.case, matter.problem, Move(goes="closing")
    if before:
        withdraw(case, matter.order, before, after, move)
    if after.status is ActionStatus.withdrawn:
        problem.action, problem.wish, problem.resolution = None, None, "none"
        problem.offered = problem.agreed = ""
        move.say("utter_undone", order_number=matter.order.order_number)
    else:
        set_in_motion(case, matter, after, kind, move)
    move.effects.append(record(case, problem, None))
    return move
