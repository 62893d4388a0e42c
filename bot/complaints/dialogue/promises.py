"""What a shop's answer promises the customer: a rule and a day each, known by action and rule."""

from __future__ import annotations

from bot import effects
from bot.commerce.shops.port import ActionResult, ActionStatus, Order
from bot.complaints.case import Case, Promised
from bot.complaints.move import Move
from bot.labels import PROMISED
from bot.wording import day


def promise(case: Case, order: Order, result: ActionResult, response: str, move: Move) -> None:
    """Put every date that a reply tells into the ledger. Changes `case` and `move`."""
    for made in _promises(response, order, result):
        # What runs already may be told again; it is promised once.
        if _known(made) not in case.promised:
            case.promised.append(_known(made))
            move.effects.append(made)


def withdraw(
    case: Case, order: Order, before: ActionResult, after: ActionResult, move: Move
) -> None:
    """Nobody waits any more for what was promised for the earlier wish alone."""
    over = after.status is ActionStatus.withdrawn
    stands = [] if over else [_known(made) for made in _promises("", order, after)]
    gone = [made for made in _promises("", order, before) if _known(made) not in stands]
    # By their words: what an older version of ours has noted knows no action.
    words = {made.what for made in gone}
    case.promised = [made for made in case.promised if made.what not in words]
    move.effects.append(effects.Withdrawal(before.id, tuple(made.rule for made in gone)))


def _promises(response: str, order: Order, result: ActionResult) -> list[effects.Promise]:
    dates = (("pickup", result.pickup_on), (result.kind.value, result.resolved_by))
    return [
        effects.Promise(
            template=response,
            rule=f"shop:{what}",
            what=f"{PROMISED[what]}: {order.order_number}, {day(due_on)}",
            due_on=due_on,
            owner="shop",
            action_id=result.id,
        )
        for what, due_on in dates
        if due_on
    ]


def _known(made: effects.Promise) -> Promised:
    return Promised(made.action_id, made.rule, made.due_on, made.what)
