"""The customer wants to send something back, without a word about a trouble."""

from __future__ import annotations

from bot.complaints.withdrawal import Withdrawal


class ReturnRefund(Withdrawal):
    """The right of withdrawal: no reason is asked for."""

    name = "return_refund"
    complaint = False
    remedy = "refund"
    asked_about = frozenset(
        {"return_cost", "return_period", "refund_time", "how_to_return", "discount_amount"}
        | {"product", "coupon", "refund_status", "hours", "data", "compare"}
    )
