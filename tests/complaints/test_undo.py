"""An action just taken is taken back where the shop still can; else people know what was done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import effects
from bot.commerce.shops.port import OrderStatus
from tests.complaints.talk import Talk, about

WORDS = ["geri alın", "yanlış oldu", "ben iptal istemiyorum", "iptal etmeyin", "iptali geri alın"]


def _cancelled(talk: Talk, *presses: str) -> None:
    talk.says(f"siparişi iptal edin {about('TS-1001')}", "cancel_order")
    talk.agrees()
    assert talk.actions == ["act cancel"]
    for press in presses:
        talk.presses(press)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("presses", [(), ("affirm",), ("affirm", "1")], ids=len)
def test_undoing_is_offered_at_every_step(talk: Talk, words: str, presses: tuple[str, ...]) -> None:
    """At the solved question, the rating and the comment; never 'shall I cancel?'."""
    _cancelled(talk, *presses)
    reply = talk.says(words, "cancel_order")
    assert (reply.responses[0], reply.asks) == ("utter_terms_undo", "confirm")
    assert talk.actions == ["act cancel"]
    reply = talk.agrees()
    assert (reply.responses[0], reply.asks) == ("utter_undone", "solved")
    assert talk.actions == ["act cancel", "undo"]


def test_what_is_undone_stands_again(talk: Talk) -> None:
    """The order is as it was, the promise is withdrawn, and the case tells of no solution."""
    _cancelled(talk)
    talk.says("geri alın")
    reply = talk.agrees()
    order = talk.shop.find_order("TS-1001")
    assert order is not None and order.status is OrderStatus.preparing
    assert reply.effect(effects.Withdrawal)[0].rules
    assert reply.effect(effects.Problem)[0].resolution == "none"
    assert talk.case.promised == []


@pytest.mark.parametrize("words", ["hayır", "kalsın", "vazgeçtim kalsın"])
def test_a_no_leaves_what_was_done(talk: Talk, words: str) -> None:
    """The twin: not undone, and said so."""
    _cancelled(talk)
    talk.says("geri alın")
    reply = talk.says(words, "deny")
    assert (reply.responses[0], reply.asks) == ("utter_as_it_was", "solved")
    assert talk.actions == ["act cancel"]


def test_a_question_at_the_undoing_is_answered(talk: Talk) -> None:
    """'And my money?' is no yes; taken back, it would not come, and that is the answer."""
    _cancelled(talk)
    talk.says("geri alın")
    reply = talk.says("param ne zaman yatar", "return_refund")
    assert (reply.responses[0], reply.asks) == ("utter_undo_means", "confirm")
    assert talk.actions == ["act cancel"]


def test_too_late_to_undo_goes_to_people_who_know_what_was_done(talk: Talk) -> None:
    """After an hour the parcel is called back: people, and a brief that says what was done."""
    _cancelled(talk)
    talk.now += timedelta(hours=2)
    reply = talk.says("geri alın")
    assert (reply.responses[0], reply.reason) == ("utter_undo_refused", "policy_exception")
    assert "Sipariş iptali: para iadesi açıldı" in reply.brief


def test_a_goods_action_is_undone_too(talk: Talk) -> None:
    """A return is taken back before the courier comes."""
    talk.says(f"beğenmedim {about('TS-1006')}", "not_as_expected")
    talk.presses("refund")
    talk.says("yanlışlıkla bastım")
    assert talk.agrees().responses[0] == "utter_undone"
    assert talk.actions == ["act refund", "undo"]


def test_nothing_done_is_nothing_to_undo(talk: Talk) -> None:
    """The negative twin: after mere information no undoing is offered."""
    talk.says(f"nerede {about('TS-1002')}", "order_status")
    assert talk.says("geri alın", "out_of_scope").asks == "solved"


def test_a_protest_after_a_low_rating_is_answered(talk: Talk) -> None:
    """Not swallowed as a comment."""
    _cancelled(talk, "affirm", "1")
    assert talk.says("ben size iptal edin demedim ki", "deny").asks == "confirm"


def test_a_question_after_a_low_rating_is_answered(talk: Talk) -> None:
    """The answer comes, and the word may still be given."""
    _cancelled(talk, "affirm", "1")
    reply = talk.says("param ne zaman yatar", "return_refund")
    assert reply.responses[0] == "utter_fact_refund_due"
    assert not reply.effect(effects.Close)


def test_a_complaint_instead_of_a_score(talk: Talk) -> None:
    """'Two products are missing as well' at the rating is a complaint, not a two."""
    _cancelled(talk, "affirm")
    reply = talk.says("2 ürün de eksik çıktı TS-1007", "missing_item")
    assert reply.effect(effects.Rating) == []
    assert reply.asks == "phone_last4"
