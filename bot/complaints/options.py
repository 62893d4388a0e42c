"""What a customer may choose today for a problem. The order of the list is no advice."""

from __future__ import annotations

from datetime import date

from bot.commerce.shops.port import Ground, Order, OrderItem
from bot.complaints.case import Problem
from bot.complaints.consent import KEEP, alike
from bot.complaints.plan import CANCELLABLE
from bot.complaints.policy import POLICY, Policy
from bot.complaints.situation import Situation, delivered_days_ago, situation
from bot.turkish import fold

# Problems that are settled by the customer's choice.
CHOSEN = frozenset(
    {"wrong_product", "damaged_product", "missing_item", "not_as_expected", "return_refund"}
)
GROUNDS = {
    "wrong_product": Ground.defect,
    "damaged_product": Ground.defect,
    "missing_item": Ground.missing,
}


def options(problem: Problem, order: Order, on: date, policy: Policy = POLICY) -> tuple[str, ...]:
    """The choices, () where people have to decide."""
    items = chosen_items(problem, order)
    if problem.type == "late_delivery":
        return _late(situation(order, on, policy))
    if problem.type == "cancel_order":
        return ("cancel", KEEP) if situation(order, on, policy) in CANCELLABLE else ()
    if problem.type == "damaged_product":
        return _defective(items, order, on, policy)
    another = all(item.exchangeable for item in items)
    if problem.type == "wrong_product":
        return ("exchange", "refund") if another else ("refund",)
    if problem.type == "missing_item":
        return ("reship", "refund") if another else ("refund",)
    return _withdrawal(items, order, on, policy)


def fitting(wish: str | None, choices: tuple[str, ...]) -> str | None:
    """The choice that a wish means here: 'yenisini gönderin' is an exchange or a new parcel."""
    if wish is None or wish in choices or wish == KEEP:
        return wish
    return next((choice for choice in choices if alike(wish, choice)), None)


def open_choices(problem: Problem, order: Order, on: date) -> tuple[str, ...]:
    """The choices without those that the customer has refused; all of them if none is left."""
    choices = options(problem, order, on)
    left = tuple(choice for choice in choices if choice not in problem.refused)
    return left or choices


def chosen_items(problem: Problem, order: Order) -> tuple[OrderItem, ...]:
    """The lines that a problem is about; all of them where none is named."""
    return tuple(item for item in order.items if item.sku in problem.skus) or order.items


def why_no_options(problem: Problem, order: Order, on: date, policy: Policy = POLICY) -> str:
    """Why there is nothing to choose, in words that the customer reads."""
    days = delivered_days_ago(order, on)
    if days is None:
        return "siparişiniz henüz teslim edilmemiş görünüyor"
    if not all(item.returnable for item in chosen_items(problem, order)):
        return "ürün iade kapsamı dışında görünüyor"
    return f"{policy.return_days} günlük iade süresi dolmuş"


def _late(where: Situation) -> tuple[str, ...]:
    if where == Situation.LOST:
        return ("reship", "refund")
    return ("wait", "cancel")


def _defective(
    items: tuple[OrderItem, ...], order: Order, on: date, policy: Policy
) -> tuple[str, ...]:
    """The law's four options, as far as they apply (law no. 6502, art. 11)."""
    days = delivered_days_ago(order, on)
    if days is not None and days > 365 * policy.defect_years:
        return ()
    choices = ["refund"]
    if all(item.exchangeable for item in items):
        choices.append("replacement")
    if all(fold(item.category) in policy.repairable for item in items):
        choices.append("repair")
    return (*choices, "price_reduction")


def _withdrawal(
    items: tuple[OrderItem, ...], order: Order, on: date, policy: Policy
) -> tuple[str, ...]:
    days = delivered_days_ago(order, on)
    if days is None or days > policy.return_days or not all(item.returnable for item in items):
        return ()
    return ("refund", "exchange") if all(item.exchangeable for item in items) else ("refund",)
