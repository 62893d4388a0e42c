"""Leads a complaint, message by message, until it can be settled: the complaint form's brain."""

from __future__ import annotations

from datetime import date

from bot.commerce.errors import NotAllowed, ShopError
from bot.commerce.shops.port import Order, Shop
from bot.complaints import facts
from bot.complaints.absorb import Absorbed, absorb, named_items
from bot.complaints.between import answer_between
from bot.complaints.case import COMPLAINTS, Case
from bot.complaints.consent import asked_now, put
from bot.complaints.decision import decide
from bot.complaints.heard import Heard
from bot.complaints.identity import Refusal, verify
from bot.complaints.move import Move, Say
from bot.complaints.needs import Step, next_step
from bot.complaints.options import fitting, open_choices, options
from bot.complaints.plan import deed, plan
from bot.complaints.questions import consent, question
from bot.complaints.remedy import case_effect, quoted
from bot.complaints.situation import Situation, situation

_MAX_UNCLEAR = 2
_HARSHNESS = {"angry": 1, "abusive": 2}
_MAX_HARSHNESS = 4
_NOT_COME = frozenset({Situation.OVERDUE, Situation.LOST})


def take_turn(case: Case, heard: Heard, asked: str | None, shop: Shop, on: date) -> Move:
    """Take a message into the case and decide what follows. Changes `case`."""
    move = Move()
    if case.heard == heard.message_id:
        return _go_on(case, heard, shop, on)
    case.heard = heard.message_id
    known = _named(case)
    absorbed = absorb(case, heard, asked, shop)
    if heard.danger:
        # Before anything else is said, asked or looked up.
        return _escalate(case, move, "safety")
    decided = decide(case, heard, asked, move, on)
    _sympathise(case, known, absorbed, move)
    between = answer_between(case, heard, asked, absorbed.useful, shop, move, on)
    if barred := _barred(case, heard, shop, move, on):
        return barred
    reason = asks_for_people(case, heard)
    if reason:
        return _escalate(case, move, reason)
    if absorbed.useful or decided:
        case.unclear = 0
    elif asked and not (between or heard.pressed) and _unclear_again(case, asked, move):
        return _escalate(case, move, "unclear_twice", "utter_unclear_twice")
    _fit_wish(case, move, on)
    return _asked(case, shop, move, on)


def _unclear_again(case: Case, asked: str, move: Move) -> bool:
    """Say that the message was not understood; True where that is once too often."""
    case.unclear, move.unclear = case.unclear + 1, True
    if case.unclear >= _MAX_UNCLEAR:
        return True
    move.say("utter_only_with_yes" if asked == Step.CONFIRM else "utter_not_understood")
    return False


def _go_on(case: Case, heard: Heard, shop: Shop, on: date) -> Move:
    """One problem is settled, the next begins: maybe with an order that has to be proven too."""
    move = Move()
    case.turn_to_next_order()
    if case.order:
        _reread(case, case.order)
    return _barred(case, heard, shop, move, on) or _asked(case, shop, move, on)


def _barred(case: Case, heard: Heard, shop: Shop, move: Move, on: date) -> Move | None:
    """People take over where the shop is down or the customer has guessed too often."""
    try:
        if _prove_ownership(case, heard, shop, on) != Refusal.LOCKED:
            return None
    except ShopError:
        return _escalate(case, move, "backend_down", "utter_shop_down")
    return _escalate(case, move, "policy_exception", "utter_locked")


def _asked(case: Case, shop: Shop, move: Move, on: date) -> Move:
    """Add the next question; without one the form ends and the problem is settled."""
    step, problem = next_step(case, on), case.current
    if step == Step.CONFIRM:
        try:
            move.says += _proposal(case, shop, on)
        except NotAllowed:
            # What the shop does not do is not offered: settling tells why.
            step = None
        except ShopError:
            return _escalate(case, move, "backend_down", "utter_shop_down")
    elif step:
        move.says.append(question(case, step, on))
    if step:
        move.asks = step.value
        asked_now(case)
    if step and problem and problem.type:
        # Who leaves in the middle had a complaint too: it is on record from its first mention.
        move.effects.append(case_effect(case, problem, case.order))
    return move


