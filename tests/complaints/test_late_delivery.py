"""A parcel that does not come: the answer is what the carrier really says."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import effects
from tests.complaints.talk import Talk, about

LATE = "late_delivery"


def _late(talk: Talk, number: str, text: str = "siparişim gelmedi") -> tuple[str, ...]:
    return talk.says(f"{text} {about(number)}", LATE).responses


def test_in_time_the_date_is_told(talk: Talk) -> None:
    """A parcel in time gets its date, and no action at the shop."""
    assert "utter_info_on_time" in _late(talk, "TS-1002")
    assert "6 Mart Cuma" in talk.replies[-1].text
    assert (talk.asked, talk.actions) == ("solved", [])


def test_preparing_is_told(talk: Talk) -> None:
    """An order that is not sent yet gets its planned day."""
    assert "utter_info_preparing" in _late(talk, "TS-1001")


def test_overdue_and_waiting_opens_an_enquiry(talk: Talk) -> None:
    """Who waits gets an enquiry at the carrier, with a day for its answer in the ledger."""
    assert _late(talk, "TS-1003")[-1] == "utter_question_wish_overdue"
    assert talk.replies[-1].buttons == ("wait", "cancel")
    reply = talk.presses("wait")
    assert reply.responses[0] == "utter_promise_enquiry_wait"
    assert [row.rule for row in reply.effect(effects.Promise)] == ["shop:enquiry"]
    assert talk.actions == ["act enquiry"]


def test_overdue_and_cancelled(talk: Talk) -> None:
    """Who does not wait gets the order cancelled and the money's date."""
    _late(talk, "TS-1003")
    reply = talk.presses("cancel")
    assert reply.responses[0] == "utter_promise_cancel"
    assert reply.effect(effects.Problem)[0].resolution == "refund"


@pytest.mark.parametrize("words", ["iptal etmeyin bekleyeyim", "iptal istemiyorum, beklerim"])
def test_do_not_cancel_is_not_cancel(talk: Talk, words: str) -> None:
    """'Do not cancel, I wait' waits: the word alone decides nothing."""
    _late(talk, "TS-1003")
    assert "utter_terms_enquiry_wait" in talk.says(words).responses
    talk.agrees()
    assert talk.actions == ["act enquiry"]


def test_delivered_but_not_received_and_not_found(talk: Talk) -> None:
    """Shown as delivered: who took it is told, the neighbours are asked about, then an enquiry."""
    assert _late(talk, "TS-1005")[-1] == "utter_question_neighbours"
    assert "site görevlisi" in talk.replies[-1].text
    assert talk.presses("not_found").responses[0] == "utter_promise_enquiry"
    assert talk.actions == ["act enquiry"]


def test_delivered_but_not_received_and_found(talk: Talk) -> None:
    """A parcel that turns up ends the case without an enquiry."""
    _late(talk, "TS-1005")
    assert talk.presses("found").responses[0] == "utter_glad_found"
    assert talk.actions == []


@pytest.mark.parametrize(
    ("answer", "intents", "found"),
    [
        ("buldum komşudaymış", ("inform",), True),
        ("komşuda çıktı", ("inform",), True),
        ("komşum almış", ("inform",), True),
        ("komşuda yok", ("inform",), False),
        ("komşuya sordum, almamış", ("inform",), False),
        ("güvenlikte de değil", ("inform",), False),
        ("kimse almadı", ("inform",), False),
        ("hayır", ("deny",), False),
        ("evet sordum kimse görmemiş", ("affirm",), False),
        ("mavi", ("inform",), None),
    ],
)
def test_only_a_find_counts_as_found(
    talk: Talk, answer: str, intents: tuple[str, ...], found: bool | None
) -> None:
    """The place where one has looked is not a find."""
    _late(talk, "TS-1005")
    talk.says(answer, *intents)
    assert talk.case.problems[0].found is found


def test_arrived_late_is_noted(talk: Talk) -> None:
    """A parcel that came, only too late: noted with an apology, and no enquiry."""
    assert "utter_noted_late" in _late(talk, "TS-1006", "siparişim çok geç geldi")
    assert talk.actions == []


def test_lost_and_sent_again(talk: Talk) -> None:
    """A lost parcel is sent again if the customer wants it."""
    assert _late(talk, "TS-1004")[-1] == "utter_question_wish_lost"
    assert talk.replies[-1].buttons == ("reship", "refund")
    assert talk.presses("reship").responses[0] == "utter_promise_reship"


def test_lost_and_refunded_without_a_courier(talk: Talk) -> None:
    """Or it is refunded; nobody comes to collect what never arrived."""
    _late(talk, "TS-1004")
    reply = talk.presses("refund")
    assert reply.responses[0] == "utter_promise_refund_only"
    assert "urye" not in reply.text


