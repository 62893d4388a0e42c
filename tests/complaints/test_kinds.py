"""A complaint type is one file: a made-up one is registered here and played to the end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actions import responses
from bot import effects, labels
from bot.commerce.shops.demo.service.orders import sales
from bot.commerce.shops.port import ActionKind, Ground
from bot.complaints.kind import Kind, Matter
from bot.complaints.kinds import KINDS, complaints, requests
from bot.complaints.step import Step
from tests.complaints.talk import NOW, TODAY, Talk, WatchedShop, about, demo_shop

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
BROKEN_SEAL = "broken_seal"


class BrokenSeal(Kind):
    """The parcel's seal is torn: a photo, then a second one or the money."""

    name = BROKEN_SEAL
    ground = Ground.defect

    def next_step(self, matter: Matter) -> Step | None:
        return Step.EVIDENCE if matter.problem.photo is None else super().next_step(matter)

    def choices(self, matter: Matter) -> tuple[str, ...]:
        return ("replacement", "refund")


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file's class, its labels and its texts: all that a new type needs beside its lines."""
    monkeypatch.setitem(KINDS, BROKEN_SEAL, BrokenSeal())
    monkeypatch.setitem(labels.TYPES, BROKEN_SEAL, "Mührü yırtık geldi")
    monkeypatch.setitem(labels.PROBLEMS, BROKEN_SEAL, "Yırtık mühür")
    texts = {
        f"utter_empathy_{BROKEN_SEAL}": ["Paketin açılmış gibi görünmesine üzüldüm."],
        f"utter_empathy_{BROKEN_SEAL}_item": ["{item} paketinin açılmış gibi görünmesine üzüldüm."],
        f"utter_question_wish_{BROKEN_SEAL}": ["Nasıl ilerleyelim?"],
    }
    everything = {**responses.load(), **texts}
    monkeypatch.setattr(responses, "load", lambda language="tr": everything)


def test_a_new_type_plays_to_its_end(talk: Talk, made_up: None) -> None:
    """Empathy, its own question, its choices, the shop's action, the record and the rating."""
    reply = talk.says(f"mühür yırtıktı {about('TS-1006')}", BROKEN_SEAL)
    assert (reply.responses[0], reply.asks) == (f"utter_empathy_{BROKEN_SEAL}_item", "evidence")
    reply = talk.presses("none")
    assert (reply.asks, reply.buttons) == ("wish", ("replacement", "refund"))
    reply = talk.presses("refund")
    assert talk.actions == ["act refund"]
    record = reply.effect(effects.Problem)[0]
    assert (record.type, record.resolution) == (BROKEN_SEAL, "refund")
    talk.presses("affirm")
    assert talk.presses("5").effect(effects.Close)


def test_a_new_type_is_offered_to_who_names_none(talk: Talk, made_up: None) -> None:
    """It stands among the buttons of the first question."""
    assert BROKEN_SEAL in talk.says(about("TS-1006")).buttons


def test_a_new_type_is_handed_over_with_its_name(talk: Talk, made_up: None) -> None:
    """The brief calls it by its label."""
    talk.says(f"mühür yırtıktı {about('TS-1006')}", BROKEN_SEAL)
    assert "Sorun: Yırtık mühür" in talk.says("temsilci", "human_agent").brief


def test_the_twin_is_unknown_without_its_registration(talk: Talk) -> None:
    """The same intent without the type is no problem of ours: what it is gets asked."""
    assert talk.says(f"mühür yırtıktı {about('TS-1006')}", BROKEN_SEAL).asks == "problem_type"


def test_every_type_has_its_labels() -> None:
    """Customers' buttons and agents' pages know each type."""
    for names in (labels.TYPES, labels.PROBLEMS):
        assert set(names) == set(KINDS)
    assert {*complaints(), *requests()} == set(KINDS)


def test_a_type_is_named_in_its_own_file_only() -> None:
    """Outside its file a type's name is data: the labels. Nothing else knows single types."""
    names = re.compile(rf"[\"']({'|'.join(KINDS)})[\"']")
    named = {
        str(path.relative_to(ROOT))
        for folder in ("bot", "actions")
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts and names.search(path.read_text(encoding="utf-8"))
    }
    own = {f"bot/complaints/kinds/{name}.py" for name in KINDS}
    # Understanding stands alone: the names of its intents are its own data.
    assert named == own | {"bot/labels.py", "bot/nlu/names.py", "bot/nlu/asks.py"}


def test_what_the_shop_cannot_do_is_not_offered() -> None:
    """A shop without exchanges and repairs: the other choices stay."""
    able = set(ActionKind) - {ActionKind.replacement, ActionKind.repair}
    talk = Talk(WatchedShop(sales(TODAY), lambda: NOW, able))
    talk.says(f"hasarlı geldi {about('TS-1006')}", "damaged_product")
    assert talk.presses("none").buttons == ("refund", "price_reduction")


def test_the_twin_offers_all_four() -> None:
    """With all abilities there are four."""
    talk = Talk(demo_shop())
    talk.says(f"hasarlı geldi {about('TS-1006')}", "damaged_product")
    assert len(talk.presses("none").buttons) == 4


def test_a_shop_that_can_do_nothing_hands_over() -> None:
    """Where no choice is left people decide; a late parcel is told of."""
    talk = Talk(WatchedShop(sales(TODAY), lambda: NOW, ()))
    talk.says(f"hasarlı geldi {about('TS-1006')}", "damaged_product")
    reply = talk.presses("none")
    assert (reply.responses[0], reply.reason) == ("utter_shop_refused", "policy_exception")


@pytest.mark.parametrize("kind", complaints())
def test_no_type_is_lost_for_words_where_the_shop_can_do_nothing(kind: str) -> None:
    """Each type ends with people or with what there is to tell, whatever the shop can't do."""
    talk = Talk(WatchedShop(sales(TODAY), lambda: NOW, ()))
    reply = talk.says(f"sorun var {about('TS-1006')}", kind)
    for answer in ("none", "no"):
        reply = talk.presses(answer) if answer in reply.buttons else talk.says("bir bardak geldi")
    assert reply.reason or reply.asks
    assert talk.actions == []