def _proposal(case: Case, shop: Shop, on: date) -> list[Say]:
    """What would be done, with amount and dates from the shop, and the question for a yes to it."""
    problem, order = case.open_problem()
    kind = plan(problem, order, on)
    if kind is None:
        raise LookupError("nothing to agree to")
    what = deed(problem, order, kind)
    quote = quoted(shop, problem, what)
    put(problem, what)
    return [facts.terms(problem, order, quote), consent(kind)]


def _escalate(case: Case, move: Move, reason: str, response: str = "") -> Move:
    case.escalation = reason
    if response:
        move.say(response)
    return move.human()


def asks_for_people(case: Case, heard: Heard) -> str | None:
    """Why people have to take over now, whatever else was said."""
    if heard.danger:
        return "safety"
    if "legal_threat" in heard.intents:
        return "legal_threat"
    if "human_agent" in heard.intents or heard.choice == "human_agent":
        return "customer_request"
    if "privacy_request" in heard.intents[:1]:
        return "policy_exception"
    if case.weighed != heard.message_id:
        case.harsh += _HARSHNESS.get(heard.mood, 0)
        case.weighed = heard.message_id
    return "anger_persists" if case.harsh >= _MAX_HARSHNESS else None


def _sympathise(case: Case, known: int, absorbed: Absorbed, move: Move) -> None:
    """One sentence for this customer's actual trouble, once for each problem."""
    problem = case.current
    if absorbed.corrected:
        move.say("utter_sorry_misunderstood")
    elif absorbed.added:
        move.say("utter_noted_another")
    elif problem and problem.type in COMPLAINTS and _named(case) > known:
        move.say(f"utter_empathy_{problem.type}")
        if len([row for row in case.problems if not row.done]) > 1:
            move.say("utter_several_problems")


def _named(case: Case) -> int:
    return sum(bool(problem.type) for problem in case.problems)


def _prove_ownership(case: Case, heard: Heard, shop: Shop, on: date) -> Refusal | None:
    if case.order_json or not (case.order_number and case.phone_last4):
        return None
    found = verify(shop, heard.customer_id, case.order_number, case.phone_last4)
    if isinstance(found, Order):
        case.order_json, case.failed = found.to_json(), False
        _reread(case, found)
        _not_there_yet(case, found, on)
        return None
    # Which of the two was wrong is not said: both are asked anew.
    case.order_number = case.phone_last4 = None
    case.failed = True
    return found


def _reread(case: Case, order: Order) -> None:
    """With the order at hand, there may be one item only, or the opening words name it."""
    only = [item.sku for item in order.items] if len(order.items) == 1 else []
    for problem in case.problems:
        if not problem.done and problem.order_number is None:
            problem.skus = problem.skus or only or named_items(order, problem.said)


def _not_there_yet(case: Case, order: Order, on: date) -> None:
    """ "Tava setim gelmedi" is no missing item while the parcel itself has not come."""
    for problem in case.problems:
        if problem.type == "missing_item" and not (order.shipment and order.shipment.delivered_at):
            problem.type = "late_delivery"
        if problem.type == "return_refund" and situation(order, on) in _NOT_COME:
            # "Gelmedi, paramı verin": there is nothing to send back.
            problem.type = "late_delivery"


def _fit_wish(case: Case, move: Move, on: date) -> None:
    """A wish becomes the choice that it means here; one that this order does not allow is told."""
    problem, order = case.current, case.order
    if problem is None or order is None:
        return
    choices = options(problem, order, on)
    left = open_choices(problem, order, on)
    waits = problem.type == "late_delivery" and left == ("wait",)
    if waits and problem.refused and not problem.wish:
        # "İptal etmeyin": then it is waited for, and the carrier is asked if that is agreed.
        problem.wish = "wait"
    if not problem.wish or not choices:
        return
    fit = fitting(problem.wish, choices)
    if fit is None:
        if next_step(case, on) not in {Step.WISH, None}:
            # It is told where the choices are shown.
            return
        move.say("utter_wish_unfit")
    problem.wish = fit
