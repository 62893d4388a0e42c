"""Who comes back within 30 days goes on where they were, with what they had proven."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from bot import effects
from bot.commerce.errors import Unavailable
from bot.commerce.shops.port import ActionKind, Line, Request
from bot.complaints import slot
from bot.complaints.case import Case, Problem
from bot.complaints.dialogue.scene import Scene
from bot.complaints.reading.heard import Heard
from bot.complaints.stored.earlier import earlier_case
from bot.complaints.stored.ledger import record
from bot.conversations.closing import close
from bot.conversations.models import Conversation, Customer
from tests.complaints.talk import NOW, Talk, about
from tests.conversations import build

GOODS = effects.Goods("TS-1006", "AYK-KOS-42")
SETTLED: dict[str, Any] = {
    "goods": GOODS,
    "resolution": "refund",
    "action_id": "DS-1",
    "skus": ("AYK-KOS-42",),
}


@pytest.fixture
def ali(db: None) -> Customer:
    return build.customer()


def spoken(of: Customer, days_ago: int = 1, closed: bool = True, **fields: Any) -> Conversation:
    """A conversation of one problem."""
    conversation = build.conversation(of)
    problem = effects.Problem(1, "damaged_product", **{**SETTLED, **fields})
    record(conversation, None, problem)  # type: ignore[arg-type]
    if closed:
        close(conversation, timezone.now() - timedelta(days=days_ago))
    return conversation


def test_what_was_proven_and_settled_is_known(ali: Customer) -> None:
    """The order, since the close of that conversation, and the problem with its action."""
    before = spoken(ali)
    case = earlier_case(ali.pk, timezone.now())
    assert case is not None and before.closed_at is not None
    assert (case.order_number, case.returning) == ("TS-1006", "TS-1006")
    assert (case.proven_at, case.phone_last4) == (before.closed_at.isoformat(), None)
    (problem,) = case.problems
    assert (problem.type, problem.done, problem.resolution) == ("damaged_product", True, "refund")
    assert (problem.skus, problem.action_id) == (["AYK-KOS-42"], "DS-1")
    assert slot.load(slot.dump(case)) == case


def test_what_was_never_settled_is_not_gone_on_with(ali: Customer) -> None:
    """Handed to people, or left: the order is known, and the customer says what it is now."""
    spoken(ali, resolution="none", action_id="")
    case = earlier_case(ali.pk, timezone.now())
    assert case is not None
    assert (case.order_number, case.problems) == ("TS-1006", [])


def test_the_latest_order_counts(ali: Customer) -> None:
    """Of several conversations the last one with an order, and each problem of that order."""
    spoken(ali, 5, action_id="DS-1")
    spoken(ali, 4, goods=effects.Goods("TS-1003"), action_id="DS-2")
    spoken(ali, 3, goods=effects.Goods("TS-1003"), action_id="DS-3")
    spoken(ali, 2, goods=effects.Goods(), action_id="", resolution="none")
    case = earlier_case(ali.pk, timezone.now())
    assert case is not None
    assert case.order_number == "TS-1003"
    assert [problem.action_id for problem in case.problems] == ["DS-2", "DS-3"]


@pytest.mark.parametrize(
    "why", ["another customer", "not proven", "too long ago", "still open", "nobody"]
)
def test_nobody_gets_what_they_have_not_proven(ali: Customer, why: str) -> None:
    """The negative twins."""
    spoken(
        build.customer() if why == "another customer" else ali,
        days_ago=31 if why == "too long ago" else 1,
        closed=why != "still open",
        **({"goods": effects.Goods()} if why == "not proven" else {}),
    )
    customer_id = 0 if why == "nobody" else ali.pk
    assert earlier_case(customer_id, timezone.now()) is None


def _scene(talk: Talk, action_id: str) -> Scene:
    problem = Problem("damaged_product", done=True, resolution="refund", action_id=action_id)
    case = Case([problem], order_number="TS-1006", proven_at="unknown", returning="TS-1006")
    return Scene(case, Heard("m", 1), talk.rules)


@pytest.fixture
def refunded(talk: Talk) -> str:
    """An order with a refund at the shop; its action's id."""
    talk.shop.consent = frozenset({"refund"})
    request = Request(ActionKind.refund, (Line("AYK-KOS-42"),))
    return talk.shop.act("TS-1006", request, idempotency_key="k").id


def test_an_earlier_action_is_read_when_it_is_needed(talk: Talk, refunded: str) -> None:
    """As it stands at the shop: it can be changed or undone like one of this conversation."""
    scene = _scene(talk, refunded)
    matter = scene.last
    assert matter is not None and matter.problem.action is not None
    assert (matter.problem.action.id, matter.problem.wish) == (refunded, "refund")
    assert matter.problem.action_id == ""


def test_an_undone_action_is_none(talk: Talk, refunded: str) -> None:
    """What was taken back meanwhile is nothing that runs."""
    talk.shop.consent = frozenset({"undo"})
    talk.shop.undo(refunded, idempotency_key="u")
    assert _scene(talk, refunded).last is None


def test_a_shop_that_is_down_is_asked_later(
    talk: Talk, refunded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is raised, and nothing is forgotten."""
    scene = _scene(talk, refunded)

    def down(_: str) -> None:
        raise Unavailable("down")

    with monkeypatch.context() as broken:
        broken.setattr(talk.shop, "action", down)
        assert scene.last is None
    assert scene.last is not None


@pytest.fixture
def back(talk: Talk) -> Talk:
    """A customer who has come back about TS-1011."""
    known = Case(order_number="TS-1011", proven_at=NOW.isoformat(), returning="TS-1011")
    talk.slot = slot.dump(known)
    return talk


def test_nobody_proves_an_order_twice(back: Talk) -> None:
    """The first question is the next one that is missing."""
    assert back.says("bardaklar kırık geldi", "damaged_product").asks == "evidence"


def test_another_order_has_to_be_proven(back: Talk) -> None:
    """The negative twin: what is known of one order holds for no other."""
    assert back.says("TS-1006 kırık geldi", "damaged_product").asks == "phone_last4"
    assert back.case.proven_at == ""
    assert back.says(about("TS-1006")).asks == "evidence"


@pytest.mark.parametrize("intent", ["cancel_order", "correction", "out_of_scope"])
def test_what_was_done_then_is_taken_back_by_the_first_words(
    talk: Talk, refunded: str, intent: str
) -> None:
    """However the model reads them: the undoing is proposed, and done after a yes."""
    talk.slot = slot.dump(_scene(talk, refunded).case)
    reply = talk.says("yanlış oldu, geri alın", intent)
    assert reply.responses == ("utter_terms_undo", "utter_question_confirm")
    assert talk.agrees().responses[0] == "utter_undone"


def test_nothing_is_taken_back_that_was_not_done(back: Talk) -> None:
    """The twin: only an order is known, and the question is what it is about."""
    assert back.says("geri alın", "cancel_order").asks != "confirm"