def test_cancelled_is_told(talk: Talk) -> None:
    """A cancelled order does not come: that and the refund's day are told."""
    assert "utter_info_refund_day" in _late(talk, "TS-1010")
    assert talk.actions == []


def test_an_enquiry_that_runs_already_is_told_and_not_opened_twice(talk: Talk) -> None:
    """A second complaint about the same parcel hears of the open enquiry and its day."""
    _late(talk, "TS-1003")
    talk.presses("wait")
    again = Talk(talk.shop, customer_id=2)
    _late(again, "TS-1003")
    reply = again.presses("wait")
    assert reply.responses[0] == "utter_already_open"
    assert (
        talk.replies[-1].effect(effects.Promise)[0].due_on
        == reply.effect(effects.Promise)[0].due_on
    )


def test_nothing_is_missing_from_a_parcel_that_has_not_come(talk: Talk) -> None:
    """'Tava setim gelmedi' may sound like a missing item; the carrier knows that all is missing."""
    reply = talk.says(f"tava setim gelmedi {about('TS-1018')}", "missing_item")
    assert reply.responses[-1] == "utter_question_wish_lost"
    assert reply.effect(effects.Problem)[0].type == LATE


def test_what_is_missing_from_a_parcel_that_came_stays_missing(talk: Talk) -> None:
    """The twin: from a delivered parcel an item is missing, and no courier collects it."""
    talk.says(f"eksik geldi {about('TS-1026')}", "missing_item")
    reply = talk.presses("refund")
    assert reply.responses[0] == "utter_promise_refund_only"
    assert [row.rule for row in reply.effect(effects.Promise)] == ["shop:refund"]


def test_who_writes_again_hears_of_the_enquiry_that_runs(talk: Talk) -> None:
    """Still not here: by when the carrier answers; who would rather not wait can cancel."""
    _late(talk, "TS-1003")
    talk.presses("wait")
    again = Talk(talk.shop)
    assert _late(again, "TS-1003")[-1] == "utter_question_wish_enquired"
    assert "sürüyor" in again.replies[-1].text
    assert again.says("bekleriz").responses[0] == "utter_already_open"
    assert again.actions == ["act enquiry"]


def test_nobody_is_asked_about_the_neighbours_twice(talk: Talk) -> None:
    """An enquiry about the delivery runs: told with its day."""
    _late(talk, "TS-1005")
    talk.presses("not_found")
    assert _late(Talk(talk.shop), "TS-1005")[1] == "utter_already_open"


def test_an_enquiry_without_an_answer_goes_to_people(talk: Talk) -> None:
    """The day is over that was promised: an apology, and people with that reason."""
    _late(talk, "TS-1003")
    talk.presses("wait")
    later = Talk(talk.shop, now=talk.now + timedelta(days=9))
    responses = _late(later, "TS-1003")
    assert "utter_enquiry_late" in responses
    assert later.replies[-1].reason == "promise_broken"


def test_who_will_not_wait_any_longer_may_cancel(talk: Talk) -> None:
    """After the enquiry, 'still not here': the cancellation is among the ways on, and asked for."""
    _late(talk, "TS-1003")
    talk.presses("wait")
    reply = talk.says("hâlâ gelmedi", LATE, mood="angry")
    assert reply.buttons == ("cancel_order", "human_agent", "keep")
    assert talk.presses("cancel_order").buttons == ("cancel", "keep")
    assert talk.presses("cancel").responses[0] == "utter_promise_cancel"
    assert talk.actions == ["act enquiry", "act cancel"]


def test_who_has_asked_already_is_not_asked_to_ask(talk: Talk) -> None:
    """The doorman was asked, as told at once: the enquiry is proposed."""
    words = f"teslim edilmiş görünüyor, kapıcıya sordum o da almamış {about('TS-1005')}"
    reply = talk.says(words, LATE)
    assert reply.responses[-2:] == ("utter_terms_enquiry", "utter_question_confirm")


def test_found_with_who_was_asked_is_found(talk: Talk) -> None:
    """The twin."""
    words = f"teslim edilmiş görünüyordu, kapıcıya sordum buldum {about('TS-1005')}"
    talk.says(words, LATE)
    assert talk.case.problems[0].found is not False


def test_who_asked_the_neighbours_about_a_late_parcel_waits_for_it(talk: Talk) -> None:
    """The carrier is asked about the delay, not about a delivery that it does not claim."""
    _late(talk, "TS-1003", "kargom gelmedi, komşuya sordum ona da gelmemiş")
    assert talk.presses("wait").responses[0] == "utter_promise_enquiry_wait"
