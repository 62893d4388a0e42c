"""Changes of mind, misunderstandings, and questions in between."""

from __future__ import annotations

import pytest

from tests.complaints.talk import Talk, about


def _settled(talk: Talk) -> None:
    talk.says(f"yanlış ürün geldi {about('TS-1006')}", "wrong_product")
    talk.says("terlik geldi")
    talk.presses("refund")


def test_a_change_of_mind_before_the_action(talk: Talk) -> None:
    """Of two wishes, the later one is carried out."""
    talk.says(f"değişim istiyorum {about('TS-1006')}", "wrong_product")
    talk.says("terlik geldi, aslında para iadesi olsun", "wrong_product")
    talk.agrees()
    assert talk.actions == ["act refund"]


def test_a_change_of_mind_after_the_action(talk: Talk) -> None:
    """What is booked is changed, not booked beside; only the new promise stands in the brief."""
    _settled(talk)
    reply = talk.says("aslında değişim olsun", "return_refund")
    assert (reply.responses[0], reply.asks) == ("utter_terms_exchange", "confirm")
    reply = talk.says("evet, onaylıyorum")
    assert reply.responses[0] == "utter_promise_exchange"
    assert talk.actions == ["act refund", "change exchange"]
    assert reply.asks == "solved"
    assert not any("Para iadesi" in known.what for known in talk.case.promised)


def test_the_same_wish_again_changes_nothing(talk: Talk) -> None:
    """The twin: to name what is booked already is no change."""
    _settled(talk)
    talk.says("evet para iadesi olsun", "affirm")
    assert talk.actions == ["act refund"]


def test_a_change_by_the_button_after_a_no(talk: Talk) -> None:
    """Not solved: the other choices are offered, people among them, and one press changes."""
    _settled(talk)
    reply = talk.presses("deny")
    assert reply.buttons == ("exchange", "human_agent", "keep")
    assert talk.presses("exchange").responses[0] == "utter_promise_exchange"


def test_a_change_that_comes_too_late_goes_to_people(talk: Talk) -> None:
    """Once the courier has been, the shop refuses: people see what can be done."""
    _settled(talk)
    talk.shop._now = lambda: talk.now.replace(day=talk.now.day + 10)
    reply = talk.says("değişim olsun")
    assert reply.reason == "policy_exception"
    assert reply.responses[0] == "utter_change_refused"


def test_misunderstood_without_a_better_word(talk: Talk) -> None:
    """'No, you got that wrong' alone: an apology, and the question what it is."""
    talk.says(f"hasarlı {about('TS-1006')}", "damaged_product")
    reply = talk.says("hayır yanlış anladın", "correction")
    assert reply.responses == ("utter_sorry_misunderstood", "utter_question_problem_type")
    reply = talk.presses("wrong_product")
    assert reply.responses == ("utter_empathy_wrong_product_item", "utter_question_received")


def test_misunderstood_with_a_better_word(talk: Talk) -> None:
    """With the right word in the same message nothing is asked twice, and it is no answer."""
    talk.says(f"yanlış {about('TS-1006')}", "wrong_product")
    reply = talk.says("yanlış anladınız, hasarlı geldi", "damaged_product")
    assert reply.responses == ("utter_sorry_misunderstood", "utter_question_evidence")
    assert talk.case.problems[0].received is None
    assert len(talk.case.problems) == 1


def test_a_corrected_wish_is_not_a_misunderstood_problem(talk: Talk) -> None:
    """The twin: 'I did not mean that, exchange it' corrects the wish and keeps the problem."""
    talk.says(f"yanlış {about('TS-1006')}", "wrong_product")
    talk.says("terlik geldi")
    talk.says("öyle demedim, değişim olsun")
    talk.agrees()
    assert talk.actions == ["act exchange"]


QUESTIONS = [
    ("iade kargo ücretini kim ödüyor", "out_of_scope", "utter_fact_return_cost"),
    ("saat kaça kadar çalışıyorsunuz", "out_of_scope", "utter_fact_hours"),
    ("fatura lazım var mı", "invoice", "utter_info_invoice"),
    ("şu an durumu ne", "order_status", "utter_info_delivered"),
]


def test_whose_money_is_asked_about_hears_of_its_own(talk: Talk) -> None:
    """While the thing is open the rule is told, then what a refund of it would bring."""
    talk.says(f"hasarlı {about('TS-1007')}", "damaged_product")
    reply = talk.says("param kaç günde yatar", "return_refund")
    assert (reply.responses[0], reply.asks) == ("utter_fact_refund_time", "item")
    talk.presses("MTF-CAY-6")
    reply = talk.says("param kaç günde yatar", "return_refund")
    assert (reply.responses[0], reply.asks) == ("utter_terms_refund", "evidence")


@pytest.mark.parametrize(("text", "intent", "response"), QUESTIONS)
def test_a_question_in_between_is_answered_and_the_form_goes_on(
    talk: Talk, text: str, intent: str, response: str
) -> None:
    """At every step: answered, the same step asked again, and not taken as its answer."""
    talk.says(f"hasarlı {about('TS-1007')}", "damaged_product")
    for answer in ("MTF-CAY-6", "none", "refund"):
        step = talk.asked
        reply = talk.says(text, intent)
        assert (reply.responses[0], reply.asks) == (response, step)
        reply = talk.presses(answer)
    assert reply.asks == "solved"
    assert talk.actions == ["act refund"]


@pytest.mark.parametrize(("text", "intent", "response"), QUESTIONS)
def test_a_question_is_not_what_came(talk: Talk, text: str, intent: str, response: str) -> None:
    """'Who pays?' is not the name of the product that came."""
    talk.says(f"yanlış {about('TS-1006')}", "wrong_product")
    reply = talk.says(text, intent)
    assert (reply.responses[0], reply.asks) == (response, "received")
    assert talk.case.problems[0].received is None


def test_no_order_data_in_between_without_proof(talk: Talk) -> None:
    """Before the order is proven, an invoice is noted for later and not shown."""
    talk.says("gelmedi", "late_delivery")
    reply = talk.says("TS-1003 faturası lazım", "invoice")
    assert "https://" not in reply.text
    assert reply.asks == "phone_last4"
    assert [problem.type for problem in talk.case.problems] == ["late_delivery", "invoice"]


@pytest.mark.parametrize(
    ("kind", "text", "asks"),
    [
        ("damaged_product", "bir de kırık çıktı", "evidence"),
        ("invoice", "faturamı da alabilir miyim", "solved"),
        ("cancel_order", "vazgeçtim iptal edin", "confirm"),
    ],
)
def test_something_new_while_closing(talk: Talk, kind: str, text: str, asks: str) -> None:
    """A further problem or request at the closing question is taken up, not misread."""
    talk.says(f"gelmedi {about('TS-1003')}", "late_delivery")
    talk.presses("wait")
    assert talk.says(text, kind).asks == asks


def test_something_new_instead_of_a_rating(talk: Talk) -> None:
    """A complaint in the place of the rating is a complaint."""
    talk.says(f"nerede {about('TS-1002')}", "order_status")
    talk.presses("affirm")
    reply = talk.says("nevresim yırtık çıktı", "damaged_product")
    assert "utter_empathy_damaged_product_item" in reply.responses
    assert "rating" not in str(reply.asks)
