"""The law's periods as customers hear of them: 14 days, two years, and who is past which."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.acts import Act
from tests.complaints.talk import NOW, Reply, Talk, about

pytestmark = pytest.mark.django_db


def _asks(talk: Talk, topic: str = "return_period") -> Reply:
    acts = (Act("ask", topic=topic, confidence=0.9),)
    return talk.hears(talk._heard(text="kaç gün içinde iade edebilirim?", acts=acts))


def _of(number: str, days: int = 0) -> Talk:
    """A talk about a defect of an order that is proven, this many days later."""
    talk = Talk(now=NOW + timedelta(days))
    talk.says(f"bozuk {about(number)}", "damaged_product")
    return talk


def test_a_long_delivered_order_hears_that_it_is_over() -> None:
    """Delivered on 23 January: until which day it ran, and that a defect is another matter."""
    reply = _asks(_of("TS-1009"))
    assert reply.responses[:2] == ("utter_fact_return_over", "utter_fact_defect")
    assert "6 Şubat" in reply.text and "iki yıl" in reply.text
    assert "14 gün" not in reply.text


def test_after_two_years_nothing_is_said_of_defects() -> None:
    """The negative twin."""
    reply = _asks(_of("TS-1009", days=800))
    assert "utter_fact_return_over" in reply.responses
    assert "utter_fact_defect" not in reply.responses


def test_within_the_period_the_last_day_is_told() -> None:
    """Delivered two days ago."""
    reply = _asks(_of("TS-1006"))
    assert reply.responses[0] == "utter_fact_return_days"
    assert "16 Mart" in reply.text


def test_what_is_on_its_way_may_be_withdrawn_from_now_and_later(talk: Talk) -> None:
    """Before delivery, and for 14 days after it."""
    talk.says(f"beğenmedim {about('TS-1002')}", "not_as_expected")
    assert _asks(talk).responses[0] == "utter_fact_return_early"


def test_what_may_not_be_returned_has_no_days() -> None:
    """A serum: only a defect gives a right."""
    reply = _asks(_of("TS-1016"))
    assert reply.responses[:2] == ("utter_fact_not_returnable", "utter_fact_defect")


def test_an_order_without_a_named_trouble_has_its_period_too(talk: Talk) -> None:
    """Proven, and nothing said yet of what is wrong."""
    talk.says(about("TS-1009"))
    assert _asks(talk).responses[0] == "utter_fact_return_over"


def test_without_an_order_the_rule_is_told(talk: Talk) -> None:
    """Before delivery, 14 days after it, two years for a defect."""
    assert _asks(talk).responses[-1] == "utter_fact_return_period"


def test_who_is_too_late_is_not_told_how_to_return() -> None:
    """ "Nasıl iade ederim", after forty days."""
    assert _asks(_of("TS-1009"), "how_to_return").responses[0] == "utter_fact_return_over"
    assert _asks(_of("TS-1006"), "how_to_return").responses[0] == "utter_fact_how_to_return"


def test_a_cancellation_that_comes_too_late_names_the_day(talk: Talk) -> None:
    """Delivered forty days ago: it can be neither cancelled nor sent back without a reason."""
    reply = talk.says(f"iptal {about('TS-1009')}", "cancel_order")
    assert reply.responses[1:4] == (
        *("utter_cannot_cancel", "utter_fact_return_over", "utter_fact_defect"),
    )


def test_a_return_that_comes_too_late_names_the_day_and_the_way_of_defects(talk: Talk) -> None:
    """People decide, and the customer knows what else there is."""
    reply = talk.says(f"iade {about('TS-1009')}", "return_refund")
    assert reply.responses[0] == "utter_no_options_over"
    assert "6 Şubat" in reply.text and "iki yıl" in reply.text


@pytest.mark.parametrize("number", ["TS-1009", "TS-1023"])
def test_a_defect_has_two_years(number: str) -> None:
    """Forty days later the law's options stand, and 14 days are not spoken of."""
    talk = _of(number)
    reply = talk.presses("none")
    assert set(reply.buttons) >= {"refund", "repair", "price_reduction"}
    assert "14 gün" not in " ".join(one.text for one in talk.replies)


LATER = [
    ("return_refund", "iade edeceğim"),
    ("return_refund", "paramı geri istiyorum"),
    ("not_as_expected", "beğenmedim"),
]


def _tells(talk: Talk, text: str, kind: str = "damaged_product", sure: float = 0.9) -> Reply:
    acts = (Act("report", text, 0, len(text), sure, problem=kind),)
    heard = talk._heard(text=text, intents=(kind,), ranking=((kind, sure),), acts=acts)
    return talk.hears(heard)


@pytest.mark.parametrize(("kind", "words"), LATER)
def test_a_defect_that_comes_up_afterwards_takes_the_place_of_the_return(
    talk: Talk, kind: str, words: str
) -> None:
    """Said before the order is known: the wish stays, the ground is the defect."""
    talk.says(words, kind)
    _tells(talk, "tabanı açıldı")
    talk.says(about("TS-1009"))
    assert [one.type for one in talk.case.problems] == ["damaged_product"]
    assert talk.replies[-1].asks == "evidence"
    assert "14 gün" not in talk.replies[-1].text


@pytest.mark.parametrize(("kind", "words"), LATER)
def test_a_defect_that_is_told_before_the_yes(talk: Talk, kind: str, words: str) -> None:
    """What was proposed for another reason is proposed anew."""
    talk.says(f"{words} {about('TS-1006')}", kind)
    reply = _tells(talk, "dikişi söküldü")
    assert ([one.type for one in talk.case.problems], reply.asks) == (
        ["damaged_product"],
        "evidence",
    )
    assert "utter_sorry_misunderstood" not in reply.responses
    assert talk.actions == []


def test_an_unsure_defect_changes_nothing(talk: Talk) -> None:
    """The negative twin: words that hardly sound like one."""
    talk.says(f"iade edeceğim {about('TS-1006')}", "return_refund")
    _tells(talk, "öyle bir şey işte", sure=0.5)
    assert [one.type for one in talk.case.problems] == ["return_refund"]


def test_a_yes_beside_a_defect_is_a_yes(talk: Talk) -> None:
    """ "Evet, zaten dikişi de sökük": what was agreed to is done."""
    talk.says(f"iade edeceğim {about('TS-1006')}", "return_refund")
    text = "evet, zaten dikişi de sökük"
    acts = (Act("affirm"), Act("report", text, 6, len(text), 0.9, problem="damaged_product"))
    talk.hears(talk._heard(text=text, intents=("affirm", "damaged_product"), acts=acts))
    assert talk.actions == ["act refund"]


def test_a_further_thing_that_is_broken_is_a_problem_of_its_own(talk: Talk) -> None:
    """ "Bir de bardaklar kırık": beside the return, not in its place."""
    talk.says(f"elbiseyi iade edeceğim {about('TS-1007')}", "return_refund")
    _tells(talk, "bir de bardaklar kırık")
    assert "return_refund" in [one.type for one in talk.case.problems]
