"""Leads a complaint, message by message, until it can be settled: the complaint form's brain."""

from __future__ import annotations

from datetime import date

from bot.commerce.errors import ShopError
from bot.commerce.shops.port import Order, Shop
from bot.complaints import facts
from bot.complaints.absorb import Absorbed, absorb, named_items
from bot.complaints.case import COMPLAINTS, Case
from bot.complaints.heard import Heard
from bot.complaints.identity import Refusal, verify
from bot.complaints.move import Move
from bot.complaints.needs import Step, next_step
from bot.complaints.options import fitting, options
from bot.complaints.questions import question
from bot.complaints.remedy import case_effect

_MAX_UNCLEAR = 2
_HARSHNESS = {"angry": 1, "abusive": 2}
_MAX_HARSHNESS = 4


def take_turn(case: Case, heard: Heard, asked: str | None, shop: Shop, on: date) -> Move:
    """Take a message into the case and decide what follows. Changes `case`."""
    move = Move()
    if case.heard == heard.message_id:
        return _go_on(case, heard, shop, on)
    case.heard = heard.message_id
    known = _named(case)
    absorbed = absorb(case, heard, asked, shop)
    _sympathise(case, known, absorbed, move)
    between = bool(asked) and _answer_between(case, heard, absorbed, move, on)
    if barred := _barred(case, heard, shop, move):
        return barred
    reason = asks_for_people(case, heard)
    if reason:
        return _escalate(case, move, reason)
    if asked and not absorbed.useful and not between:
        case.unclear, move.unclear = case.unclear + 1, True
        if case.unclear >= _MAX_UNCLEAR:
            return _escalate(case, move, "unclear_twice", "utter_unclear_twice")
        move.say("utter_not_understood")
    elif absorbed.useful:
        case.unclear = 0
    _drop_unfit_wish(case, move, on)
    return _asked(case, move, on)


def _go_on(case: Case, heard: Heard, shop: Shop, on: date) -> Move:
    """One problem is settled, the next begins: maybe with an order that has to be proven too."""
    move = Move()
    case.turn_to_next_order()
    if case.order:
        _reread(case, case.order)
    return _barred(case, heard, shop, move) or _asked(case, move, on)


def _barred(case: Case, heard: Heard, shop: Shop, move: Move) -> Move | None:
    """People take over where the shop is down or the customer has guessed too often."""
    try:
        if _prove_ownership(case, heard, shop) != Refusal.LOCKED:
            return None
    except ShopError:
        return _escalate(case, move, "backend_down", "utter_shop_down")
    return _escalate(case, move, "policy_exception", "utter_locked")


def _asked(case: Case, move: Move, on: date) -> Move:
    """Add the next question; without one the form ends and the problem is settled."""
    step, problem = next_step(case, on), case.current
    if step:
        move.asks = step.value
        move.says.append(question(case, step, on))
    if step and problem and problem.type:
        # Who leaves in the middle had a complaint too: it is on record from its first mention.
        move.effects.append(case_effect(case, problem, case.order))
    return move


def _escalate(case: Case, move: Move, reason: str, response: str = "") -> Move:
    case.escalation = reason
    if response:
        move.say(response)
    return move.human()


def asks_for_people(case: Case, heard: Heard) -> str | None:
    """Why people have to take over now, whatever else was said."""
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


def _answer_between(case: Case, heard: Heard, absorbed: Absorbed, move: Move, on: date) -> bool:
    """Answer a question that came instead of (or with) the answer to ours."""
    common = facts.common_question(heard)
    if common:
        move.says.append(common)
        return True
    order, problem = case.order, case.current
    asks_status = heard.intent == "order_status" and problem and problem.type != "late_delivery"
    if order and not absorbed.useful and (asks_status or heard.intent == "invoice"):
        is_invoice = heard.intent == "invoice"
        move.says.append(facts.invoice(order) if is_invoice else facts.status(order, on))
        return True
    return False


def _prove_ownership(case: Case, heard: Heard, shop: Shop) -> Refusal | None:
    if case.order_json or not (case.order_number and case.phone_last4):
        return None
    found = verify(shop, heard.customer_id, case.order_number, case.phone_last4)
    if isinstance(found, Order):
        case.order_json, case.failed = found.to_json(), False
        _reread(case, found)
        _not_there_yet(case, found)
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


def _not_there_yet(case: Case, order: Order) -> None:
    """ "Tava setim gelmedi" is no missing item while the parcel itself has not come."""
    for problem in case.problems:
        if problem.type == "missing_item" and not (order.shipment and order.shipment.delivered_at):
            problem.type = "late_delivery"


def _drop_unfit_wish(case: Case, move: Move, on: date) -> None:
    problem, order = case.current, case.order
    if problem is None or order is None or not problem.wish:
        return
    choices = options(problem, order, on)
    if problem.type in {"order_status", "invoice", "cancel_order"} or not choices:
        return
    fit = fitting(problem.wish, choices)
    if fit is None:
        if next_step(case, on) not in {Step.WISH, None}:
            # It is told where the choices are shown.
            return
        move.say("utter_wish_unfit")
    problem.wish = fit
