"""Law no. 6502, art. 48: an order that has not come may be given up without waiting for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from bot.commerce.errors import NotAllowed
from bot.commerce.shops.demo.service.orders import sales
from bot.commerce.shops.port import ActionKind, ActionResult, OrderStatus, Request
from tests.complaints.talk import NOW, TODAY, Talk, WatchedShop, about

pytestmark = pytest.mark.django_db
AFTER_DELIVERY = ("teslimden sonraki", "henüz teslim edilme")


def _without(abilities: Collection[ActionKind]) -> Talk:
    able = set(ActionKind) - set(abilities)
    return Talk(WatchedShop(sales(TODAY), lambda: NOW, able))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("siparişi iptal edin", "cancel_order"),
        ("iade etmek istiyorum", "return_refund"),
        ("vazgeçtim, paramı iade edin", "not_as_expected"),
        ("gelmedi, iptal edin", "late_delivery"),
        ("nerede bu, iptal edin", "order_status"),
    ],
)
def test_what_is_on_its_way_is_withdrawn_from_after_a_yes(
    talk: Talk, words: str, kind: str
) -> None:
    """One proposal with order, item, amount and day; one yes; no courier."""
    reply = talk.says(f"{words} {about('TS-1002')}", kind)
    assert reply.responses[-2:] == ("utter_terms_refund_early", "utter_question_confirm")
    for part in ("TS-1002", "Nevresim", "1.349,00 TL", "18 Mart"):
        assert part in reply.text
    assert talk.actions == []
    reply = talk.agrees()
    assert reply.responses[0] == "utter_promise_refund_early"
    assert not any(words in reply.text for words in AFTER_DELIVERY)
    assert talk.actions == ["act refund"]


def test_without_a_wish_it_is_withdrawn_from_or_kept(talk: Talk) -> None:
    """A return that names no remedy: the two ways, and no exchange."""
    reply = talk.says(f"beklediğim gibi değil {about('TS-1002')}", "not_as_expected")
    assert (reply.responses[-1], reply.buttons) == ("utter_question_wish_early", ("refund", "keep"))
    assert talk.presses("keep").responses[0] == "utter_kept"
    assert talk.actions == []


def test_what_is_not_sent_yet_is_cancelled(talk: Talk) -> None:
    """The twin: nothing has to come back, so a return is a cancellation."""
    reply = talk.says(f"iade etmek istiyorum {about('TS-1001')}", "return_refund")
    assert reply.responses[-2] == "utter_terms_cancel"
    talk.agrees()
    assert talk.actions == ["act cancel"]


@pytest.mark.parametrize("number", ["TS-1003", "TS-1004"])
def test_what_is_late_keeps_its_choices(talk: Talk, number: str) -> None:
    """Overdue or lost: waiting or cancelling, sending again or the money."""
    reply = talk.says(f"beğenmedim {about(number)}", "not_as_expected")
    assert reply.buttons in {("wait", "cancel"), ("reship", "refund")}


@pytest.mark.parametrize("answer", ["hayır", "kalsın"])
def test_a_no_keeps_the_order(talk: Talk, answer: str) -> None:
    """Whatever the words."""
    talk.says(f"siparişi iptal edin {about('TS-1002')}", "cancel_order")
    assert talk.says(answer, "deny").responses[0] == "utter_kept"
    assert talk.actions == []


def test_to_keep_it_may_be_said_in_words(talk: Talk) -> None:
    """ "Kalsın" is one of the two choices."""
    talk.says(f"beklediğim gibi değil {about('TS-1002')}", "not_as_expected")
    assert "utter_kept" in talk.says("kalsın", "deny").responses
    assert talk.actions == []


def test_one_of_two_things_on_their_way(talk: Talk) -> None:
    """The parcel is taken, and the one thing goes back."""
    reply = talk.says(f"sadece çantayı iptal edin {about('TS-1034')}", "cancel_order")
    assert reply.responses[-2] == "utter_terms_refund_early_items"
    assert "Çanta" in reply.text and "Elbise" not in reply.text
    assert talk.agrees().responses[0] == "utter_promise_refund_early_items"


def test_a_request_beside_the_trouble_gives_the_order_up(talk: Talk) -> None:
    """ "Daha gelmedi, istemiyorum artık": no rule reads a wish, the intents do."""
    text = f"daha gelmedi, istemiyorum artık {about('TS-1002')}"
    assert talk.says(text, "late_delivery", "cancel_order").asks == "confirm"
    assert talk.agrees().responses[0] == "utter_promise_refund_early"


def test_the_twin_without_a_request_is_told_where_it_is(talk: Talk) -> None:
    """It is in time."""
    reply = talk.says(f"daha gelmedi {about('TS-1002')}", "late_delivery")
    assert "utter_info_on_time" in reply.responses
    assert talk.actions == []


def test_who_is_not_content_is_offered_people_once(talk: Talk) -> None:
    """Nothing else can be done with it, and keeping is offered once."""
    talk.says(f"siparişi iptal edin {about('TS-1002')}", "cancel_order")
    talk.agrees()
    assert talk.presses("deny").buttons == ("human_agent", "keep")


def test_a_withdrawal_is_undone_within_the_hour(talk: Talk) -> None:
    """As everything else."""
    talk.says(f"siparişi iptal edin {about('TS-1002')}", "cancel_order")
    talk.agrees()
    assert talk.says("geri alın").responses[-2] == "utter_terms_undo"
    assert talk.agrees().responses[0] == "utter_undone"
    assert talk.actions == ["act refund", "undo"]


@pytest.mark.parametrize("kind", ["cancel_order", "return_refund"])
def test_what_is_withdrawn_from_already_is_told(talk: Talk, kind: str) -> None:
    """A second try hears what runs."""
    talk.says(f"siparişi iptal edin {about('TS-1002')}", "cancel_order")
    talk.agrees()
    again = Talk(talk.shop, customer_id=2)
    reply = again.says(f"siparişi iptal edin {about('TS-1002')}", kind)
    assert "utter_already_open" in reply.responses
    assert again.actions == ["act refund"]


@pytest.mark.parametrize("kind", ["cancel_order", "return_refund", "not_as_expected"])
def test_what_may_not_be_returned_is_for_people(talk: Talk, kind: str) -> None:
    """A serum on its way: the true reason, and never that it works after delivery."""
    reply = talk.says(f"iptal edin {about('TS-1035')}", kind)
    assert reply.reason == "policy_exception"
    assert "kapsamı dışında" in reply.text
    assert not any(words in reply.text for words in AFTER_DELIVERY)


@pytest.mark.parametrize("kind", ["cancel_order", "return_refund"])
def test_a_shop_that_cannot_do_it_hands_over(kind: str) -> None:
    """Its abilities hold no refund."""
    talk = _without({ActionKind.refund})
    reply = talk.says(f"iptal edin {about('TS-1002')}", kind)
    assert (reply.reason, "utter_no_options_early" in reply.responses) == ("policy_exception", True)
    assert not any(words in reply.text for words in AFTER_DELIVERY)


@pytest.mark.parametrize("kind", ["cancel_order", "return_refund"])
def test_a_shop_that_refuses_hands_over(kind: str) -> None:
    """Its refusal's sentence speaks of delivery, which is not for the customer."""

    class Refusing(WatchedShop):
        def quote(self, order_number: str, request: Request) -> ActionResult:
            raise NotAllowed("not_delivered", "Sipariş henüz teslim edilmedi.")

    talk = Talk(Refusing(sales(TODAY), lambda: NOW))
    reply = talk.says(f"iptal edin {about('TS-1002')}", kind)
    assert reply.reason == "policy_exception"
    assert not any(words in reply.text for words in AFTER_DELIVERY)


