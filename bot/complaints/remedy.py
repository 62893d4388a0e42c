"""Settles a problem at the shop, and says so with the promises that the shop stands for."""

from __future__ import annotations

from datetime import date

from bot.commerce.errors import NotAllowed, ShopError
from bot.commerce.shops.port import ActionKind, ActionResult, Ground, Order, Shop
from bot.complaints import effects, facts
from bot.complaints.case import Case, Problem
from bot.complaints.heard import Heard
from bot.complaints.move import Move
from bot.complaints.options import CHOSEN, GROUNDS, chosen_items, options, why_no_options
from bot.complaints.policy import POLICY, Policy
from bot.complaints.situation import Situation, arrived_late, situation
from bot.complaints.wording import CHOICES, day, lira

# What costs the shop money needs people above the policy's limit.
_COSTLY = frozenset({"refund", "exchange", "replacement", "price_reduction", "reship", "cancel"})


def settle(case: Case, heard: Heard, shop: Shop, on: date, policy: Policy = POLICY) -> Move:
    """Do what was chosen for the current problem, once; changes `case`."""
    move = Move()
    problem, order = case.open_problem()
    if problem.type in CHOSEN and not options(problem, order, on, policy):
        why = why_no_options(problem, order, on, policy)
        return _to_people(
            case, move, "policy_exception", f"utter_no_options_{problem.type}", why=why
        )
    plan = _plan(problem, order, on)
    if plan is None:
        _inform(problem, order, on, move)
    elif plan in _COSTLY and order.total > policy.limit:
        return _to_people(case, move, "above_limit", "utter_above_limit", wish=CHOICES[plan])
    elif not _act(case, problem, order, heard, shop, plan, move):
        return move
    problem.done = True
    move.effects.append(case_effect(case, problem, order))
    move.goes = "problem" if case.current else "closing"
    return move


def change(case: Case, wish: str, heard: Heard, shop: Shop, policy: Policy = POLICY) -> Move:
    """The customer changed their mind about what was set in motion. Changes `case`."""
    move, problem, order = Move(), case.last_done, case.order
    if problem is None or problem.action is None or order is None:
        raise LookupError("nothing was set in motion")
    if wish in _COSTLY and order.total > policy.limit:
        return _to_people(case, move, "above_limit", "utter_above_limit", wish=CHOICES[wish])
    key = idempotency_key(case, problem, heard, wish)
    try:
        action_id = str(problem.action["id"])
        result = shop.change(action_id, ActionKind(wish), idempotency_key=key)
    except NotAllowed:
        return _to_people(case, move, "policy_exception", "utter_change_refused")
    except ShopError:
        return _to_people(case, move, "backend_down", "utter_shop_down")
    _withdraw(case, order, ActionResult.from_json(problem.action), result, move)
    _told(case, problem, order, result, wish, move)
    move.effects.append(case_effect(case, problem, order))
    move.goes = "closing"
    return move


def idempotency_key(case: Case, problem: Problem, heard: Heard, kind: str) -> str:
    """The same message, repeated after a crash, asks the shop for the same thing."""
    return f"telafi-{heard.message_id}-{case.number_of(problem)}-{kind}"


def case_effect(case: Case, problem: Problem, order: Order | None) -> effects.Effect:
    """The facts of a problem for the case record."""
    item = chosen_items(problem, order)[0] if order else None
    parcel = order.shipment if order else None
    return effects.case(
        case.number_of(problem),
        type=problem.type,
        order_number=order.order_number if order else "",
        product_sku=item.sku if item else "",
        product_title=item.title if item else "",
        product_category=item.category if item else "",
        carrier=parcel.carrier if parcel else "",
        warehouse=order.warehouse if order else "",
        region=order.region if order else "",
        resolution=problem.resolution,
        action_id=str((problem.action or {}).get("id", "")),
        evidence={"photo": problem.photo, "report": problem.report, "received": problem.received},
    )


def _plan(problem: Problem, order: Order, on: date) -> str | None:
    """The action to take, or None where there is only something to tell."""
    where = situation(order, on)
    if problem.type == "late_delivery":
        if where == Situation.DELIVERED:
            return None if problem.found or arrived_late(problem.said) else "enquiry"
        chosen = {"wait": "enquiry"}.get(problem.wish or "", problem.wish)
        return chosen if where in {Situation.OVERDUE, Situation.LOST} else None
    if problem.type == "cancel_order":
        return "cancel" if problem.confirmed and problem.wish != "keep" else None
    if problem.type in {"order_status", "invoice"}:
        return None
    return problem.wish


