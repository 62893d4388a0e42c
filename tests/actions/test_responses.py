"""The texts of domain.yml, rendered."""

from __future__ import annotations

import pytest

from actions import responses
from bot.complaints import slot
from bot.complaints.case import Case
from bot.complaints.move import Say


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    texts = {"utter_a": ["bir", "iki", "üç"], "utter_b": [" {name} ve {number} \n"]}
    monkeypatch.setattr(responses, "load", lambda language="tr": texts)
    return texts


def test_variants_come_in_turn(texts: dict[str, list[str]]) -> None:
    """No sentence twice in a row: the variants follow one another and begin anew."""
    case = Case()
    said = [responses.render(case, Say("utter_a")) for _ in range(4)]
    assert said == ["bir", "iki", "üç", "bir"]


def test_the_turn_travels_with_the_case(texts: dict[str, list[str]]) -> None:
    """The count is part of the case, so it survives the way through the slot."""
    case = Case()
    responses.render(case, Say("utter_a"))
    assert responses.render(slot.load(slot.dump(case)), Say("utter_a")) == "iki"


def test_conversations_do_not_share_their_turn(texts: dict[str, list[str]]) -> None:
    """The negative twin: another conversation begins with the first variant."""
    responses.render(Case(), Say("utter_a"))
    assert responses.render(Case(), Say("utter_a")) == "bir"


def test_gaps_are_filled(texts: dict[str, list[str]]) -> None:
    """Values stand where their names stood, and blanks around the text are dropped."""
    say = Say("utter_b", {"name": "Kargo", "number": "3", "unused": "x"})
    assert responses.render(Case(), say) == "Kargo ve 3"


def test_a_missing_value_is_an_error(texts: dict[str, list[str]]) -> None:
    """A gap without a value must fail here, not in front of a customer."""
    with pytest.raises(KeyError, match="number"):
        responses.render(Case(), Say("utter_b", {"name": "Kargo"}))


def test_a_value_is_no_template(texts: dict[str, list[str]]) -> None:
    """Braces in a customer's or a shop's words stay words."""
    say = Say("utter_b", {"name": "{number}", "number": "{name}"})
    assert responses.render(Case(), say) == "{number} ve {name}"


def test_an_unknown_response_is_an_error() -> None:
    """A name that domain.yml does not have is not passed over."""
    with pytest.raises(KeyError):
        responses.render(Case(), Say("utter_no_such_thing"))