def test_what_comes_all_the_same_gets_its_courier_from_people(talk: Talk) -> None:
    """Withdrawn from, and delivered later: the money is told, and somebody books the courier."""
    talk.says(f"siparişi iptal edin {about('TS-1002')}", "cancel_order")
    talk.agrees()
    sold, parcel = talk.shop.orders["TS-1002"], talk.shop.orders["TS-1002"].shipment
    assert parcel is not None
    status = OrderStatus.delivered
    came = replace(parcel, status=status, delivered_at=NOW)
    talk.shop.orders["TS-1002"] = replace(sold, status=status, shipment=came)
    again = Talk(talk.shop, customer_id=2)
    reply = again.says(f"paket geldi, iade edeceğim {about('TS-1002')}", "return_refund")
    if reply.asks == "wish":
        reply = again.presses("refund")
    assert "utter_early_arrived" in reply.responses
    assert reply.reason == "policy_exception"
    assert again.actions == ["act refund"]


def test_an_exchange_is_not_offered_before_delivery(talk: Talk) -> None:
    """What is wished for is said to be none of the choices."""
    reply = talk.says(f"değişim istiyorum {about('TS-1002')}", "return_refund")
    assert "utter_wish_unfit" in reply.responses
    assert reply.buttons == ("refund", "keep")


@pytest.mark.parametrize("number", ["TS-1001", "TS-1002", "TS-1003", "TS-1004"])
@pytest.mark.parametrize("kind", ["damaged_product", "wrong_product"])
def test_nothing_is_put_right_that_has_not_come(talk: Talk, number: str, kind: str) -> None:
    """By the record it is not there: what the customer tells goes to people."""
    talk.says(f"başka bir şey geldi, kırık {about(number)}", kind)
    reply = talk.presses("none") if "none" in talk.replies[-1].buttons else talk.replies[-1]
    if reply.asks:
        reply = talk.says("mavi bir tencere geldi")
    assert reply.reason == "policy_exception"
    assert "utter_no_options_not_delivered" in reply.responses


def test_who_compares_sees_that_the_parcel_need_not_be_taken(talk: Talk) -> None:
    """Nothing is collected yet, and something may have to be."""
    talk.says(f"beklediğim gibi değil {about('TS-1002')}", "not_as_expected")
    assert "utter_compare_money_early" in talk.says("kararsızım, bilemedim").responses
