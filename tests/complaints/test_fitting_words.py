"""Each answer fits what was said: nothing twice, nothing that contradicts itself, nothing odd."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.acts import Act
from bot.nlu.acts import acts
from bot.nlu.entities import extract
from tests.complaints.talk import Talk, about


def _broken(talk: Talk, number: str = "TS-1011") -> None:
    talk.says(f"kırık geldi {about(number)}", "damaged_product")
    talk.says("fotoğraf yok")


def test_terms_are_told_once(talk: Talk) -> None:
    """'What if I cancelled?' at the question for the yes: the same terms stand there anyway."""
    talk.says(f"iptal istiyorum {about('TS-1001')}", "cancel_order")
    reply = talk.says("iptal etsem ne olur", "cancel_order")
    assert reply.responses == ("utter_terms_cancel", "utter_question_confirm")
    assert talk.actions == []


def test_a_question_beside_a_no_is_answered(talk: Talk) -> None:
    """'No, leave it; when will it come?' has two parts, and each has its answer."""
    talk.says(f"iptal edin {about('TS-1003')}", "cancel_order")
    where = Act("ask", topic="where_is_it", confidence=1.0)
    words = "hayır kalsın, ne zaman gelir?"
    reply = talk.hears(talk._heard(text=words, intents=("deny",), acts=(*acts(words), where)))
    assert "utter_info_overdue" in reply.responses
    assert "utter_kept" in reply.responses


def test_who_would_rather_wait_keeps_the_order(talk: Talk) -> None:
    """'We do not cancel, we wait': what was asked about is over, and nothing is refused."""
    talk.says(f"iptal {about('TS-1014')}", "cancel_order")
    reply = talk.says("iptal etmiyoruz bekleyeceğiz")
    assert reply.responses[0] == "utter_kept"
    assert talk.actions == []


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("paramı da verin yenisini de gönderin", "utter_one_of_them"),
        ("iade edin ama iade etmeyin", "utter_which_of_both"),
    ],
)
def test_two_wishes_at_once_are_met_with_the_choice(talk: Talk, words: str, response: str) -> None:
    """What can't be both is said, all choices stay, and nothing is done."""
    _broken(talk)
    reply = talk.says(words)
    assert reply.responses[0] == response
    assert reply.buttons == ("refund", "replacement", "price_reduction")
    assert talk.actions == []


def test_two_wishes_that_are_weighed_are_compared(talk: Talk) -> None:
    """'Shall I return it, shall I exchange it?': the choices side by side."""
    _broken(talk)
    reply = talk.says("iade mi etsem değiştirsem mi")
    assert reply.responses[0] == "utter_compare"


def test_a_wish_for_later_is_noted(talk: Talk) -> None:
    """'If it is not found I want the money' is understood, though nothing is done today."""
    talk.says(f"teslim edildi diyor almadım {about('TS-1017')}", "late_delivery")
    reply = talk.says("bulunmazsa iade isterim")
    assert reply.responses[0] == "utter_noted_detail"
    assert talk.case.unclear == 0


def test_what_was_refused_is_not_asked_again(talk: Talk) -> None:
    """A lost parcel, not sent again: the question names what is left, not both."""
    talk.says(f"kayıp {about('TS-1004')}", "late_delivery")
    reply = talk.says("tekrar göndermeyin")
    assert reply.responses[-1] == "utter_question_wish_left"
    assert reply.buttons == ("refund", "keep")


def test_a_lost_parcel_does_not_stay_as_it_is(talk: Talk) -> None:
    """The money is declined: nothing is done, and that is what is said."""
    talk.says(f"kayıp, paramı iade edin {about('TS-1004')}", "late_delivery")
    assert talk.presses("keep").responses[0] == "utter_left_alone"


def test_a_second_press_is_not_called_unclear(talk: Talk) -> None:
    """The button of the question before: the talk goes on, and nothing is done twice."""
    talk.says(f"kayıp {about('TS-1004')}", "late_delivery")
    talk.presses("reship")
    reply = talk.hears(talk._heard(choice="reship", pressed=True))
    assert reply.responses == ("utter_question_more",)
    assert talk.actions == ["act reship"]


def test_nothing_to_take_back_is_said(talk: Talk) -> None:
    """'Take it back' where only something was told."""
    talk.says(f"nerede {about('TS-1001')}", "order_status")
    reply = talk.says("geri alın işlemi")
    assert reply.responses == ("utter_nothing_to_undo", "utter_question_more")


def test_an_order_without_a_trouble_is_seen_to_be_found(talk: Talk) -> None:
    """Number and digits alone: the customer reads what is in it, and is asked once."""
    reply = talk.says(about("TS-1006"))
    assert reply.responses == ("utter_question_problem_type_found",)
    assert "Koşu Ayakkabısı" in reply.text


