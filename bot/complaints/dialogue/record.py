"""The facts of a problem for its record: what the outcome log and the brief are made of."""

from __future__ import annotations

from bot import effects
from bot.commerce.shops.port import Order
from bot.complaints.case import Case, Problem


def record(case: Case, problem: Problem, order: Order | None) -> effects.Problem:
    """How far a problem is.

    `order`: None before the proof, and later where what is on record of it has to stay: it can't be
    read, or an action has changed it.
    """
    unproven = None if case.proven_at else effects.Goods()
    return effects.Problem(
        number=case.number_of(problem),
        type=problem.type,
        goods=_goods(problem, order) if order else unproven,
        resolution=problem.resolution,
        action_id=problem.action.id if problem.action else problem.action_id,
        evidence={"photo": problem.photo, "report": problem.report, "received": problem.received},
        skus=tuple(problem.skus),
    )


def _goods(problem: Problem, order: Order) -> effects.Goods:
    item = problem.items(order)[0]
    return effects.Goods(
        order_number=order.order_number,
        product_sku=item.sku,
        product_title=item.title,
        product_category=item.category,
        carrier=order.shipment.carrier if order.shipment else "",
        warehouse=order.warehouse,
        region=order.region,
    )
