"""Settles a problem at the shop, and says so with the promises that the shop stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from bot import effects
from bot.commerce.errors import NotAllowed, ShopError
from bot.commerce.shops.port import ActionKind, ActionResult, ActionStatus, Ground, Order, Shop
from bot.complaints import facts
from bot.complaints.case import Case, Problem, Promised
from bot.complaints.consent import KEEP, Deed, agreed
from bot.complaints.heard import Heard
from bot.complaints.move import Move
from bot.complaints.options import CHOSEN, GROUNDS, chosen_items, options, why_no_options
from bot.complaints.plan import WHOLE, above_limit, deed, plan
from bot.complaints.policy import POLICY, Policy
from bot.complaints.situation import Situation, situation
from bot.complaints.wording import CHOICES, day

UNDO = "undo"


def settle(case: Case, heard: Heard, shop: Shop, on: date, policy: Policy = POLICY) -> Move:
    """Do what was chosen for the current problem, once; changes `case`."""
    move = Move()
    problem, order = case.open_problem()
    if problem.type in CHOSEN and not options(problem, order, on, policy):
        why = why_no_options(problem, order, on, policy)
        return to_people(
            case, move, "policy_exception", f"utter_no_options_{problem.type}", why=why
        )
    kind = plan(problem, order, on)
    if kind is None:
        _inform(problem, order, on, move)
    elif above_limit(kind, order, policy):
        return to_people(case, move, "above_limit", "utter_above_limit", wish=CHOICES[kind])
    elif not _do(case, problem, order, heard, shop, deed(problem, order, kind), move):
        return move
    problem.done = True
    move.effects.append(case_effect(case, problem, order))
    move.goes = "problem" if case.current else "closing"
    return move


def quoted(shop: Shop, problem: Problem, what: Deed) -> ActionResult:
    """What the shop would answer to a deed. Raises the shop's errors."""
    return shop.quote(
        what.order_number,
        ActionKind(what.kind),
        list(what.skus),
        ground=_ground(problem),
        instead_of=what.action_id,
    )


def change(case: Case, kind: str, heard: Heard, shop: Shop, policy: Policy = POLICY) -> Move:
    """The customer agreed to another action in the place of the last one. Changes `case`."""
    move = Move()
    _, order, what = last_deed(case, kind)
    if above_limit(kind, order, policy):
        return to_people(case, move, "above_limit", "utter_above_limit", wish=CHOICES[kind])
    return _altered(
        case,
        move,
        lambda key: shop.change(what.action_id, ActionKind(kind), idempotency_key=key),
        heard,
        what,
        "utter_change_refused",
    )


def undo(case: Case, heard: Heard, shop: Shop) -> Move:
    """The customer agreed to take the last action back. Changes `case`."""
    what = last_deed(case, UNDO)[2]
    return _altered(
        case,
        Move(),
        lambda key: shop.undo(what.action_id, idempotency_key=key),
        heard,
        what,
        "utter_undo_refused",
    )


def last_deed(case: Case, kind: str) -> tuple[Problem, Order, Deed]:
    """The problem that was settled last, its order, and the deed that would alter its action."""
    problem, order = case.last_done, case.order
    if problem is None or problem.action is None or order is None:
        raise LookupError("nothing was set in motion")
    before = deed(problem, order, kind)
    return problem, order, replace(before, action_id=str(problem.action["id"]))


def undoable(case: Case, now: datetime) -> bool:
    """Whether the shop still takes the last action back."""
    problem = case.last_done
    action = problem.action if problem else None
    until = ActionResult.from_json(action).undo_until if action else None
    return until is not None and now < until


def _altered(
    case: Case,
    move: Move,
    write: Callable[[str], ActionResult],
    heard: Heard,
    what: Deed,
    refused: str,
) -> Move:
    """Have the shop change or undo the last action, which the customer has agreed to."""
    problem, order, _ = last_deed(case, what.kind)
    if not agreed(problem, what):
        raise PermissionError(f"nobody has agreed to {what.kind}")
    before = ActionResult.from_json(problem.action)
    problem.agreed = ""
    try:
        result = write(idempotency_key(case, problem, heard, what.kind))
    except NotAllowed:
        return to_people(case, move, "policy_exception", refused)
    except ShopError:
        return to_people(case, move, "backend_down", "utter_shop_down")
    _withdraw(case, order, before, result, move)
    if result.status is ActionStatus.withdrawn:
        _nothing_done(problem, order, move)
    else:
        _told(case, problem, order, result, what.kind, move)
    move.effects.append(case_effect(case, problem, order))
    move.goes = "closing"
    return move


def _nothing_done(problem: Problem, order: Order, move: Move) -> None:
    problem.action, problem.wish, problem.resolution = None, None, "none"
    problem.offered = problem.agreed = ""
    move.say("utter_undone", order_number=order.order_number)


def idempotency_key(case: Case, problem: Problem, heard: Heard, kind: str) -> str:
    """The same message, repeated after a crash, asks the shop for the same thing."""
    return f"telafi-{heard.message_id}-{case.number_of(problem)}-{kind}"


