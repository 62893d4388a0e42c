"""The account of a storm: what it calls lost, doubled or left alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chaos.storm import _account

PEOPLE = "Mesajlarınız kayıtlı; görüşmeyi bir temsilcimize aktardım."


def talk(*rows: str) -> list[dict[str, Any]]:
    """'a' is the customer's message a, '-' a reply, '!' the apology that calls people."""
    texts = {"-": "Tabii.", "!": PEOPLE}
    return [
        {"from": "bot", "text": texts[row], "client_id": None}
        if row in texts
        else {"from": "customer", "text": "?", "client_id": row}
        for row in rows
    ]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (("a", "-", "b", "-"), {}),
        (("a", "b", "-", "-"), {}),
        (("a", "-", "b", "!", "-"), {}),
        (("a", "!", "b"), {}),
        (("a", "-"), {"lost": 1, "out_of_order": 1}),
        (("a", "-", "b", "b", "-"), {"stored_twice": 1}),
        (("b", "-", "a", "-"), {"out_of_order": 1}),
        (("a", "-", "b"), {"never_answered": 1}),
        (("a", "b", "-"), {"never_answered": 1}),
        (("a", "-", "-", "b", "-"), {"replied_twice": 1}),
        ((), {"lost": 2, "out_of_order": 1}),
    ],
)
def test_each_fault_is_seen(rows: tuple[str, ...], wrong: dict[str, int]) -> None:
    """A measure that can't tell these would prove nothing."""
    sums = _account(["a", "b"], talk(*rows))
    faults = ("lost", "stored_twice", "never_answered", "out_of_order", "replied_twice")
    assert {name: sums[name] for name in faults if sums[name]} == wrong
