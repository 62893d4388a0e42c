"""Leads a complaint, message by message, until it can be settled: the complaint form's brain."""

from __future__ import annotations

from bot.commerce.errors import ShopError
from bot.complaints.case import Case, Problem
from bot.complaints.deed import KEEP, WAIT, alike, fitting, offered_kind
from bot.complaints.dialogue.agenda import Next, next_question, proposal
from bot.complaints.dialogue.between import answer_between
from bot.complaints.dialogue.decision import decide
from bot.complaints.dialogue.empathy import sympathise
from bot.complaints.dialogue.escalation import escalate, reason_to_escalate
from bot.complaints.dialogue.fitting import fit_details, no_such_variant
from bot.complaints.dialogue.questions import question
from bot.complaints.dialogue.record import record
from bot.complaints.dialogue.repeat import not_again
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.unclear import not_understood, ways_out
from bot.complaints.kind import Matter
from bot.complaints.kinds import KINDS
from bot.complaints.move import Move, Say
from bot.complaints.reading.absorb import absorb
from bot.complaints.reading.heard import Heard
from bot.complaints.step import Step
from bot.complaints.stored.identity import Refusal

_MAX_LOST = 2
# Here a refusal of one of two choices is a choice.
_CHOSEN = frozenset({Step.WISH, Step.CONFIRM})
# What the shop refuses is taken off the choices, and the next question comes in its place.
_MAX_REFUSED = 4


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
    case.heard = heard.message_id
    # Danger comes before anything else is said, asked or looked up.
    order = None if heard.danger else scene.order
    if asked is None and heard.act("undo") and case.returning and scene.last:
        # "Geri alın", first thing after the return: it is about what was done then.
        case.unread, move.goes = True, "closing"
        return move
    before = [problem for problem in case.problems if problem.type]
    absorbed = absorb(case, heard, asked, scene.rules.shop, order)
    if heard.danger:
        return escalate(case, move, "safety")
    case.turn_to_next_order()
    scene.reread()
    decided = decide(scene, asked, move)
    if asked == Step.CONFIRM and _beyond(scene):
        return escalate(case, move, "policy_exception", "utter_wish_for_people")
    refusal = scene.prove()
    # With the order at hand the trouble may be another one, and the thing has its name.
    sympathise(scene, before, absorbed, move)
    if barred := _barred(scene, refusal, move):
        return barred
    between = answer_between(scene, asked, absorbed.useful, move)
    if reason := reason_to_escalate(case, heard):
        return escalate(case, move, reason)
    if case.current is None:
        return _idle(scene, move)
    fit_details(scene, move)
    fits = asked != Step.VARIANT or heard.choice or not no_such_variant(move)
    understood = fits and (absorbed.useful or decided or between or heard.pressed)
    if asked and _unclear(scene, asked, bool(understood), move):
        return escalate(case, move, "unclear_twice", "utter_unclear_twice")
    _fit_wishes(scene, asked, move)
    return _asked(scene, move)


def _unclear(scene: Scene, asked: str, understood: bool, move: Move) -> bool:
    """Say that a message was not understood; True where that is once too often."""
    case, heard = scene.case, scene.heard
    if understood or _known_already(heard):
        case.unclear = 0
        return False
    if any(KINDS[act.problem].complaint for act in heard.reports):
        # More of the same trouble.
        move.say("utter_noted_detail")
        return False
    return not_understood(case, asked, move)


def _beyond(scene: Scene) -> bool:
    """ "Sorgu istemem, paramı istiyorum": what is wanted is none of the choices."""
    heard, matter = scene.heard, scene.matter
    if matter is None or matter.options or not matter.problem.offered:
        return False
    kind = offered_kind(matter.problem)
    return bool(heard.wanted) and not any(alike(wish, kind) for wish in heard.wanted)


def _known_already(heard: Heard) -> bool:
    """What was said before is understood again: "tutanak da tutmadık", the order's number."""
    return any(heard.first(name) for name in ("damage_report", "photo_answer", "order_number"))


