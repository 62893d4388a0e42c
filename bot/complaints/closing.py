"""The end of a conversation: is it solved, how was it, and an optional word.

Nobody is deaf here: a change of mind, a question or a danger is met at every one of these steps.
"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from bot import effects
from bot.commerce.errors import NotAllowed, ShopError
from bot.commerce.shops.port import Shop
from bot.complaints import facts, remedy
from bot.complaints.absorb import mentioned
from bot.complaints.answers import one_of
from bot.complaints.case import COMPLAINTS, Case
from bot.complaints.conduct import asks_for_people
from bot.complaints.consent import Answer, answer, asked_now, give, offered_kind, put, timely
from bot.complaints.heard import Heard
from bot.complaints.move import Move
from bot.complaints.needs import Step
from bot.complaints.options import fitting, options
from bot.complaints.plan import above_limit
from bot.complaints.questions import consent
from bot.complaints.rating import COMMENT, RATING, ask_rating, commented, rated, score
from bot.complaints.wording import CHOICES

SOLVED, WAY_ON = "solved", "way_on"
CONFIRM = Step.CONFIRM.value
# What is no change of mind about the last solution, but a wish of its own.
_OWN_REQUESTS = {"order_status", "invoice", "cancel_order"}


def begin_closing(case: Case) -> Move:
    """The first closing question; after people only the rating is left."""
    if case.rating_next:
        case.rating_next = False
        return ask_rating(case)
    return ask_solved(case)


def ask_solved(case: Case) -> Move:
    move = Move(asks=SOLVED)
    told = all(problem.action is None for problem in case.problems if problem.done)
    response = "utter_question_informed" if told else "utter_question_solved"
    move.say(response, ("Evet", "affirm"), ("Hayır", "deny"))
    return move


def take_closing(case: Case, heard: Heard, asked: str, shop: Shop, on: date) -> Move:
    """Take the answer to a closing question. Changes `case`."""
    move = _closing(case, heard, asked, shop, on)
    if move.asks:
        asked_now(case)
    return move


def _closing(case: Case, heard: Heard, asked: str, shop: Shop, on: date) -> Move:
    if heard.danger or asked == CONFIRM:
        # Neither a score nor a no beside it passes over a danger or a call for people.
        people = _people(case, heard, asked, shop, on)
        if people:
            return people
    if asked in {RATING, COMMENT} and (heard.choice or score(heard)):
        # A rating is a rating, whatever its comment speaks of.
        return rated(case, heard) if asked == RATING else commented(heard)
    if asked == CONFIRM:
        decided = _decided(case, heard, shop)
        if decided:
            return decided
    for step in (_people, _change_of_mind, _new_problem, _question):
        move = step(case, heard, asked, shop, on)
        if move:
            return move
    return _answered(case, heard, asked, shop, on)


def _answered(case: Case, heard: Heard, asked: str, shop: Shop, on: date) -> Move:
    if asked == CONFIRM:
        return _unclear(case, heard, _proposed(case, _offered(case), shop, "utter_only_with_yes"))
    if asked == RATING:
        return rated(case, heard)
    if asked == COMMENT:
        return commented(heard)
    return _way_on(case, heard, on) if asked == WAY_ON else _solved(case, heard, on)


def _people(case: Case, heard: Heard, asked: str, shop: Shop, on: date) -> Move | None:
    """People are asked for, or are needed; an angry comment is a comment."""
    plain = heard.danger or heard.intent in {"human_agent", "legal_threat"}
    if asked == COMMENT and not plain:
        return None
    reason = asks_for_people(case, heard)
    if reason is None:
        return None
    case.escalation = reason
    move = Move(effects=[effects.Rating(None, heard.text)] if asked == COMMENT else [])
    return move.human()


def _change_of_mind(case: Case, heard: Heard, asked: str, shop: Shop, on: date) -> Move | None:
    """What was set in motion is to be undone, or something else done in its place."""
    problem, order = case.last_done, case.order
    if problem is None or order is None or problem.action is None:
        return None
    wish = _changed_wish(case, heard, on)
    if wish is None:
        kind = str(problem.action["kind"])
        unmeant = any(fitting(one, (kind,)) for one in heard.unwanted)
        return _proposed(case, remedy.UNDO, shop) if heard.act("undo") or unmeant else None
    if heard.pressed and timely(case, heard):
        give(problem, remedy.last_deed(case, wish)[2])
        return _asking(case, remedy.change(case, wish, heard, shop))
    return _proposed(case, wish, shop)


def _new_problem(case: Case, heard: Heard, asked: str, shop: Shop, on: date) -> Move | None:
    known = {problem.type for problem in case.problems}
    another_order = shop.order_number(heard.text) not in {None, case.order_number}
    complaints = [kind for kind in mentioned(heard) if kind in COMPLAINTS]
    if asked == COMMENT and not another_order:
        # What was wrong is what the comment tells of.
        return None
    new = any(another_order or kind not in known for kind in complaints)
    if new or (heard.intent in _OWN_REQUESTS and heard.intent not in known):
        return Move(goes="problem")
    return None


def _question(case: Case, heard: Heard, asked: str, shop: Shop, on: date) -> Move | None:
    """A question in between is answered, then ours stands again."""
    told = facts.common_question(heard)
    status = heard.intent == "order_status" and case.order is not None and asked != SOLVED
    if told is None and status and case.order:
        told = facts.status(case.order, on)
    if told is None:
        return None
    again = _proposed(case, _offered(case), shop) if asked == CONFIRM else _again(case, asked, on)
    again.says.insert(0, told)
    again.effects.clear()
    return again


def _again(case: Case, asked: str, on: date) -> Move:
    if asked == WAY_ON:
        # Asked once more, not unhappy once more.
        case.unhappy -= 1
        return _unsolved(case, on)
    return ask_solved(case) if asked == SOLVED else ask_rating(case)


def _offered(case: Case) -> str:
    return offered_kind(case.last_done) if case.last_done else ""


def _proposed(case: Case, kind: str, shop: Shop, before: str = "") -> Move:
    """Say what would be done to the last action, and ask for the yes to it."""
    problem, order, what = remedy.last_deed(case, kind)
    move = Move(asks=CONFIRM)
    if before:
        move.say(before)
    if kind == remedy.UNDO and not remedy.undoable(case, timezone.now()):
        return remedy.to_people(case, move, "policy_exception", "utter_undo_refused")
    if above_limit(kind, order):
        return remedy.to_people(case, move, "above_limit", "utter_above_limit", wish=CHOICES[kind])
    try:
        if kind == remedy.UNDO:
            move.say("utter_terms_undo", **facts.done(problem, order))
        else:
            move.says.append(facts.terms(problem, order, remedy.quoted(shop, problem, what)))
    except NotAllowed:
        return remedy.to_people(case, move, "policy_exception", "utter_change_refused")
    except ShopError:
        return remedy.to_people(case, move, "backend_down", "utter_shop_down")
    put(problem, what)
    move.says.append(consent(kind))
    return move


def _decided(case: Case, heard: Heard, shop: Shop) -> Move | None:
    """Act on a yes, leave everything on a no; None where the message is neither."""
    problem = case.last_done
    said = answer(case, problem, heard) if problem else Answer.OTHER
    if problem is None or said is Answer.OTHER:
        return None
    if said is Answer.WAIT:
        return _proposed(case, _offered(case), shop, "utter_no_hurry")
    kind = _offered(case)
    if said is Answer.YES:
        problem.agreed = problem.offered
        if kind == remedy.UNDO:
            return _asking(case, remedy.undo(case, heard, shop))
        return _asking(case, remedy.change(case, kind, heard, shop))
    problem.offered = problem.agreed = ""
    move = Move()
    move.say("utter_as_it_was")
    _append(move, ask_solved(case))
    return move


def _asking(case: Case, move: Move) -> Move:
    """After what was done: is it solved now?"""
    if move.goes == "closing":
        _append(move, ask_solved(case))
    return move


def _append(move: Move, further: Move) -> None:
    move.says += further.says
    move.effects += further.effects
    move.asks = further.asks


def _solved(case: Case, heard: Heard, on: date) -> Move:
    thanks = "praise_thanks" in heard.intents[:1]
    if heard.no or heard.correction:
        return _unsolved(case, on)
    if heard.yes or thanks or "goodbye" in heard.intents[:1]:
        # What was unclear before is no miss of the rating.
        case.unclear = 0
        move = ask_rating(case)
        if heard.yes or thanks:
            move.effects.append(effects.Solved(yes=True))
        return move
    return _unclear(case, heard, ask_solved(case))


def _unsolved(case: Case, on: date) -> Move:
    """What else can be done, people among it; nobody is pushed."""
    case.unhappy += 1
    move = Move(asks=WAY_ON, effects=[effects.Solved(yes=False)])
    ways = [(CHOICES[wish], wish) for wish in _other_wishes(case, on)]
    move.say(
        "utter_question_way_on",
        *ways,
        ("Temsilciyle görüşmek istiyorum", "human_agent"),
        (CHOICES["keep"], "keep"),
    )
    return move


def _way_on(case: Case, heard: Heard, on: date) -> Move:
    if heard.choice == "keep" or "goodbye" in heard.intents[:1]:
        return ask_rating(case)
    if heard.yes or heard.no or case.unhappy > 1:
        # "Evet" and "hayır" answer no question here: people can, and the customer is not happy.
        case.escalation = "customer_request"
        return Move().human()
    return _unclear(case, heard, _unsolved(case, on))


def _unclear(case: Case, heard: Heard, again: Move) -> Move:
    if heard.pressed:
        # A second press on a button of the question before: nothing was unclear.
        again.effects.clear()
        return again
    case.unclear += 1
    again.unclear = True
    if case.unclear >= 2:
        case.escalation = "unclear_twice"
        move = Move(unclear=True)
        move.say("utter_unclear_twice")
        return move.human()
    again.effects.clear()
    return again


def _other_wishes(case: Case, on: date) -> list[str]:
    problem, order = case.last_done, case.order
    if problem is None or order is None or problem.action is None:
        return []
    if problem.type in {"late_delivery", "cancel_order"}:
        return []
    return [wish for wish in options(problem, order, on) if wish != problem.wish]


def _changed_wish(case: Case, heard: Heard, on: date) -> str | None:
    """Another of the choices, named after one was set in motion."""
    others = tuple(_other_wishes(case, on))
    if heard.choice in others:
        return heard.choice
    wish = fitting(one_of(heard.wanted), others)
    return wish if wish in others else None
