"""Several problems, several orders, and nothing that was said once is asked again."""

from __future__ import annotations

import pytest

from bot import effects
from bot.acts import WANTED, Act
from tests.complaints.talk import PHONES, Talk, about


def test_two_problems_in_one_message_are_handled_in_turn(talk: Talk) -> None:
    """Both are noted, each has its own questions and wish, and one yes is for both."""
    reply = talk.says(
        f"elbise yanlış geldi, bardaklar kırık {about('TS-1007')}",
        "wrong_product",
        "damaged_product",
    )
    assert "utter_several_problems" in reply.responses
    talk.presses("GYM-ELB-M")
    talk.says("kırmızı elbise geldi")
    assert talk.presses("exchange").asks == "item"
    talk.presses("MTF-CAY-6")
    talk.presses("none")
    reply = talk.presses("refund")
    assert (talk.actions, reply.asks) == ([], "confirm")
    assert reply.responses[:2] == ("utter_terms_exchange", "utter_terms_refund")
    assert talk.agrees().asks == "solved"
    assert talk.actions == ["act exchange", "act refund"]
    assert [problem.done for problem in talk.case.problems] == [True, True]


def test_one_problem_is_not_announced_as_several(talk: Talk) -> None:
    """The negative twin: a complaint with its wish is one problem."""
    reply = talk.says(f"kırık geldi iade {about('TS-1006')}", "damaged_product", "return_refund")
    assert "utter_several_problems" not in reply.responses
    assert len(talk.case.problems) == 1


def test_a_problem_added_on_the_way_is_noted_and_waits(talk: Talk) -> None:
    """'Also the shoes are broken' in the middle has its questions after the first's."""
    talk.says(f"gömlek eksik {about('TS-1020')}", "missing_item")
    reply = talk.says("bir de ayakkabı hasarlı", "damaged_product")
    assert (reply.responses[0], reply.asks) == ("utter_noted_another", "wish")
    assert talk.presses("reship").asks == "evidence"
    assert talk.case.problems[1].skus == ["AYK-KOS-42"]


def test_a_second_order_has_to_be_proven_too(talk: Talk) -> None:
    """A problem with another order leaves the first order's case alone and needs its own proof."""
    talk.says(f"gelmedi {about('TS-1003')}", "late_delivery")
    reply = talk.says("bir de TS-1006 hasarlı geldi", "damaged_product")
    assert (reply.responses[0], reply.asks) == ("utter_noted_another", "wish")
    reply = talk.presses("wait")
    assert reply.responses == ("utter_promise_enquiry_wait", "utter_question_phone_last4")
    goods = reply.effect(effects.Problem)[0].goods
    assert goods is not None and goods.order_number == "TS-1003"
    assert talk.says(PHONES["TS-1006"]).asks == "evidence"
    assert talk.case.order_number == "TS-1006"


def test_a_second_order_with_its_digits_needs_no_question(talk: Talk) -> None:
    """The twin: said with its phone digits, the second order is proven in its turn."""
    talk.says(f"gelmedi {about('TS-1003')}", "late_delivery")
    talk.says(
        f"bir de TS-1006 hasarlı geldi son dört {PHONES['TS-1006']}",
        "damaged_product",
    )
    assert talk.presses("wait").asks == "evidence"


def test_a_second_order_after_the_first_is_settled(talk: Talk) -> None:
    """At the closing question a further order starts anew, and is not seen without proof."""
    talk.says(f"gelmedi {about('TS-1003')}", "late_delivery")
    talk.presses("wait")
    reply = talk.says("TS-1013 de gelmedi", "late_delivery")
    assert reply.asks == "phone_last4"
    assert not talk.case.proven_at
    assert talk.says(PHONES["TS-1013"]).asks == "wish"


def test_a_corrected_number_drops_what_hung_on_the_first(talk: Talk) -> None:
    """Another number for the same problem: the items and the proof of the first do not stay."""
    talk.says(f"yanlış ürün geldi {about('TS-1006')}", "wrong_product")
    reply = talk.says("pardon TS-1012 olacaktı")
    assert reply.asks == "phone_last4"
    talk.says(PHONES["TS-1012"])
    assert talk.case.problems[0].skus == ["ELK-TAB-11"]