def _idle(scene: Scene, move: Move) -> Move:
    """Nothing is open: what was asked is answered; else it is about what was settled."""
    case = scene.case
    if case.conduct:
        return escalate(case, move, "policy_exception", "utter_conduct")
    if move.says:
        move.goes = "end"
        return move
    if case.last_done is None:
        case.add("", scene.heard.text)
        return _asked(scene, move)
    case.unread = True
    move.goes = "closing"
    return move


def _go_on(scene: Scene, move: Move) -> Move:
    """One order is settled, the next begins: maybe it has to be proven too."""
    scene.case.turn_to_next_order()
    scene.reread()
    return _barred(scene, scene.prove(), move) or _asked(scene, move)


def _barred(scene: Scene, refusal: Refusal | None, move: Move) -> Move | None:
    """People take over where the customer has guessed too often, or can prove nothing."""
    if refusal == Refusal.LOCKED:
        return escalate(scene.case, move, "policy_exception", "utter_locked")
    if scene.case.lost_number >= _MAX_LOST:
        return escalate(scene.case, move, "policy_exception", "utter_cannot_prove")
    return None


def _asked(scene: Scene, move: Move) -> Move:
    """Add the next question; without one the form ends and the problems are settled."""
    if people := not_again(scene, move):
        return people
    asks = _next(scene, move)
    if asks.step is None or asks.problem is None:
        return move
    if asks.step is Step.CONFIRM:
        move.says = _not_twice(move.says)
    else:
        move.says += question(scene, asks.step)
        ways_out(scene, asks.step, move)
    move.asks = asks.step.value
    scene.asked_now()
    if asks.problem.type:
        # Who leaves in the middle had a complaint too: it is on record from its first mention.
        move.effects += [record(scene.case, one, scene.order) for one in _named(scene.case)]
    return move


def _next(scene: Scene, move: Move) -> Next:
    """The next question; what the shop refuses to quote is not asked for a yes."""
    for _ in range(_MAX_REFUSED):
        asks = next_question(scene)
        if asks.problem:
            scene.case.focus = scene.case.number_of(asks.problem)
        if asks.step is not Step.CONFIRM:
            return asks
        says = proposal(scene)
        move.says += says
        if says and says[-1].response == "utter_question_confirm":
            return asks
    return Next(None)


def _not_twice(says: list[Say]) -> list[Say]:
    """Without what the summary tells anyway: that all was noted, and terms that were explained."""
    needless, kept = {"utter_several_problems"}, []
    for number, say in enumerate(says):
        if say in says[number + 1 :]:
            # Terms that were explained, and with them what stands behind every explanation.
            needless.add("utter_only_with_yes")
        elif say.response not in needless:
            kept.append(say)
    return kept


def _named(case: Case) -> list[Problem]:
    return [problem for problem in case.open if problem.type]


def _fit_wishes(scene: Scene, asked: str | None, move: Move) -> None:
    """A wish becomes the choice that it means here; one that this order does not allow is told."""
    for matter in scene.matters:
        if matter.open_options == (WAIT,) and matter.problem.refused and not matter.problem.wish:
            _wait(matter, asked, move)
        _fit_wish(matter, move)


def _wait(matter: Matter, asked: str | None, move: Move) -> None:
    """ "İptal etmeyin": then it is waited for, and the carrier is asked if that is agreed.

    Who was not asked yet hears first where the parcel is.
    """
    if asked in _CHOSEN:
        matter.problem.wish = WAIT
    else:
        move.says += matter.kind.tell(matter)


def _fit_wish(matter: Matter, move: Move) -> None:
    problem, options = matter.problem, matter.options
    if not problem.wish or not options:
        return
    fit = fitting(problem.wish, options)
    if fit is None and problem.wish == WAIT and KEEP in options:
        fit = KEEP
    if fit is None:
        if matter.kind.next_step(matter) not in {Step.WISH, None}:
            # It is told where the choices are shown.
            return
        move.says += matter.kind.lacks(matter)
        move.say("utter_wish_unfit")
    problem.wish = fit
