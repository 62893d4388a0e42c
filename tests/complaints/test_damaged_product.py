"""A damaged product: evidence helps and never blocks; the law's four options as they apply."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import effects
from tests.complaints.talk import NOW, Talk, about

DAMAGED = "damaged_product"
FOUR = ("refund", "replacement", "repair", "price_reduction")


def _to_the_wish(talk: Talk, number: str) -> tuple[str, ...]:
    talk.says(f"hasarlı geldi {about(number)}", DAMAGED)
    return talk.presses("none").buttons


def test_with_photo_and_report(talk: Talk) -> None:
    """Photo and report are asked in one question, and both are in the problem's record."""
    assert talk.says(f"hasarlı geldi {about('TS-1006')}", DAMAGED).asks == "evidence"
    assert talk.sends_photo("tutanak da tuttuk").buttons == FOUR
    record = talk.presses("replacement").effect(effects.Problem)[0]
    assert record.evidence == {"photo": "photo-1", "report": "yes", "received": None}
    assert talk.actions == ["act replacement"]


def test_without_photo_and_report_nothing_is_lost(talk: Talk) -> None:
    """Neither photo nor report is needed: the same four options are offered."""
    assert _to_the_wish(talk, "TS-1006") == FOUR


@pytest.mark.parametrize("answer", ["fotoğrafım yok", "çekemedim", "akşam atarım", "hayır"])
def test_a_missing_photo_never_blocks(talk: Talk, answer: str) -> None:
    """However a customer says that there is no photo now, the conversation goes on."""
    talk.says(f"hasarlı geldi {about('TS-1006')}", DAMAGED)
    intents = ("deny",) if answer == "hayır" else ()
    assert talk.says(answer, *intents).asks == "wish"


@pytest.mark.parametrize(
    ("answer", "report"),
    [
        ("tutanak tuttuk", "yes"),
        ("var", "yes"),
        ("tutmadık", "no"),
        ("yok", "no"),
        ("tutulmadı", "no"),
        ("kurye beklemeden gitti, yapmadık", "no"),
    ],
)
def test_the_report_is_understood_in_words(talk: Talk, answer: str, report: str) -> None:
    """'Tutmadık' is a no although it begins like a yes."""
    talk.says(f"hasarlı geldi {about('TS-1006')}", DAMAGED)
    talk.says(answer)
    assert talk.case.problems[0].report == report


@pytest.mark.parametrize(
    ("number", "options"),
    [
        ("TS-1006", FOUR),
        ("TS-1011", ("refund", "replacement", "price_reduction")),
        ("TS-1024", ("refund", "replacement", "price_reduction")),
        ("TS-1025", FOUR),
    ],
)
def test_the_laws_options_as_far_as_they_apply(
    talk: Talk, number: str, options: tuple[str, ...]
) -> None:
    """Repair where it can be repaired, replacement where there is another; money always."""
    assert _to_the_wish(talk, number) == options


@pytest.mark.parametrize("choice", FOUR)
def test_each_of_the_four_is_carried_out(talk: Talk, choice: str) -> None:
    """What the customer chooses is what the shop is asked to do."""
    _to_the_wish(talk, "TS-1012")
    talk.presses(choice)
    assert talk.actions == [f"act {choice}"]


def test_outside_the_withdrawal_window_a_defect_still_counts(talk: Talk) -> None:
    """After forty days the fourteen of withdrawal are over; the law's two years are not."""
    assert _to_the_wish(talk, "TS-1009") == FOUR
    assert talk.presses("refund").responses[0] == "utter_promise_refund"


def test_after_two_years_people_decide(talk: Talk) -> None:
    """A delivery older than two years is no refusal by the bot, but a case for people."""
    talk.now = NOW + timedelta(days=365 * 2 + 10)
    talk.says(f"bozuldu {about('TS-1006')}", DAMAGED)
    reply = talk.presses("none")
    assert reply.reason == "policy_exception"
    assert "iki yıl" in reply.text
    assert talk.actions == []


def test_just_within_two_years_the_bot_decides(talk: Talk) -> None:
    """The twin: some days before the two years are over, the options are offered."""
    talk.now = NOW + timedelta(days=700)
    assert _to_the_wish(talk, "TS-1006") == FOUR


def test_above_the_limit_people_approve(talk: Talk) -> None:
    """A choice that costs more than the limit is noted and handed over, not carried out."""
    _to_the_wish(talk, "TS-1008")
    reply = talk.presses("refund")
    assert reply.reason == "above_limit"
    assert "Para iadesi" in reply.text
    assert talk.actions == []


def test_a_repair_above_the_limit_costs_nothing(talk: Talk) -> None:
    """The twin: a repair moves no money, so the bot books it whatever the price."""
    _to_the_wish(talk, "TS-1008")
    assert talk.presses("repair").reason is None
    assert talk.actions == ["act repair"]


def test_just_below_the_limit_the_bot_decides(talk: Talk) -> None:
    """The twin: an order under the limit is refunded without people."""
    _to_the_wish(talk, "TS-1012")
    assert talk.presses("refund").reason is None
