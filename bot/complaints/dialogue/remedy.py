"""Settles a problem at the shop: the one place that writes there, and only after a yes."""

from __future__ import annotations

from bot.commerce.errors import NotAllowed, ShopError
from bot.commerce.shops.port import ActionKind, ActionResult, Line, Request
from bot.complaints.case import Case, Problem
from bot.complaints.deed import KEEP, Deed, agreed
from bot.complaints.dialogue import telling
from bot.complaints.dialogue.escalation import above_limit, escalate
from bot.complaints.dialogue.promises import promise
from bot.complaints.dialogue.record import record
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kind import Matter
from bot.complaints.move import Move
from bot.complaints.reading.heard import Heard

UNDO = "undo"
# What a resolution is called where it is not the action's name.
_RESOLUTIONS = {"cancel": "refund"}


def settle(scene: Scene) -> Move:
    """Do what was chosen for the current problem, once; changes the case.

    A shop that is down goes to people. Raises LookupError where no problem has a proven order.
    """
    case, move = scene.case, Move()
    try:
        matter = scene.open_matter()
        if not _settled(scene, matter, move):
            return move
    except ShopError:
        return escalate(case, move, "backend_down", "utter_shop_down")
    matter.problem.done = True
    move.effects.append(record(case, matter.problem, matter.order))
    move.goes = "problem" if case.current else "closing"
    return move


def quoted(matter: Matter, what: Deed) -> ActionResult:
    """What the shop would answer to a deed. Raises the shop's errors."""
    return matter.rules.shop.quote(what.order_number, _request(matter, what))


def alter(scene: Scene, matter: Matter, what: Deed) -> ActionResult:
    """Have the shop change or undo the last action, which the customer has agreed to.

    Raises PermissionError without that yes, and the shop's errors. Changes the case.
    """
    problem, shop = matter.problem, matter.rules.shop
    if not agreed(problem, what):
        raise PermissionError(f"nobody has agreed to {what.kind}")
    # A yes is good for one try: what fails goes to people, not to a later turn.
    problem.agreed = ""
    key = idempotency_key(scene.case, problem, scene.heard, what.kind)
    if what.kind == UNDO:
        return shop.undo(what.action_id, idempotency_key=key)
    return shop.act(what.order_number, _request(matter, what), idempotency_key=key)


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


def _settled(scene: Scene, matter: Matter, move: Move) -> bool:
    """Tell, or have the shop do it; False where the problem is not settled by it."""
    case, kind = scene.case, matter.plan()
    if matter.undecidable:
        move.says.append(matter.kind.no_choice(matter))
        escalate(case, move, "policy_exception")
        return False
    if kind is None:
        _tell(matter, move)
        return True
    if matter.above_limit(kind):
        above_limit(case, move, kind)
        return False
    return _do(scene, matter, matter.deed(kind), move)


def _tell(matter: Matter, move: Move) -> None:
    matter.problem.resolution = "information"
    if matter.problem.wish == KEEP:
        # Nothing was done, and that was the wish.
        move.say("utter_kept" if matter.kind.whole else "utter_left_alone")
    else:
        move.says += matter.kind.tell(matter)


def _do(scene: Scene, matter: Matter, what: Deed, move: Move) -> bool:
    """Have the shop do what was agreed to; False where the problem is not settled by it."""
    try:
        if not agreed(matter.problem, what):
            # The form asked for nothing, so the shop has refused the quote: hear why once more.
            quoted(matter, what)
            move.goes = "problem"
            return False
        result = _act(scene, matter, what)
    except NotAllowed as refusal:
        if refusal.open_action is None:
            escalate(scene.case, move, "policy_exception", "utter_shop_refused")
            return False
        # It runs already: telling the truth about it is the answer.
        result = refusal.open_action
        move.say("utter_already_open")
    set_in_motion(scene.case, matter, result, result.kind.value, move)
    return True


def _act(scene: Scene, matter: Matter, what: Deed) -> ActionResult:
    problem, shop = matter.problem, matter.rules.shop
    problem.agreed = ""
    return shop.act(
        what.order_number,
        _request(matter, what),
        idempotency_key=idempotency_key(scene.case, problem, scene.heard, what.kind),
        note=f"{problem.type}: {problem.received or ''}".strip(": "),
    )


def _request(matter: Matter, what: Deed) -> Request:
    lines = tuple(Line(sku) for sku in what.skus)
    return Request(ActionKind(what.kind), lines, matter.kind.ground, instead_of=what.action_id)
