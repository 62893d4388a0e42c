"""The case in Rasa's slot: small, without personal data, and readable after an update."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from bot import effects
from bot.commerce.errors import Unavailable
from bot.commerce.shops.port import ActionStatus
from bot.complaints import slot
from bot.complaints.case import VERSION, Case, Problem
from bot.complaints.dialogue.promises import withdraw
from bot.complaints.dialogue.scene import Scene
from bot.complaints.move import Move
from bot.complaints.reading.heard import Heard
from bot.complaints.rules import Rules
from tests.complaints.talk import PHONES, Talk, about, demo_shop

# As the version before wrote it: the order whole, promises as sentences, the action as JSON.
VERSION_1: dict[str, Any] = {
    "problems": [
        {
            "type": "damaged_product",
            "said": "kırık",
            "skus": ["AYK-KOS-42"],
            "photo": "none",
            "report": "no",
            "wish": "refund",
            "action": {
                "id": "DS-1",
                "kind": "refund",
                "status": "booked",
                "pickup_on": "2026-03-05",
                "resolved_by": "2026-03-22",
                "return_code": "IADE-1",
                "amount": "1899.90",
                "undo_until": "2026-03-05T00:00:00+03:00",
            },
            "resolution": "refund",
            "done": True,
        }
    ],
    "order_number": "TS-1006",
    "phone_last4": "6284",
    "order_json": {"order_number": "TS-1006", "phone_last4": "6284", "customer_name": "Ali Kaya"},
    "promised": ["Para iadesi yapılacak: TS-1006, 22 Mart Pazar"],
    "used": {"utter_intro": 1},
    "asked_at": "2026-03-04T11:00:00+03:00",
}


def test_a_slot_of_the_last_version_still_loads() -> None:
    """A conversation outlives an update: order proven, action and promise as they were."""
    case = slot.load(json.loads(json.dumps(VERSION_1)))
    assert (case.order_number, bool(case.proven_at), case.version) == ("TS-1006", True, VERSION)
    action = case.problems[0].action
    assert action is not None and action.id == "DS-1"
    assert case.promised[0].what == "Para iadesi yapılacak: TS-1006, 22 Mart Pazar"


def test_nothing_personal_of_the_last_version_is_kept() -> None:
    """What it knew of name and phone is gone with the next turn."""
    written = json.dumps(slot.dump(slot.load(VERSION_1)))
    assert "6284" not in written
    assert "Ali" not in written


def test_the_talk_goes_on_after_the_update(talk: Talk) -> None:
    """The next message is met with the order read anew from the shop."""
    talk.slot, talk.form, talk.asked = json.loads(json.dumps(VERSION_1)), "closing", "solved"
    reply = talk.says("faturam nerede", "invoice")
    assert reply.responses[-2].startswith("utter_info_invoice")
    assert talk.shop.calls == ["find_order"]


def test_what_the_last_version_promised_is_withdrawn_by_an_undo() -> None:
    """The action's own dates say what was promised for it."""
    case, order = slot.load(VERSION_1), demo_shop().orders["TS-1006"]
    before = case.problems[0].action
    assert before is not None
    move = Move()
    withdraw(case, order, before, replace(before, status=ActionStatus.withdrawn), move)
    assert move.effects == [effects.Withdrawal("DS-1", ("shop:pickup", "shop:refund"))]
    assert case.promised == []


@pytest.mark.parametrize("row", [{"new": 1}, {"version": VERSION + 1, "mood": {"a": []}}])
def test_an_unknown_field_is_passed_over(row: dict[str, Any]) -> None:
    """What a later version wrote does not stop an earlier one."""
    problem = {"type": "invoice", "later": True}
    assert slot.load({**row, "problems": [problem]}).problems[0].type == "invoice"


def test_a_broken_slot_is_an_error() -> None:
    """The twin: a wrong type is no guess."""
    with pytest.raises(ValueError):
        slot.load({"problems": "none"})


def test_a_missing_slot_is_a_new_case() -> None:
    """No slot yet, or an empty one."""
    assert slot.load(None) == slot.load({}) == Case()


def test_no_phone_and_no_order_stay_in_the_slot(talk: Talk) -> None:
    """After the proof the slot holds the number and the time, nothing else of the order."""
    talk.says(f"hasarlı geldi {about('TS-1006')}", "damaged_product")
    kept = {name: value for name, value in (talk.slot or {}).items() if name != "problems"}
    assert kept["proven_at"]
    assert PHONES["TS-1006"] not in json.dumps(kept)
    assert "Koşu" not in json.dumps(talk.slot, ensure_ascii=False)


def test_the_order_is_read_once_a_turn(talk: Talk) -> None:
    """Each message costs one look-up, whatever follows in its turn; none where none is needed."""
    talk.says(f"hasarlı geldi {about('TS-1006')}", "damaged_product")
    assert talk.shop.calls == ["owned_order"]
    talk.presses("none")
    talk.presses("refund")
    talk.presses("affirm")
    talk.presses("5")
    assert [call for call in talk.shop.calls if "order" in call] == [
        *("owned_order", "find_order", "find_order")
    ]


def test_the_order_is_asked_not_remembered(talk: Talk) -> None:
    """What changed at the shop meanwhile is what the next turn decides on."""
    talk.says(f"gelmedi {about('TS-1003')}", "late_delivery")
    assert talk.asked == "wish"
    talk.shop.orders["TS-1003"] = replace(talk.shop.orders["TS-1005"], order_number="TS-1003")
    reply = talk.says("nerede bu", "order_status")
    assert "utter_question_neighbours" in reply.responses


def test_a_proven_order_that_is_gone_is_an_error() -> None:
    """The shop lost it: for people, never a guess."""
    scene = Scene(Case(order_number="TS-9999", proven_at="x"), Heard("m", 1), Rules(demo_shop()))
    with pytest.raises(Unavailable):
        _ = scene.order


def test_two_problems_that_read_the_same_are_two() -> None:
    """Their numbers, and with them their records and idempotency keys, differ."""
    case = Case()
    first, second = case.add("invoice", "fatura"), case.add("invoice", "fatura")
    assert (case.number_of(first), case.number_of(second)) == (1, 2)


def test_a_settled_problem_takes_little_room() -> None:
    """A long conversation holds many, and the case travels with every turn."""
    case = Case(problems=[Problem("order_status", "Kargom nerede?", done=True)] * 100)
    assert len(json.dumps(slot.dump(case))) < 100 * 100 + 1000
    assert slot.load(slot.dump(case)) == case
