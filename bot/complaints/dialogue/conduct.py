"""Leads a complaint, message by message, until it can be settled: the complaint form's brain."""

from __future__ import annotations

from bot.commerce.errors import NotAllowed, ShopError
from bot.complaints.case import Case
from bot.complaints.deed import WAIT, fitting, put
from bot.complaints.dialogue import telling
from bot.complaints.dialogue.between import answer_between
from bot.complaints.dialogue.decision import decide
from bot.complaints.dialogue.escalation import escalate, reason_to_escalate
from bot.complaints.dialogue.questions import consent, question
from bot.complaints.dialogue.record import record
from bot.complaints.dialogue.remedy import quoted
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kinds import KINDS
from bot.complaints.move import Move, Say
from bot.complaints.reading.absorb import Absorbed, absorb
from bot.complaints.step import Step
from bot.complaints.stored.identity import Refusal

_MAX_UNCLEAR = 2


def take_turn(scene: Scene, asked: str | None) -> Move:
    """Take a message into the case and decide what follows. Changes the case.

    `asked`: the step (its value) whose answer was awaited. A shop that is down goes to people.
    """
    move = Move()
    try:
        if scene.case.heard == scene.heard.message_id:
            return _go_on(scene, move)
        return _taken(scene, asked, move)
    except ShopError:
        return _without_shop(scene, move)


def _without_shop(scene: Scene, move: Move) -> Move:
    """The shop is down: people; for whoever asks for them anyway, that is the reason."""
    if reason := reason_to_escalate(scene.case, scene.heard):
        return escalate(scene.case, move, reason)
    return escalate(scene.case, move, "backend_down", "utter_shop_down")


def _taken(scene: Scene, asked: str | None, move: Move) -> Move:
    case, heard = scene.case, scene.heard
    case.heard, known = heard.message_id, _named(case)
    # Danger comes before anything else is said, asked or looked up.
    order = None if heard.danger else scene.order
    absorbed = absorb(case, heard, asked, scene.rules.shop, order)
    if heard.danger:
        return escalate(case, move, "safety")
    decided = decide(scene, asked, move)
    _sympathise(case, known, absorbed, move)
    between = answer_between(scene, asked, absorbed.useful, move)
    if barred := _barred(scene, move):
        return barred
    if reason := reason_to_escalate(case, heard):
        return escalate(case, move, reason)
    if absorbed.useful or decided:
        case.unclear = 0
    elif asked and not (between or heard.pressed) and _unclear_again(case, asked, move):
        return escalate(case, move, "unclear_twice", "utter_unclear_twice")
    _fit_wish(scene, move)
    return _asked(scene, move)


def _unclear_again(case: Case, asked: str, move: Move) -> bool:
    """Say that the message was not understood; True where that is once too often."""
    case.unclear, move.unclear = case.unclear + 1, True
    if case.unclear >= _MAX_UNCLEAR:
        return True
    move.say("utter_only_with_yes" if asked == Step.CONFIRM else "utter_not_understood")
    return False


def _go_on(scene: Scene, move: Move) -> Move:
    """One problem is settled, the next begins: maybe with an order that has to be proven too."""
    scene.case.turn_to_next_order()
    scene.reread()
    return _barred(scene, move) or _asked(scene, move)


def _barred(scene: Scene, move: Move) -> Move | None:
    """People take over where the customer has guessed too often."""
    if scene.prove() != Refusal.LOCKED:
        return None
    return escalate(scene.case, move, "policy_exception", "utter_locked")


def _asked(scene: Scene, move: Move) -> Move:
    """Add the next question; without one the form ends and the problem is settled."""
    step, problem = _next_step(scene), scene.case.current
    if step is Step.CONFIRM:
        try:
            move.says += _proposal(scene)
        except NotAllowed:
            # What the shop does not do is not offered: settling tells why.
            return move
    elif step:
        move.says.append(question(scene, step))
    if step:
        move.asks = step.value
        scene.asked_now()
    if step and problem and problem.type:
        # Who leaves in the middle had a complaint too: it is on record from its first mention.
        move.effects.append(record(scene.case, problem, scene.order))
    return move


def _next_step(scene: Scene) -> Step | None:
    """The next question, or None where the problem can be settled (or nothing is open)."""
    case, problem = scene.case, scene.case.current
    if problem is None:
        return None
    if not problem.type:
        return Step.TYPE
    matter = scene.matter
    if matter is None:
        return Step.ORDER if case.order_number is None else Step(scene.rules.shop.factor.value)
    return matter.next_step()


def _proposal(scene: Scene) -> list[Say]:
    """What would be done, with amount and dates from the shop, and the question for a yes to it."""
    matter = scene.open_matter()
    kind = matter.plan()
    if kind is None:
        raise LookupError("nothing to agree to")
    what = matter.deed(kind)
    quote = quoted(matter, what)
    put(matter.problem, what)
    return [telling.terms(matter, quote), consent(kind)]


def _sympathise(case: Case, known: int, absorbed: Absorbed, move: Move) -> None:
    """One sentence for this customer's actual trouble, once for each problem."""
    problem = case.current
    if absorbed.corrected:
        move.say("utter_sorry_misunderstood")
    elif absorbed.added:
        move.say("utter_noted_another")
    elif problem and problem.type and KINDS[problem.type].complaint and _named(case) > known:
        move.say(f"utter_empathy_{problem.type}")
        if len([row for row in case.problems if not row.done]) > 1:
            move.say("utter_several_problems")


def _named(case: Case) -> int:
    return sum(bool(problem.type) for problem in case.problems)


def _fit_wish(scene: Scene, move: Move) -> None:
    """A wish becomes the choice that it means here; one that this order does not allow is told."""
    matter = scene.matter
    if matter is None:
        return
    problem, options = matter.problem, matter.options
    if matter.open_options == (WAIT,) and problem.refused and not problem.wish:
        # "İptal etmeyin": then it is waited for, and the carrier is asked if that is agreed.
        problem.wish = WAIT
    if not problem.wish or not options:
        return
    fit = fitting(problem.wish, options)
    if fit is None:
        if matter.next_step() not in {Step.WISH, None}:
            # It is told where the choices are shown.
            return
        move.say("utter_wish_unfit")
    problem.wish = fit
