"""Sizes and colours: asked where they matter, checked at the shop, changed after the fact."""

from __future__ import annotations

from datetime import date

import pytest

from bot.commerce.shops.port import Variant
from bot.complaints.reading.days import meant_day
from bot.complaints.reading.variants import meant_variant
from bot.nlu.acts import acts
from bot.nlu.entities import extract
from tests.complaints.talk import Talk, about

pytestmark = pytest.mark.django_db
SHOES = tuple(Variant(f"{size}, siyah", size != 44) for size in (41, 42, 43, 44))
DRESS = tuple(
    Variant(f"{size}, {colour}", stock)
    for size, colour, stock in (
        ("S", "lacivert", True),
        ("M", "lacivert", True),
        ("M", "kırmızı", True),
        ("L", "kırmızı", False),
    )
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("43", "43, siyah"),
        ("43 numara olsun", "43, siyah"),
        ("bir numara büyük", "43, siyah"),
        ("bir beden küçük", "41, siyah"),
        ("44", "44, siyah"),
        ("43, siyah", "43, siyah"),
    ],
)
def test_a_size_is_found(words: str, name: str) -> None:
    """By its number, its step, or the shop's own name; in stock or not."""
    found = meant_variant(words, SHOES, "42, siyah")
    assert found is not None and found.name == name


@pytest.mark.parametrize("words", ["46", "evet", "kocaman"])
def test_what_the_shop_does_not_have_is_none(words: str) -> None:
    """The negative twin."""
    assert meant_variant(words, SHOES, "42, siyah") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [("kırmızısı", "M, kırmızı"), ("S", "S, lacivert"), ("l kirmizi", "L, kırmızı")],
)
def test_what_is_not_named_stays_as_it_was_bought(words: str, name: str) -> None:
    """The red one in the same size, the small one in the same colour."""
    found = meant_variant(words, DRESS, "M, lacivert")
    assert found is not None and found.name == name


def _too_small(talk: Talk) -> None:
    talk.says(f"ayakkabı küçük geldi {about('TS-1006')}", "not_as_expected")
    assert talk.presses("exchange").asks == "variant"


def test_a_size_is_asked_for_and_carried(talk: Talk) -> None:
    """An exchange for what does not fit knows which one; the shop's action carries it."""
    _too_small(talk)
    reply = talk.says("43")
    assert (reply.asks, talk.actions) == ("confirm", [])
    assert "43, siyah" in reply.text
    talk.agrees()
    action = talk.case.problems[0].action
    assert action is not None and action.lines[0].variant == "43, siyah"


@pytest.mark.parametrize(
    ("words", "told"), [("44", "utter_variant_gone"), ("52", "utter_no_such_variant")]
)
def test_what_is_sold_out_or_unknown_is_told(talk: Talk, words: str, told: str) -> None:
    """With what there is, and asked again; nothing is done."""
    _too_small(talk)
    reply = talk.says(words)
    assert (reply.responses[0], reply.asks, talk.actions) == (told, "variant", [])
    assert "43, siyah" in reply.text


def test_a_yes_names_no_size(talk: Talk) -> None:
    """The negative twin: it is asked again, and nothing is called unknown."""
    _too_small(talk)
    reply = talk.says("evet", "affirm")
    assert reply.asks == "variant" and "utter_no_such_variant" not in reply.responses


def test_a_size_spoken_of_afterwards_is_confirmed_or_changed(talk: Talk) -> None:
    """ "43 gelecek değil mi" is answered; "41 olsun" is a change that wants its own yes."""
    _too_small(talk)
    talk.says("43")
    talk.agrees()
    assert talk.says("43 numara gelecek dimi").responses[0] == "utter_fact_variant"
    reply = talk.says("41 numara olsun")
    assert (reply.responses[0], reply.asks) == ("utter_terms_exchange", "confirm")
    talk.agrees()
    assert talk.actions == ["act exchange", "change exchange"]


DAYS = tuple(date(2026, 3, day) for day in (5, 6, 9, 10, 11))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("salı", 10),
        ("pazartesi değil salı gelsin", 10),
        ("yarın", 5),
        ("6 mart", 6),
        ("2026-03-11", 11),
        ("bir sonraki gün", 6),
        ("on tuesday", 10),
    ],
)
def test_a_day_is_found(words: str, day: int) -> None:
    """By its name, its date, or counted from today or from the booked one."""
    found = meant_day(words, DAYS, date(2026, 3, 4), booked=date(2026, 3, 5))
    assert found == date(2026, 3, day)


@pytest.mark.parametrize("words", ["cumartesi", "bilmem", "15 mart"])
def test_another_day_is_none(words: str) -> None:
    """The negative twin: a Saturday is no Friday."""
    assert meant_day(words, DAYS, date(2026, 3, 4)) is None


def test_another_colour_that_is_wanted_has_not_come(talk: Talk) -> None:
    """'Change it for the purple one' may sound like a wrong colour: a guess asks nothing."""
    words = f"elbiseyi mor renkle değiştirin {about('TS-1015')}"
    reply = talk.hears(
        talk._heard(
            text=words,
            intents=("return_refund", "wrong_product"),
            ranking=(("return_refund", 0.92), ("wrong_product", 0.81)),
            entities={one.entity: (one.value,) for one in extract(words)},
            acts=acts(words),
        )
    )
    assert reply.responses == ("utter_no_such_variant", "utter_question_variant")


@pytest.mark.parametrize("words", ["bir büyüğü olsun", "bi üst beden", "daha büyüğü"])
def test_a_step_up_answers_the_question(talk: Talk, words: str) -> None:
    """Counted from the bought one, in the words that people use."""
    talk.says(f"elbiseyi değiştirin {about('TS-1015')}", "return_refund")
    reply = talk.says(words)
    assert reply.responses == ("utter_terms_exchange", "utter_question_confirm")
    assert "L, lacivert" in reply.text


def test_what_names_no_size_is_not_asked_for_ever(talk: Talk) -> None:
    """Three answers that fit nothing: people, not a fourth question."""
    talk.says(f"elbiseyi değiştirin {about('TS-1015')}", "return_refund")
    assert talk.says("filan falan").reason is None
    assert "human_agent" in talk.says("öyle bir şey").buttons
    assert talk.says("şöyle böyle").reason == "unclear_twice"
