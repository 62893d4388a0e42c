"""The questions that a complaint may need, by the names of the form's slots in domain.yml."""

from __future__ import annotations

from enum import Enum


class Step(str, Enum):
    """One question of the complaint form."""

    TYPE = "problem_type"
    ORDER = "order_number"
    PHONE = "phone_last4"
    ITEM = "item"
    RECEIVED = "received"
    PHOTO = "photo"
    REPORT = "damage_report"
    NEIGHBOURS = "neighbours"
    WISH = "wish"
    CONFIRM = "confirm"
