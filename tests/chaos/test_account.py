"""The account of a storm: what it calls lost, doubled or left alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chaos.messengers import _sent, _sums
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


@pytest.mark.parametrize(
    ("seen", "wrong"),
    [
        (["a", "b"], {}),
        (["a", "a", "b"], {"sent_twice": 1}),
        (["b", "a"], {"sent_out_of_order": 2}),
        (["a"], {"sent_out_of_order": 1}),
        (["a", "b", "a"], {"sent_out_of_order": 1}),
    ],
)
def test_each_fault_of_the_way_out_is_seen(seen: list[str], wrong: dict[str, int]) -> None:
    """What the customer sees on a messenger against what we said."""
    sums = _sent(seen, ["a", "b"])
    assert {name: count for name, count in sums.items() if count} == wrong


@pytest.mark.parametrize(
    ("stored", "replies", "wrong"),
    [
        (["a", "b"], 2, {}),
        (["a"], 1, {"lost": 1}),
        (["a", "a", "b"], 2, {"stored_twice": 1}),
        (["b", "a"], 2, {"out_of_order": 1}),
        (["a", "b"], 1, {"never_answered": 1}),
        (["a", "b"], 3, {"replied_twice": 1}),
    ],
)
def test_each_fault_of_the_way_in_is_seen(
    stored: list[str], replies: int, wrong: dict[str, int]
) -> None:
    """What was told to us against what is stored."""
    sums = _sums(["a", "b"], stored, replies, with_people=False)
    assert {name: count for name, count in sums.items() if count} == wrong