def case_effect(case: Case, problem: Problem, order: Order | None) -> effects.Problem:
    """The facts of a problem for its record."""
    return effects.Problem(
        number=case.number_of(problem),
        type=problem.type,
        goods=_goods(problem, order) if order else effects.Goods(),
        resolution=problem.resolution,
        action_id=str((problem.action or {}).get("id", "")),
        evidence={"photo": problem.photo, "report": problem.report, "received": problem.received},
    )


def _goods(problem: Problem, order: Order) -> effects.Goods:
    item = chosen_items(problem, order)[0]
    return effects.Goods(
        order_number=order.order_number,
        product_sku=item.sku,
        product_title=item.title,
        product_category=item.category,
        carrier=order.shipment.carrier if order.shipment else "",
        warehouse=order.warehouse,
        region=order.region,
    )


def _inform(problem: Problem, order: Order, on: date, move: Move) -> None:
    problem.resolution = "information"
    if problem.type == "invoice":
        move.says.append(facts.invoice(order))
    elif problem.wish == KEEP:
        # Nothing was done, and that was the wish.
        move.say("utter_kept" if problem.type in WHOLE else "utter_left_alone")
    elif problem.type == "late_delivery" and problem.found:
        move.say("utter_glad_found")
    elif problem.type == "late_delivery" and situation(order, on) == Situation.DELIVERED:
        parcel = order.shipment
        move.say("utter_noted_late", promised_on=day(parcel.promised_on if parcel else None))
    else:
        move.says.append(facts.status(order, on))
        if problem.type == "cancel_order" and situation(order, on) != Situation.CANCELLED:
            move.say("utter_cannot_cancel")


def _do(
    case: Case,
    problem: Problem,
    order: Order,
    heard: Heard,
    shop: Shop,
    what: Deed,
    move: Move,
) -> bool:
    """Have the shop do what was agreed to; False where the problem is not settled by it."""
    try:
        if not agreed(problem, what):
            # The form asked for nothing, so the shop has refused the quote: hear why once more.
            quoted(shop, problem, what)
            move.goes = "problem"
            return False
        # A yes is good for one try: what fails goes to people, not to a later turn.
        problem.agreed = ""
        result = shop.act(
            what.order_number,
            ActionKind(what.kind),
            list(what.skus),
            idempotency_key=idempotency_key(case, problem, heard, what.kind),
            note=f"{problem.type}: {problem.received or ''}".strip(": "),
            ground=_ground(problem),
        )
    except NotAllowed as refusal:
        if refusal.open_action is None:
            to_people(case, move, "policy_exception", "utter_shop_refused")
            return False
        # It runs already: telling the truth about it is the answer.
        result = refusal.open_action
        move.say("utter_already_open")
    except ShopError:
        to_people(case, move, "backend_down", "utter_shop_down")
        return False
    _told(case, problem, order, result, result.kind.value, move)
    return True


def _ground(problem: Problem) -> Ground:
    return GROUNDS.get(problem.type, Ground.withdrawal)


def _told(
    case: Case, problem: Problem, order: Order, result: ActionResult, kind: str, move: Move
) -> None:
    """Say what was set in motion; each date in the sentence is a promise in the ledger."""
    problem.action, problem.wish, problem.resolution = result.to_json(), kind, _RESOLUTIONS[kind]
    response = f"utter_promise_{facts.wording(problem, result, kind)}"
    move.say(response, **facts.values(problem, order, result))
    for promise in _promises(response, order, result):
        # What runs already may be told again; it is promised once.
        if not any(_same(promise, known) for known in case.promised):
            case.promised.append(_promised(promise))
            move.effects.append(promise)


def _withdraw(
    case: Case, order: Order, before: ActionResult, after: ActionResult, move: Move
) -> None:
    """Nobody waits any more for what was promised for the earlier wish alone."""
    stands = [] if after.status is ActionStatus.withdrawn else _promises("", order, after)
    gone = [
        known
        for known in case.promised
        if known.action_id == before.id and not any(_same(promise, known) for promise in stands)
    ]
    case.promised = [known for known in case.promised if known not in gone]
    move.effects.append(effects.Withdrawal(before.id, tuple(known.rule for known in gone)))


def _promises(response: str, order: Order, result: ActionResult) -> list[effects.Promise]:
    """What a shop's answer promises: a rule and a day each."""
    dates = (("pickup", result.pickup_on), (result.kind.value, result.resolved_by))
    return [
        effects.Promise(
            template=response,
            rule=f"shop:{what}",
            what=f"{_PROMISED[what]}: {order.order_number}, {day(due_on)}",
            due_on=due_on,
            owner="shop",
            action_id=result.id,
        )
        for what, due_on in dates
        if due_on
    ]


def _promised(promise: effects.Promise) -> Promised:
    return Promised(promise.action_id, promise.rule, promise.due_on.isoformat(), promise.what)


def _same(promise: effects.Promise, known: Promised) -> bool:
    """The same action's promise under the same rule, for the same day."""
    return _promised(promise) == known


def to_people(case: Case, move: Move, reason: str, response: str, **values: str) -> Move:
    """End with people, for a reason and with a sentence that says why."""
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
