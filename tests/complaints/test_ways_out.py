"""No wall: an unknown number, somebody else's phone, a typing error, somebody undecided."""

from __future__ import annotations

import pytest

from bot.acts import Act
from bot.complaints.case import Case
from bot.complaints.reading.absorb import remember
from bot.complaints.reading.heard import Heard
from tests.complaints.talk import Reply, Talk

pytestmark = pytest.mark.django_db


def _unknown(talk: Talk, topic: str = "find_number") -> Reply:
    return talk.hears(talk._heard(text="bilmiyorum", acts=(Act("ask", topic=topic),)))


def test_who_does_not_know_the_number_hears_where_it_is(talk: Talk) -> None:
    """And that the e-mail address does too; the second time people help."""
    talk.says("ayakkabım yırtık geldi", "damaged_product")
    reply = _unknown(talk)
    assert (reply.responses[-1], reply.buttons) == ("utter_lost_number", ("human_agent",))
    reply = _unknown(talk)
    assert (reply.responses[0], reply.reason) == ("utter_cannot_prove", "policy_exception")


def test_the_order_is_found_by_its_address(talk: Talk) -> None:
    """With the same second factor as ever."""
    talk.says("çantam gelmedi", "late_delivery")
    _unknown(talk)
    assert talk.says("zeynep.arslan@ornek.example").asks == "phone_last4"
    assert talk.says("2618").asks == "wish"
    assert talk.case.order_number == "TS-1003" and talk.case.email == ""


def test_a_wrong_address_reads_like_a_wrong_number(talk: Talk) -> None:
    """The negative twin: whether somebody bought with it is nobody's business."""
    talk.says("çantam gelmedi", "late_delivery")
    reply = talk.says("kimse@ornek.example 2618")
    assert reply.responses[-1] == "utter_question_no_match"


def test_of_several_orders_the_named_thing_decides(talk: Talk) -> None:
    """Two orders under one address: the shoes are in one of them."""
    talk.says("ayakkabımı iade etmek istiyorum", "return_refund")
    talk.says("leyla.acar@ornek.example, telefonun sonu 6249")
    assert talk.case.order_number == "TS-1033"


def test_of_several_orders_the_customer_chooses(talk: Talk) -> None:
    """The twin: nothing is named, so it is asked."""
    talk.says("paketim kırık geldi", "damaged_product")
    reply = talk.says("leyla.acar@ornek.example, telefonun sonu 6249")
    assert reply.asks == "which_order" and len(reply.buttons) == 2
    talk.presses(reply.buttons[0])
    assert talk.case.proven_at


@pytest.mark.parametrize("again", ["pardon 9047", "9047", "son dört 9047 olacak"])
def test_mistyped_digits_are_put_right(talk: Talk, again: str) -> None:
    """The number stays what it was."""
    talk.says("tavam gelmedi TS-1004 son dört 9074", "late_delivery")
    assert talk.replies[-1].responses[-1] == "utter_question_no_match"
    talk.says(again)
    assert talk.case.order_number == "TS-1004" and talk.case.proven_at


def test_a_mistyped_number_is_put_right(talk: Talk) -> None:
    """The twin: then the digits stay what they were."""
    talk.says("çantam gelmedi TS-1030 son dört 2618", "late_delivery")
    talk.says("pardon 1003")
    assert talk.case.order_number == "TS-1003" and talk.case.proven_at


def test_who_is_undecided_sees_the_choices_side_by_side(talk: Talk) -> None:
    """When, how much, what is collected; nothing is noted as wished."""
    talk.says("kırık geldi TS-1006 son dört 6284", "damaged_product")
    talk.presses("none")
    reply = talk.says("kararsızım, bilemedim")
    assert reply.responses[0] == "utter_compare" and reply.asks == "wish"
    assert len([name for name in reply.responses if name.startswith("utter_compare_")]) == 4
    assert talk.case.problems[0].wish is None and talk.actions == []


@pytest.mark.parametrize(
    ("language", "words"), [("en", "my order is broken"), ("tr", "kırık geldi")]
)
def test_the_customers_language_is_answered(talk: Talk, language: str, words: str) -> None:
    """English is met in English, and a number changes nothing."""
    talk.hears(talk._heard(text=words, intents=("damaged_product",), language=language))
    talk.says("TS-1006 6284")
    assert talk.case.language == language
    assert ("photo" in talk.replies[-1].text) == (language == "en")


def test_a_name_of_a_street_is_no_language() -> None:
    """An address that looks like English changes nothing."""
    case = Case(used={"utter_intro": 1})
    heard = Heard("m", 1, text="moda cad no kadıköy istanbul türkiye", language="en")
    remember(case, heard, asked="detail")
    assert case.language == "tr"
