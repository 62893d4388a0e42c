"""The complaint types: one file each, and this table of them."""

from __future__ import annotations

from itertools import chain

from bot.commerce.shops.port import Order
from bot.complaints.case import Problem
from bot.complaints.kind import Kind, Matter
from bot.complaints.kinds.cancel_order import CancelOrder
from bot.complaints.kinds.damaged_product import DamagedProduct
from bot.complaints.kinds.invoice import Invoice
from bot.complaints.kinds.late_delivery import LateDelivery
from bot.complaints.kinds.missing_item import MissingItem
from bot.complaints.kinds.not_as_expected import NotAsExpected
from bot.complaints.kinds.order_status import OrderStatus
from bot.complaints.kinds.return_refund import ReturnRefund
from bot.complaints.kinds.wrong_product import WrongProduct
from bot.complaints.rules import Rules

# In the order in which a customer is offered them.
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        WrongProduct(),
        DamagedProduct(),
        LateDelivery(),
        MissingItem(),
        NotAsExpected(),
        ReturnRefund(),
        CancelOrder(),
        OrderStatus(),
        Invoice(),
    )
}


def errands() -> dict[str, str]:
    """Each wish that no trouble has to be told for, and the type that carries it out."""
    return {errand: name for name, kind in KINDS.items() for errand in kind.errands}


def complaints() -> tuple[str, ...]:
    """The names of the troubles."""
    return tuple(name for name, kind in KINDS.items() if kind.complaint)


def requests() -> tuple[str, ...]:
    """The names of what is asked for without a trouble."""
    return tuple(name for name, kind in KINDS.items() if not kind.complaint)


def matter_of(problem: Problem, order: Order, rules: Rules) -> Matter:
    """The problem as its type decides on it; KeyError where the type is not known yet."""
    return Matter(problem, order, rules, KINDS[problem.type])


def refit(problem: Problem, order: Order, rules: Rules) -> None:
    """With the order at hand a problem may be another one: nothing is missing from a parcel that
    has not come, and what is wished for may have a type of its own. Changes the problem's type.
    """
    if not problem.type or KINDS[problem.type].fits(matter_of(problem, order, rules)):
        return
    wished = (kind for kind in KINDS.values() if kind.remedy and kind.remedy == problem.wish)
    fitting = (kind for kind in wished if kind.fits(Matter(problem, order, rules, kind)))
    not_come = (kind for kind in KINDS.values() if kind.not_come)
    problem.type = next(chain(fitting, not_come)).name