def _inform(problem: Problem, order: Order, on: date, move: Move) -> None:
    problem.resolution = "information"
    if problem.type == "invoice":
        move.says.append(facts.invoice(order))
    elif problem.type == "late_delivery" and problem.found:
        move.say("utter_glad_found")
    elif problem.type == "late_delivery" and situation(order, on) == Situation.DELIVERED:
        parcel = order.shipment
        move.say("utter_noted_late", promised_on=day(parcel.promised_on if parcel else None))
    elif problem.type == "cancel_order" and problem.wish == "keep":
        move.say("utter_kept")
    else:
        move.says.append(facts.status(order, on))
        if problem.type == "cancel_order" and situation(order, on) != Situation.CANCELLED:
            move.say("utter_cannot_cancel")


def _act(
    case: Case, problem: Problem, order: Order, heard: Heard, shop: Shop, kind: str, move: Move
) -> bool:
    try:
        result = shop.act(
            order.order_number,
            ActionKind(kind),
            [] if problem.type in {"late_delivery", "cancel_order"} else problem.skus,
            idempotency_key=idempotency_key(case, problem, heard, kind),
            note=f"{problem.type}: {problem.received or ''}".strip(": "),
            ground=GROUNDS.get(problem.type, Ground.withdrawal),
        )
    except NotAllowed as refusal:
        if refusal.open_action is None:
            _to_people(case, move, "policy_exception", "utter_shop_refused")
            return False
        # It runs already: telling the truth about it is the answer.
        result = refusal.open_action
        move.say("utter_already_open")
    except ShopError:
        _to_people(case, move, "backend_down", "utter_shop_down")
        return False
    _told(case, problem, order, result, result.kind.value, move)
    return True


def _told(
    case: Case, problem: Problem, order: Order, result: ActionResult, kind: str, move: Move
) -> None:
    """Say what was set in motion; each date in the sentence is a promise in the ledger."""
    problem.action, problem.wish, problem.resolution = result.to_json(), kind, _RESOLUTIONS[kind]
    response = f"utter_promise_{_wording(problem, result, kind)}"
    move.say(
        response,
        amount=lira(result.amount),
        pickup_on=day(result.pickup_on),
        resolved_by=day(result.resolved_by),
        return_code=result.return_code or "",
        order_number=order.order_number,
        carrier=order.shipment.carrier if order.shipment else "Kargo firması",
    )
    for what, sentence, due_on in _promises(order, result):
        # What runs already may be told again; it is promised once.
        if sentence not in case.promised:
            case.promised.append(sentence)
            move.effects.append(
                effects.promise(response, f"shop:{what}", sentence, due_on, "shop", result.id)
            )


def _withdraw(
    case: Case, order: Order, before: ActionResult, after: ActionResult, move: Move
) -> None:
    """Nobody waits any more for what was promised for the earlier wish alone."""
    gone = {sentence for _, sentence, _ in _promises(order, before)}
    gone -= {sentence for _, sentence, _ in _promises(order, after)}
    case.promised = [sentence for sentence in case.promised if sentence not in gone]
    move.effects.append(effects.withdraw(before.id, sorted(gone)))


def _promises(order: Order, result: ActionResult) -> list[tuple[str, str, date]]:
    """What a shop's answer promises: the rule's name, the sentence, the day."""
    dates = (("pickup", result.pickup_on), (result.kind.value, result.resolved_by))
    return [
        (what, f"{_PROMISED[what]}: {order.order_number}, {day(due_on)}", due_on)
        for what, due_on in dates
        if due_on
    ]


def _wording(problem: Problem, result: ActionResult, kind: str) -> str:
    if kind == "enquiry" and problem.found is None:
        return "enquiry_wait"
    # Nothing to collect where the parcel was lost or incomplete.
    return "refund_only" if kind == "refund" and result.pickup_on is None else kind


def _to_people(case: Case, move: Move, reason: str, response: str, **values: str) -> Move:
    case.escalation = reason
    move.say(response, **values)
    return move.human()


_RESOLUTIONS = {
    **{kind.value: kind.value for kind in ActionKind},
    "cancel": "refund",
}
_PROMISED = {
    "pickup": "Kurye ürünü alacak",
    "refund": "Para iadesi yapılacak",
    "exchange": "Doğru ürün gönderilecek",
    "replacement": "Yeni ürün gönderilecek",
    "repair": "Onarım tamamlanacak",
    "price_reduction": "İndirim tutarı ödenecek",
    "reship": "Yeni kargo ulaşacak",
    "enquiry": "Kargo sorgusu yanıtlanacak",
    "cancel": "İptal tutarı ödenecek",
}
