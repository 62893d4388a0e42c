"""The product is as sold, and not what the customer hoped for."""

from __future__ import annotations

from bot.complaints.withdrawal import Withdrawal


class NotAsExpected(Withdrawal):
    """The right of withdrawal: no reason is asked for."""

    name = "not_as_expected"
    asked_about = frozenset({"product"})
