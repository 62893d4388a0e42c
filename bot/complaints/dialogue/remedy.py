"""Settles problems at the shop: the one place that writes there, and only after a yes."""

from __future__ import annotations

from bot.commerce.errors import NotAllowed, ShopError
from bot.commerce.shops.port import ActionKind, ActionResult
from bot.complaints.case import Case, Problem
from bot.complaints.deed import KEEP, Deed, agreed
from bot.complaints.dialogue import telling
from bot.complaints.dialogue.escalation import above_limit, escalate
from bot.complaints.dialogue.promises import promise
from bot.complaints.dialogue.record import record
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kind import Matter
from bot.complaints.kinds import errands
from bot.complaints.move import Move
from bot.complaints.reading.heard import Heard
from bot.complaints.situation import Situation

UNDO = "undo"
# What a resolution is called where it is not the action's name.
_RESOLUTIONS = {
    "cancel": "refund",
    **dict.fromkeys(errands(), "information"),
}


def settle(scene: Scene) -> Move:
    """Do all that was agreed to for the order's problems, each once; changes the case.

    What went well is kept where something else goes to people, as all does while the shop is down.
    Raises LookupError where no problem has a proven order.
    """
    case, move = scene.case, Move()
    try:
        matters = scene.matters
        if not matters:
            raise LookupError("no problem with a proven order")
        for matter in matters:
            _settle_one(scene, matter, move)
    except ShopError:
        return escalate(case, move, "backend_down", "utter_shop_down")
    if move.goes == "handoff":
        return move
    if case.conduct and not case.later:
        said = "" if case.used.get("utter_conduct_noted") else "utter_conduct"
        return escalate(case, move, "policy_exception", said)
    move.goes = "problem" if case.open or case.later else "closing"
    return move


def quoted(matter: Matter, what: Deed) -> ActionResult:
    """What the shop would answer to a deed. Raises the shop's errors."""
    return matter.rules.shop.quote(what.order_number, what.request(matter.kind.ground))


def alter(scene: Scene, matter: Matter, what: Deed) -> ActionResult:
    """Have the shop change or undo the last action, which the customer has agreed to.

    Raises PermissionError without that yes, and the shop's errors. Changes the case.
    """
    problem = matter.problem
    if not agreed(problem, what):
        raise PermissionError(f"nobody has agreed to {what.kind}")
    if what.kind != UNDO:
        return _act(scene, matter, what)
    # A yes is good for one try: what fails goes to people, not to a later turn.
    problem.agreed = ""
    key = idempotency_key(scene.case, problem, scene.heard, what.kind)
    return matter.rules.shop.undo(what.action_id, idempotency_key=key)


def idempotency_key(case: Case, problem: Problem, heard: Heard, kind: str) -> str:
    """The same message, repeated after a crash, asks the shop for the same thing."""
    return f"telafi-{heard.message_id}-{case.number_of(problem)}-{kind}"


def set_in_motion(case: Case, matter: Matter, result: ActionResult, kind: str, move: Move) -> None:
    """Say what runs now; each date in the sentence is a promise in the ledger."""
    problem = matter.problem
    problem.action, problem.wish = result, kind
    problem.resolution = _RESOLUTIONS.get(kind, kind)
    response = f"utter_promise_{telling.wording(matter, result, kind)}"
    move.say(response, **telling.values(matter, result))
    promise(case, matter.order, result, response, move)


def _settle_one(scene: Scene, matter: Matter, move: Move) -> None:
    if _settled(scene, matter, move):
        matter.problem.done = True
        move.effects.append(record(scene.case, matter.problem, matter.order))


def _settled(scene: Scene, matter: Matter, move: Move) -> bool:
    """Tell, or have the shop do it; False where the problem is not settled by it."""
    case, kind = scene.case, matter.plan()
    if matter.undecidable:
        move.says.append(matter.kind.no_choice(matter))
        escalate(case, move, "policy_exception")
        return False
    if kind is None:
        _tell(scene, matter, move)
        return True
    if matter.runs_already and matter.problem.action:
        _tell_running(case, matter, matter.problem.action, move)
        return True
    if matter.above_limit(kind):
        above_limit(case, move, kind)
        return False
    return _do(scene, matter, matter.deed(kind, matter.instead_of), move)


def _tell(scene: Scene, matter: Matter, move: Move) -> None:
    matter.problem.resolution = "information"
    if matter.problem.wish == KEEP:
        # Nothing was done, and that was the wish.
        stays = matter.kind.whole or KEEP in matter.options
        lost = matter.where == Situation.LOST
        move.say("utter_kept" if stays and not lost else "utter_left_alone")
        return
    move.says += matter.kind.tell(matter)
    if reason := matter.kind.people(matter):
        escalate(scene.case, move, reason)


def _do(scene: Scene, matter: Matter, what: Deed, move: Move) -> bool:
    """Have the shop do what was agreed to; False where the problem is not settled by it."""
    if not agreed(matter.problem, what):
        # Another problem of the order went to people first: nothing is done without the yes.
        return False
    try:
        result = _act(scene, matter, what)
    except NotAllowed as refusal:
        if refusal.open_action is None:
            escalate(scene.case, move, "policy_exception", "utter_shop_refused")
            return False
        matter.problem.action = refusal.open_action
        if not matter.runs_already:
            # The next question offers the wish as a change of it.
            move.say("utter_already_open", **telling.running(matter, refusal.open_action))
            return False
        _tell_running(scene.case, matter, refusal.open_action, move)
        return True
    set_in_motion(scene.case, matter, result, what.kind, move)
    return True


def _tell_running(case: Case, matter: Matter, result: ActionResult, move: Move) -> None:
    """It runs already: telling the truth about it is the answer.

    What was withdrawn from on its way and came all the same has no courier yet: people book one.
    """
    move.say("utter_already_open", **telling.running(matter, result))
    set_in_motion(case, matter, result, result.kind.value, move)
    here = matter.where is Situation.DELIVERED and matter.kind.reasonless
    if here and result.kind is ActionKind.refund and result.pickup_on is None:
        escalate(case, move, "policy_exception", "utter_early_arrived")


def _act(scene: Scene, matter: Matter, what: Deed) -> ActionResult:
    problem, shop = matter.problem, matter.rules.shop
    problem.agreed = ""
    return shop.act(
        what.order_number,
        what.request(matter.kind.ground),
        idempotency_key=idempotency_key(scene.case, problem, scene.heard, what.kind),
        note=f"{problem.type}: {problem.received or problem.about}".strip(": "),
    )