def test_the_same_number_again_changes_nothing(talk: Talk) -> None:
    """The twin: to repeat the order's number is no other order."""
    talk.says(f"yanlış ürün geldi {about('TS-1006')}", "wrong_product")
    assert talk.says("TS-1006 işte, terlik geldi").asks == "wish"


ALL_SAID = [
    ("wrong_product", "42 istedim 43 geldi, değişim olsun", "act exchange"),
    ("damaged_product", "kırık, fotoğraf yok, tutanak yok, tamir edin", "act repair"),
    ("not_as_expected", "beğenmedim, paramı iade edin", "act refund"),
]


@pytest.mark.parametrize(("kind", "said", "action"), ALL_SAID)
def test_what_the_first_message_says_is_not_asked(
    talk: Talk, kind: str, said: str, action: str
) -> None:
    """Order, phone, item, evidence and wish come from the first message: only the yes lacks."""
    reply = talk.says(f"{said} {about('TS-1006')}", kind)
    assert (reply.asks, talk.actions) == ("confirm", [])
    assert talk.agrees().asks == "solved"
    assert talk.actions == [action]


def test_a_photo_sent_first_is_not_asked_for_again(talk: Talk) -> None:
    """A photo without a word is kept until the trouble is known."""
    assert talk.sends_photo().asks == "problem_type"
    reply = talk.says(f"hasarlı geldi {about('TS-1006')}", "damaged_product")
    assert reply.asks == "wish"


def test_an_order_said_first_is_not_asked_for_again(talk: Talk) -> None:
    """Order and phone before the trouble: only the trouble is asked, with empathy for it."""
    assert talk.says(about("TS-1006")).asks == "problem_type"
    reply = talk.presses("damaged_product")
    assert reply.responses == ("utter_empathy_damaged_product_item", "utter_question_evidence")


def test_empathy_is_said_once_for_a_problem(talk: Talk) -> None:
    """One sentence of empathy, with the first words about the trouble, and never again."""
    talk.says("siparişim gelmedi", "late_delivery")
    talk.says("TS-1003")
    talk.says(PHONES["TS-1003"])
    said = [name for reply in talk.replies for name in reply.responses if "empathy" in name]
    assert said == ["utter_empathy_late_delivery"]


def test_an_order_of_before_is_another_one(talk: Talk) -> None:
    """'In my last order two things were missing': its number is asked for, and its proof."""
    talk.says(f"nerede {about('TS-1021')}", "order_status")
    talk.presses("affirm")
    reply = talk.hears(
        talk._heard(
            text="önceki siparişimde ürün eksik çıktı",
            intents=("missing_item",),
            entities={"other_order": ("önceki siparişimde",)},
        )
    )
    assert reply.asks == "order_number"
    reply = talk.says(about("TS-1011"))
    assert (reply.asks, talk.case.order_number) == ("wish", "TS-1011")


@pytest.mark.parametrize("mark", ["TS-1033", "ts-1033", "Ts 1033"])
def test_a_wish_is_its_own_orders(talk: Talk, mark: str) -> None:
    """'Where is one, return the shoes of the other': however the number is written."""
    words = f"TS-1031 nerede kaldı, {mark} içindeki ayakkabıyı iade edin, tel 6249"
    reports = (
        Act("report", problem="order_status", order_number="TS-1031"),
        Act("report", problem="return_refund", item="ayakkabı", order_number=mark),
    )
    wish = Act("wish", remedy="refund", polarity=WANTED, item="ayakkabı", order_number=mark)
    reply = talk.hears(
        talk._heard(
            text=words,
            intents=("return_refund", "order_status"),
            entities={"phone_last4": ("6249",)},
            acts=(*reports, wish),
        )
    )
    assert "utter_info_preparing" in reply.responses
    assert reply.responses[-2:] == ("utter_terms_refund", "utter_question_confirm")
    assert "TS-1033" in reply.text


def test_another_orders_trouble_waits_for_its_turn(talk: Talk) -> None:
    """Named in the middle of a question: the first order is finished, then the other's turn is."""
    talk.says(f"elbise küçük {about('TS-1015')}", "not_as_expected")
    reply = talk.says(f"kırık da geldi {about('TS-1011')}", "damaged_product")
    assert (reply.asks, talk.case.order_number) == ("wish", "TS-1015")
    reply = talk.presses("refund")
    assert (reply.asks, talk.case.order_number) == ("evidence", "TS-1011")
