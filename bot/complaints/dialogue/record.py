"""The facts of a problem for its record: what the outcome log and the brief are made of."""

from __future__ import annotations

from bot import effects
from bot.commerce.shops.port import Order
from bot.complaints.case import Case, Problem


def record(
    case: Case, problem: Problem, order: Order | None, *, keep_goods: bool = False
) -> effects.Problem:
    """How far a problem is. `keep_goods`: after an action the order may look different."""
    goods = None if keep_goods else _goods(problem, order)
    return effects.Problem(
        number=case.number_of(problem),
        type=problem.type,
        goods=goods,
        resolution=problem.resolution,
        action_id=problem.action.id if problem.action else "",
        evidence={"photo": problem.photo, "report": problem.report, "received": problem.received},
    )


def _goods(problem: Problem, order: Order | None) -> effects.Goods:
    if order is None:
        return effects.Goods()
    named = [item for item in order.items if item.sku in problem.skus]
    item = (named or order.items)[0]
    return effects.Goods(
        order_number=order.order_number,
        product_sku=item.sku,
        product_title=item.title,
        product_category=item.category,
        carrier=order.shipment.carrier if order.shipment else "",
        warehouse=order.warehouse,
        region=order.region,
    )
