"""Small requests: address, courier's day, company invoice, where the money is, the courier."""

from __future__ import annotations

import pytest

from bot.acts import Act
from bot.complaints.case import Case
from bot.complaints.dialogue.handoff import take_back
from tests.complaints.talk import Reply, Talk, about

pytestmark = pytest.mark.django_db
ADDRESS = "Moda Mah. Bahariye Cad. No 5 Kadıköy"


def test_an_address_is_changed_before_the_parcel_leaves(talk: Talk) -> None:
    """Asked for, read back, done after the yes."""
    reply = talk.says(f"adresimi değiştirmek istiyorum {about('TS-1001')}", "return_refund")
    assert reply.asks == "detail"
    reply = talk.says(ADDRESS)
    assert (reply.asks, talk.actions) == ("confirm", [])
    assert ADDRESS in reply.text
    assert talk.agrees().responses[0] == "utter_promise_change_address"
    assert talk.actions == ["act change_address"]


def test_an_address_in_the_first_message_is_not_asked_for(talk: Talk) -> None:
    """What was written is read back."""
    reply = talk.says(f"adresimi {ADDRESS} olarak değiştirin {about('TS-1001')}", "inform")
    assert reply.asks == "confirm" and "Bahariye Cad" in reply.text


def test_a_parcel_on_its_way_keeps_its_address(talk: Talk) -> None:
    """The negative twin: told, with what can be done, and nothing asked."""
    reply = talk.says(f"adresimi değiştirmek istiyorum {about('TS-1002')}", "inform")
    assert reply.responses[0] == "utter_address_too_late"
    assert talk.actions == []


def _returned(talk: Talk) -> None:
    talk.says(f"beğenmedim {about('TS-1006')}", "not_as_expected")
    talk.presses("refund")


def test_the_couriers_day_is_moved(talk: Talk) -> None:
    """To a day on which the courier can come, after the yes."""
    _returned(talk)
    reply = talk.says("kurye pazartesi değil salı gelsin", "inform")
    assert reply.responses[0] == "utter_terms_change_pickup"
    talk.agrees()
    assert talk.actions == ["act refund", "change change_pickup"]


def test_a_day_without_a_courier_is_asked_anew(talk: Talk) -> None:
    """The twin: on Sunday nobody comes."""
    _returned(talk)
    reply = talk.says("kurye pazar gelsin", "inform")
    assert (reply.responses[0], reply.asks) == ("utter_no_such_day", "detail")
    assert len(reply.buttons) == 5


def test_a_company_gets_its_invoice(talk: Talk) -> None:
    """Its details are asked for, read back and passed on."""
    reply = talk.says(f"faturayı şirkete kesin {about('TS-1031')}", "invoice")
    assert reply.asks == "detail"
    reply = talk.says("Acar Ltd Kadıköy VD 1234567890")
    assert "1234567890" in reply.text
    talk.agrees()
    assert talk.actions == ["act company_invoice"]


def _money(talk: Talk, number: str) -> Reply:
    heard = talk._heard(
        text=f"iademin parası hala yatmadı {about(number)}",
        intents=("return_refund",),
        entities={"phone_last4": (about(number)[-4:],)},
        acts=(Act("ask", topic="refund_status"),),
    )
    return talk.hears(heard)


@pytest.mark.parametrize(
    ("number", "told", "reason"),
    [
        ("TS-1027", "utter_refund_due", None),
        ("TS-1028", "utter_refund_late", "promise_broken"),
        ("TS-1029", "utter_refund_paid", None),
        ("TS-1006", "utter_no_refund", None),
    ],
)
def test_where_the_money_is(talk: Talk, number: str, told: str, reason: str | None) -> None:
    """Asked, paid, or late: and what is late is a broken promise, which people follow."""
    reply = _money(talk, number)
    assert told in reply.responses
    assert reply.reason == reason


def test_what_was_kept_back_is_explained(talk: Talk) -> None:
    """60 TL less, and for what."""
    assert "utter_refund_less" in _money(talk, "TS-1029").responses


def test_the_courier_alone_is_for_people(talk: Talk) -> None:
    """With an apology, and the words in the brief."""
    reply = talk.says("kurye çok kabaydı, bağırdı bana", "late_delivery")
    assert reply.reason == "policy_exception" or "utter_conduct_noted" in reply.responses


def test_the_courier_beside_a_trouble_waits_for_its_solution(talk: Talk) -> None:
    """The goods are settled first; then people hear of the courier."""
    talk.says(f"kurye paketi fırlattı, bardak kırıldı {about('TS-1011')}", "damaged_product")
    assert "utter_conduct_noted" in talk.replies[-1].responses
    talk.presses("none")
    reply = talk.presses("refund")
    assert (talk.actions, reply.reason) == (["act refund"], "policy_exception")
    assert "kurye:" in reply.brief


def test_what_people_dealt_with_is_theirs_no_more() -> None:
    """After people the courier's conduct and the lost number send nobody to them again."""
    case = Case(conduct="kurye bağırdı", lost_number=2)
    take_back(case, "returned", "")
    assert (case.conduct, case.lost_number) == ("", 0)
