"""Until when an order may be withdrawn from, and what is told of it.

Law no. 6502, art. 48 (14 days from delivery, and all the time before it) and art. 12 (two years for
defects); a lawyer must confirm.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.commerce.shops.port import Order, OrderItem
from bot.complaints.move import Say
from bot.complaints.rules import Rules
from bot.complaints.situation import Situation, delivered_days_ago, situation


def last_day(order: Order, rules: Rules) -> date | None:
    """The last day of the right of withdrawal; None while the order is not delivered."""
    return _since_delivery(order, rules, rules.law.return_days)


def liable_until(order: Order, rules: Rules) -> date | None:
    """The last day of the rights to what is defective; None while it is not delivered."""
    return _since_delivery(order, rules, rules.law.defect_days)


def period_over(order: Order, rules: Rules) -> bool:
    """Whether the right of withdrawal has run out."""
    until = last_day(order, rules)
    return until is not None and until < rules.today


def told_period(order: Order, items: Sequence[OrderItem], rules: Rules) -> list[Say]:
    """How long these items may still be sent back; [] for a cancelled order.

    Who is late hears that it is over, and what a defect changes.
    """
    if situation(order, rules.today, rules.law) is Situation.CANCELLED:
        return []
    until = last_day(order, rules)
    if not all(item.returnable for item in items):
        return [Say("utter_fact_not_returnable"), *_of_defects(order, rules)]
    if until is None:
        return [Say("utter_fact_return_early")]
    if until < rules.today:
        return [Say("utter_fact_return_over", {"until": until}), *_of_defects(order, rules)]
    left = str((until - rules.today).days)
    return [Say("utter_fact_return_days", {"until": until, "days": left})]


def _of_defects(order: Order, rules: Rules) -> list[Say]:
    until = liable_until(order, rules)
    if until is None or until < rules.today:
        return []
    return [Say("utter_fact_defect")]


def _since_delivery(order: Order, rules: Rules, days: int) -> date | None:
    passed = delivered_days_ago(order, rules.today)
    return None if passed is None else rules.today + timedelta(days - passed)
