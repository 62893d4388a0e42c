"""Several things of one order: each with its own wish, all in one question, one yes for all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.acts import WANTED, Act
from bot.commerce.shops.port import Line, Order
from tests.complaints.talk import Talk, about

pytestmark = pytest.mark.django_db
BOTH = "bardakların parasını geri verin, elbiseyi kırmızısıyla değiştirin"


def _wish(item: str, remedy: str, variant: str = "") -> Act:
    return Act("wish", remedy=remedy, polarity=WANTED, item=item, variant=variant)


def _both(talk: Talk) -> None:
    """One message with a wish for each of the two things."""
    heard = talk._heard(
        text=f"{BOTH} {about('TS-1007')}",
        intents=("return_refund",),
        entities={"phone_last4": (about("TS-1007")[-4:],)},
        acts=(
            Act("report", problem="return_refund", item="bardak"),
            _wish("bardak", "refund"),
            _wish("elbise", "exchange", "kırmızı"),
        ),
    )
    talk.hears(heard)


def test_each_thing_has_its_wish_and_one_yes_is_for_both(talk: Talk) -> None:
    """Nothing is done before the yes; then both are, each for its own line."""
    _both(talk)
    reply = talk.replies[-1]
    assert reply.responses[:2] == ("utter_terms_refund", "utter_terms_exchange")
    assert (reply.asks, talk.actions) == ("confirm", [])
    reply = talk.agrees()
    assert (talk.actions, reply.asks) == (["act refund", "act exchange"], "solved")
    lines = [problem.action.lines for problem in talk.case.problems if problem.action]
    assert lines == [(Line("MTF-CAY-6", 6),), (Line("GYM-ELB-M", 1, "M, kırmızı"),)]


def test_a_no_leaves_everything(talk: Talk) -> None:
    """The negative twin: neither of the two is done."""
    _both(talk)
    talk.presses("keep")
    assert talk.actions == []
    assert [problem.done for problem in talk.case.problems] == [True, True]


def test_what_the_shop_refuses_is_told_and_the_rest_is_kept(talk: Talk) -> None:
    """Half of the plan is refused: it is said why, and the other half is still offered."""
    order = talk.shop.orders["TS-1007"]
    items = tuple(replace(item, returnable=item.sku != "MTF-CAY-6") for item in order.items)
    talk.shop.orders["TS-1007"] = replace(order, items=items)
    _both(talk)
    reply = talk.replies[-1]
    assert talk.actions == []
    assert reply.asks in {"confirm", "wish"} or reply.reason == "policy_exception"


def test_some_pieces_cost_their_part(talk: Talk) -> None:
    """Two of six glasses: the price and the line are theirs, not the set's."""
    talk.says(f"6 bardaktan 2'si kırık, paramı iade edin {about('TS-1011')}", "damaged_product")
    reply = talk.says("fotoğraf yok tutanak da yok")
    assert ("2 adet" in reply.text, "149,97 TL" in reply.text) == (True, True)
    talk.agrees()
    action = talk.case.problems[0].action
    assert action is not None and action.lines == (Line("MTF-CAY-6", 2),)


@pytest.mark.parametrize("count", ["0", "99"])
def test_a_number_that_cannot_be_is_told(talk: Talk, count: str) -> None:
    """Neither none nor more than there were: one clear sentence, and the talk goes on."""
    heard = talk._heard(
        text=f"bardakların {count} tanesi kırık {about('TS-1011')}",
        intents=("damaged_product",),
        entities={"phone_last4": (about("TS-1011")[-4:],), "quantity": (count,)},
        acts=(Act("report", problem="damaged_product", item="bardak", quantity=count),),
    )
    reply = talk.hears(heard)
    assert "utter_wrong_quantity" in reply.responses
    assert reply.asks == "evidence"


def test_only_a_part_of_the_order_is_cancelled(talk: Talk) -> None:
    """The other thing comes; which one it is stands in the question."""
    reply = talk.says(f"sadece çantayı iptal edin {about('TS-1031')}", "cancel_order")
    assert reply.responses[0] == "utter_terms_cancel_items"
    assert "Çantası" in reply.text and "Elbise" not in reply.text
    talk.agrees()
    assert [item.sku for item in _order(talk).items] == ["GYM-ELB-M"]


def test_a_part_that_nobody_named_is_asked_for(talk: Talk) -> None:
    """The twin: "only one of them" cancels nothing before it is known which."""
    reply = talk.says(f"sadece birini iptal edin {about('TS-1031')}", "cancel_order")
    assert (reply.asks, talk.actions) == ("item", [])


def test_twelve_problems_in_one_message(talk: Talk) -> None:
    """Noted once each, and nobody gets lost."""
    acts = tuple(Act("report", problem="damaged_product", item=f"şey{n}") for n in range(12))
    heard = talk._heard(
        text=f"hepsi kırık {about('TS-1006')}",
        intents=("damaged_product",),
        entities={"phone_last4": (about("TS-1006")[-4:],)},
        acts=acts,
    )
    assert talk.hears(heard).asks == "evidence"


def _order(talk: Talk) -> Order:
    found = talk.shop.find_order("TS-1031")
    assert found is not None
    return found
