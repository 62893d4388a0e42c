"""The questions that a complaint may need, by the names of the form's slots in domain.yml."""

from __future__ import annotations

from enum import Enum


class Step(str, Enum):
    """One question of the complaint form."""

    TYPE = "problem_type"
    ORDER = "order_number"
    PHONE = "phone_last4"
    WHICH_ORDER = "which_order"
    ITEM = "item"
    RECEIVED = "received"
    EVIDENCE = "evidence"
    NEIGHBOURS = "neighbours"
    WISH = "wish"
    VARIANT = "variant"
    DETAIL = "detail"
    CONFIRM = "confirm"


PROOF = frozenset({Step.ORDER, Step.PHONE, Step.WHICH_ORDER})
"""Those that ask which order it is, and whose."""
