"""Effects travel as JSON between two processes: each kind there and back, nothing else."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone
from typing import Any

import pytest

from bot import effects
from bot.conversations.handlers import _HANDLERS, handles

EXAMPLES = (
    effects.Heard(("late_delivery", "abuse"), "angry", unclear=True),
    effects.Problem(1, "late_delivery", effects.Goods("TS-1003", carrier="Hızlı"), "refund", "D"),
    effects.Problem(2, "invoice", goods=None, evidence={"photo": None, "received": "çanta"}),
    effects.Promise("utter_promise_refund", "shop:refund", "Para", date(2026, 3, 4), "shop", "D"),
    effects.Kept(effects.CALLBACK),
    effects.Kept("shop:enquiry", "a-1"),
    effects.Withdrawal("DS-1", ("shop:refund", "shop:pickup")),
    effects.Handoff("safety", "Kim: Ali\nSorun: yok"),
    effects.Handoff("policy_exception", "Kim: Ali", datetime(2026, 3, 9, 9, tzinfo=timezone.utc)),
    effects.Note("Beklerken: TS-1003"),
    effects.Solved(yes=False),
    effects.Rating(None),
    effects.Rating(5, "sağ olun"),
    effects.Close(),
)
PROMISE = {"kind": "promise", "template": "t", "rule": "r", "what": "w", "owner": "shop"}


def test_every_kind_has_an_example() -> None:
    """A new kind is held by the tests below."""
    assert {type(one) for one in EXAMPLES} == set(effects.KINDS.values())


@pytest.mark.parametrize("effect", EXAMPLES, ids=lambda one: type(one).__name__)
def test_an_effect_survives_its_way(effect: effects.Effect) -> None:
    """What the actions say is what the worker stores."""
    assert effects.decode(json.loads(json.dumps(effects.encode(effect)))) == effect


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"kind": "dance"},
        {"kind": ["close"]},
        {"kind": "handoff", "reason": "safety"},
        {"kind": "rating", "csat": "5"},
        {"kind": "rating", "csat": True},
        PROMISE,
        {**PROMISE, "due_on": "4 Mart"},
    ],
)
def test_what_is_no_effect_is_an_error(row: dict[str, Any]) -> None:
    """An unknown kind, a missing or a wrong field: never silence."""
    with pytest.raises(ValueError):
        effects.decode(row)


def test_each_type_has_its_handler() -> None:
    """What no room carries out would be lost."""
    assert set(_HANDLERS) == set(effects.KINDS.values())


def test_a_second_handler_is_refused() -> None:
    """Two rooms that carry out the same effect would do it twice."""
    with pytest.raises(LookupError):
        handles(effects.Close)(lambda *_: None)
