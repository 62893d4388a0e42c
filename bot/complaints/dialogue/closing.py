"""The end of a conversation: is it solved, how was it, and an optional word.

Nobody is deaf here: a change of mind, a question or a danger is met at every one of these steps.
"""

from __future__ import annotations

from bot import effects
from bot.commerce.errors import ShopError
from bot.complaints.case import Case
from bot.complaints.deed import KEEP, give, offered_kind
from bot.complaints.dialogue import telling
from bot.complaints.dialogue.change import (
    CONFIRM,
    changed_wish,
    last_deed,
    make_change,
    other_wishes,
    propose,
    propose_again,
)
from bot.complaints.dialogue.escalation import escalate, reason_to_escalate
from bot.complaints.dialogue.rating import COMMENT, RATING, ask_rating, commented, rated, score
from bot.complaints.dialogue.remedy import UNDO
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kinds import KINDS
from bot.complaints.move import Move, Say
from bot.complaints.reading.agreement import Answer, answer, timely
from bot.complaints.reading.heard import Heard
from bot.complaints.reading.problems import mentioned
from bot.labels import CHOICES

SOLVED, WAY_ON = "solved", "way_on"


def begin_closing(scene: Scene) -> Move:
    """The first closing question; after people only the rating is left."""
    case = scene.case
    if case.rating_next:
        case.rating_next = False
        return ask_rating()
    return ask_solved(case)


def ask_solved(case: Case) -> Move:
    """Ask whether it is solved; where only something was told, whether that was enough."""
    move = Move(asks=SOLVED)
    told = all(problem.action is None for problem in case.problems if problem.done)
    response = "utter_question_informed" if told else "utter_question_solved"
    move.say(response, ("Evet", "affirm"), ("Hayır", "deny"))
    return move


def take_closing(scene: Scene, asked: str) -> Move:
    """Take the answer to a closing question. Changes the case.

    `asked`: solved, way_on, rating, comment or confirm. A shop that is down goes to people.
    """
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
    for step in (_people, _change_of_mind, _new_problem, _question):
        if move := step(scene, asked):
            return move
    return _answered(scene, asked)


def _answered(scene: Scene, asked: str) -> Move:
    if asked == CONFIRM:
        return _unclear(scene, propose_again(scene, "utter_only_with_yes"))
    if asked == RATING:
        return rated(scene)
    if asked == COMMENT:
        return commented(scene.heard)
    return _way_on(scene) if asked == WAY_ON else _solved(scene)


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
    wish = changed_wish(scene)
    if wish is None:
        return None
    if wish != UNDO and scene.heard.pressed and timely(scene.case, scene.heard):
        matter, what = last_deed(scene, wish)
        give(matter.problem, what)
        return _asking(scene, make_change(scene, wish))
    return propose(scene, wish)


def _new_problem(scene: Scene, asked: str) -> Move | None:
    case, heard = scene.case, scene.heard
    known = {problem.type for problem in case.problems}
    named_order = scene.rules.shop.order_number(heard.text)
    another_order = named_order not in {None, case.order_number}
    if asked == COMMENT and not another_order:
        # What was wrong is what the comment tells of.
        return None
    complaints = [kind for kind in mentioned(heard) if KINDS[kind].complaint]
    new = any(another_order or kind not in known for kind in complaints)
    asks_anew = heard.intent in KINDS and KINDS[heard.intent].anew and heard.intent not in known
    return Move(goes="problem") if new or asks_anew else None


def _question(scene: Scene, asked: str) -> Move | None:
    """A question in between is answered, then ours stands again."""
    told = telling.common_question(scene.heard)
    says = [told] if told else _whereabouts(scene, asked)
    if not says:
        return None
    again = propose_again(scene) if asked == CONFIRM else _again(scene, asked)
    again.says[:0] = says
    again.effects.clear()
    return again


def _whereabouts(scene: Scene, asked: str) -> list[Say]:
    """Where the order is, asked for once more; "is it solved?" is no place for it."""
    wanted = KINDS.get(scene.heard.intent)
    if asked == SOLVED or wanted is None or not (wanted.only_tells and wanted.where):
        return []
    return wanted.tell(scene.told) if scene.told else []


def _again(scene: Scene, asked: str) -> Move:
    if asked == WAY_ON:
        # Asked once more, not unhappy once more.
        scene.case.unhappy -= 1
        return _unsolved(scene)
    return ask_solved(scene.case) if asked == SOLVED else ask_rating()


def _decided(scene: Scene) -> Move | None:
    """Act on a yes, leave everything on a no; None where the message is neither."""
    problem = scene.case.last_done
    said = answer(scene.case, problem, scene.heard) if problem else Answer.OTHER
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
    return _append(move, ask_solved(scene.case))


def _asking(scene: Scene, move: Move) -> Move:
    """After what was done: is it solved now?"""
    return _append(move, ask_solved(scene.case)) if move.goes == "closing" else move


def _append(move: Move, further: Move) -> Move:
    move.says += further.says
    move.effects += further.effects
    move.asks = further.asks
    return move


def _solved(scene: Scene) -> Move:
    case, heard = scene.case, scene.heard
    thanks = "praise_thanks" in heard.intents[:1]
    if heard.no or heard.correction:
        return _unsolved(scene)
    if heard.yes or thanks or _leaves(heard):
        # What was unclear before is no miss of the rating.
        case.unclear = 0
        move = ask_rating()
        if heard.yes or thanks:
            move.effects.append(effects.Solved(yes=True))
        return move
    return _unclear(scene, ask_solved(case))


def _unsolved(scene: Scene) -> Move:
    """What else can be done, people among it; nobody is pushed."""
    scene.case.unhappy += 1
    move = Move(asks=WAY_ON, effects=[effects.Solved(yes=False)])
    ways = [(CHOICES[wish], wish) for wish in other_wishes(scene)]
    people = ("Temsilciyle görüşmek istiyorum", "human_agent")
    move.say("utter_question_way_on", *ways, people, (CHOICES[KEEP], KEEP))
    return move


def _way_on(scene: Scene) -> Move:
    case, heard = scene.case, scene.heard
    if heard.choice == KEEP or _leaves(heard):
        return ask_rating()
    if heard.yes or heard.no or case.unhappy > 1:
        # "Evet" and "hayır" answer no question here: people can, and the customer is not happy.
        return escalate(case, Move(), "customer_request")
    return _unclear(scene, _unsolved(scene))


def _leaves(heard: Heard) -> bool:
    return "goodbye" in heard.intents[:1]


def _unclear(scene: Scene, again: Move) -> Move:
    case = scene.case
    again.effects.clear()
    if scene.heard.pressed:
        # A second press on a button of the question before: nothing was unclear.
        return again
    case.unclear, again.unclear = case.unclear + 1, True
    if case.unclear >= 2:
        return escalate(case, Move(unclear=True), "unclear_twice", "utter_unclear_twice")
    return again
