"""Short answers about the photo and the report: no denial, no missing goods, no pieces."""

from __future__ import annotations

import pytest

from bot.nlu.acts import acts
from bot.nlu.entities import extract

NEITHER = [
    *("ikisi de yok", "ikiside yok.", "hiçbiri yok maalesef", "ne foto ne tutanak var"),
    *("valla ikisini de yapmadık", "I have neither", "dont have any of those"),
]
NO_PHOTO = ["çekmedim", "hayır çekmedik", "foto çekmemiştim", "yok ya çekemedim"]
NO_REPORT = ["tutulmadı", "hayır tutturmadık", "yok kurye tutmadı", "tutanak tutmadılar"]
OTHERS = [
    *("bardakların ikisi de yok", "ikisi de kırık", "hayır", "yok", "fermuarı çekmiyor"),
    *("6 bardaktan ikisi yok", "takip numarası tutmuyor", "hayır iade edin"),
]


def _said(text: str) -> dict[str, str]:
    return {one.entity: one.value for one in extract(text)}


@pytest.mark.parametrize("text", NEITHER)
def test_neither_of_the_two_is_no_quantity(text: str) -> None:
    """Photo and report are answered, and nothing is denied."""
    assert _said(text) == {"photo_answer": "none", "damage_report": "no"}
    assert all(act.act != "deny" for act in acts(text))


@pytest.mark.parametrize("text", NO_PHOTO)
def test_no_photo(text: str) -> None:
    """By the verb alone; the no before it belongs to the answer."""
    assert _said(text) == {"photo_answer": "none"}
    assert all(act.act != "deny" for act in acts(text))


@pytest.mark.parametrize("text", NO_REPORT)
def test_no_report(text: str) -> None:
    """By the verb alone; the no before it belongs to the answer."""
    assert _said(text) == {"damage_report": "no"}
    assert all(act.act != "deny" for act in acts(text))


@pytest.mark.parametrize("text", OTHERS)
def test_what_says_nothing_of_photo_and_report(text: str) -> None:
    """The negative twins: goods, numbers and plain answers."""
    assert not {"photo_answer", "damage_report"} & set(_said(text))


def test_one_of_the_two_is_there() -> None:
    """What is said of one is not said of the other."""
    assert _said("tutanak var foto yok") == {"damage_report": "yes", "photo_answer": "none"}
    assert _said("tutanak da yok") == {"damage_report": "no"}


def test_a_plain_no_is_one() -> None:
    """The negative twin of an answer with its own verb."""
    assert [act.act for act in acts("hayır yok")] == ["deny"]
