"""The choices side by side, for who can't decide: when, how much, what is collected."""

from __future__ import annotations

from contextlib import suppress

from bot.commerce.errors import NotAllowed
from bot.complaints.deed import ACTIONS, KEEP
from bot.complaints.dialogue.remedy import quoted
from bot.complaints.kind import Matter
from bot.complaints.move import Say
from bot.complaints.situation import Situation
from bot.labels import CHOICES


def compared(matter: Matter) -> list[Say]:
    """One line for each choice, from the shop's quotes; no advice. Raises the shop's errors."""
    lines = []
    for choice in matter.open_options:
        with suppress(NotAllowed):
            lines.append(_line(matter, choice))
    return [Say("utter_compare"), *lines] if len(lines) > 1 else []


def _line(matter: Matter, choice: str) -> Say:
    title = CHOICES[choice]
    if choice == KEEP:
        return Say("utter_compare_keep", {"choice": title})
    quote = quoted(matter, matter.deed(ACTIONS.get(choice, choice), matter.instead_of))
    early = matter.where is Situation.ON_TIME
    collected = "pickup" if quote.pickup_on else "early" if early else "plain"
    paid = "money" if quote.amount else "goods"
    values = {"choice": title, "amount": quote.amount, "resolved_by": quote.resolved_by}
    return Say(f"utter_compare_{paid}_{collected}", {**values, "pickup_on": quote.pickup_on})