def test_a_cancelled_order_is_not_opened_again(talk: Talk) -> None:
    """'Send it all the same': it can't be, and that is said with what became of it."""
    reply = talk.says(f"iptal olmuş, tekrar gönderin {about('TS-1030')}", "late_delivery")
    assert reply.responses[-2] == "utter_cannot_reopen"


def test_another_choice_is_no_name_of_a_size(talk: Talk) -> None:
    """'Never mind, the money then' at the question for the size."""
    talk.says(f"ayakkabıyı 46 numara ile değiştirin {about('TS-1006')}", "return_refund")
    reply = talk.says("boşver o zaman para iadesi")
    assert reply.responses == ("utter_terms_refund", "utter_question_confirm")


def test_what_is_sold_out_is_told_with_what_there_is(talk: Talk) -> None:
    """The same coat is gone, other sizes are not: no bare 'sold out' above an exchange."""
    talk.says(f"yanlış geldi {about('TS-1024')}", "wrong_product")
    reply = talk.says("bambaşka bir mont geldi")
    assert reply.responses[0] == "utter_out_of_stock_others"
    assert "40, bej" in reply.text


def test_a_proof_that_is_no_proof_is_explained(talk: Talk) -> None:
    """A name instead of the phone's digits: why they are asked for, before anything repeats."""
    talk.says("TS-1008 nerede", "order_status")
    reply = talk.says("kimliğim bende, sistemden bakın")
    assert reply.responses == ("utter_why_proof", "utter_question_phone_last4")


def test_who_has_no_number_hears_the_other_way_at_once(talk: Talk) -> None:
    """Told before anybody asked: no question for the very number that is not known."""
    reply = talk.says("çantam gelmedi sipariş numaramı bilmiyorum", "late_delivery")
    assert reply.responses[-1] == "utter_lost_number"
    reply = talk.says("zeynep.arslan@ornek.example")
    assert reply.responses == ("utter_question_phone_alone",)


def test_who_forbids_at_once_hears_where_it_is(talk: Talk) -> None:
    """'Where is it? Don't cancel!': the carrier's word first, and the cancellation is no choice."""
    reply = talk.says(f"gelmedi, sakın iptal etmeyin {about('TS-1003')}", "late_delivery")
    assert reply.responses[-2:] == ("utter_info_overdue", "utter_question_wish_left")
    assert reply.buttons == ("wait", "keep")


def test_a_thing_that_the_order_does_not_hold_is_said(talk: Talk) -> None:
    """A television in an order of shoes: one sentence, once, and another number is a way out."""
    act = Act("report", problem="damaged_product", item="televizyon")
    words = f"televizyonum kırık geldi {about('TS-1006')}"
    heard = talk._heard(text=words, intents=("damaged_product",), acts=(*acts(words), act))
    seen = extract(words)
    entities = {one.entity: (one.value,) for one in seen}
    reply = talk.hears(replace(heard, entities=entities))
    assert "utter_not_in_order" in reply.responses
    assert "televizyon" in reply.text
    assert "utter_not_in_order" not in talk.says("fotoğraf yok").responses


@pytest.mark.parametrize("words", ["99 bardak kırık", "0 bardak kırık geldi", "sıfır bardak kırık"])
def test_an_impossible_number_is_said(talk: Talk, words: str) -> None:
    """None, or a hundred of six: how many there are, and the whole is meant."""
    reply = talk.says(f"{words}, paramı iade edin {about('TS-1011')}", "damaged_product")
    assert "utter_wrong_quantity" in reply.responses
    assert "6 parça" in reply.text


def test_a_size_is_no_number_of_pieces(talk: Talk) -> None:
    """The twin: a size, a price and a year count nothing."""
    for words in ("42 ayakkabı kırık geldi", "1899 liralık ayakkabı kırık geldi"):
        reply = Talk(talk.shop).says(f"{words} {about('TS-1006')}", "damaged_product")
        assert "utter_wrong_quantity" not in reply.responses


def test_a_cancellation_is_explained_where_it_is_no_choice(talk: Talk) -> None:
    """'Still being prepared, shall I cancel?': in time, and it may be cancelled all the same."""
    reply = talk.says(f"hâlâ gelmedi, iptal etsem mi {about('TS-1001')}", "late_delivery")
    assert "utter_terms_cancel" in reply.responses
    assert "utter_info_preparing" in reply.responses
    assert talk.actions == []
    assert talk.says("biraz daha bekleyeyim").asks == "rating"


def test_who_drops_it_is_not_sent_to_people(talk: Talk) -> None:
    """'Not solved', then 'never mind': the rating, and nobody's time."""
    talk.says(f"kayıp {about('TS-1004')}", "late_delivery")
    talk.presses("reship")
    talk.presses("deny")
    reply = talk.says("neyse boşver")
    assert (reply.asks, reply.reason) == ("rating", None)
