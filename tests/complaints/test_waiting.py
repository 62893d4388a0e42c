"""While people are awaited: facts are answered, what is missing is taken, and nothing is done."""

from __future__ import annotations

import pytest

from bot import effects
from bot.commerce.errors import Unavailable
from bot.complaints.dialogue.handoff import take_back
from bot.complaints.dialogue.waiting import PEOPLE
from tests.complaints.talk import Talk, about
from tests.complaints.test_people import DAMAGED, MOMENTS, _bring


@pytest.fixture
def waiting(talk: Talk) -> Talk:
    """A customer who has asked for people before the order was known."""
    talk.says("hasarlı geldi", DAMAGED)
    talk.says("temsilci istiyorum", "human_agent")
    return talk


def notes(talk: Talk) -> list[str]:
    return [note.line for reply in talk.replies for note in reply.effect(effects.Note)]


def test_a_question_is_answered(waiting: Talk) -> None:
    """What needs no people is told at once."""
    reply = waiting.says("iade kargo ücretini kim ödüyor", "return_refund")
    assert (reply.responses, reply.asks) == (("utter_fact_return_cost",), PEOPLE)
    assert notes(waiting) == []
    both = waiting.says("TS-1006, iade kargo ücretini kim ödüyor", "return_refund")
    assert both.responses == ("utter_fact_return_cost", "utter_waiting_noted")


def test_an_order_number_is_noted(waiting: Talk) -> None:
    """The number and the digits go to the brief; the digits themselves do not."""
    reply = waiting.says("numarası TS-1006")
    assert reply.responses == ("utter_waiting_noted",)
    waiting.says("6284")
    assert (waiting.case.order_number, waiting.case.phone_last4) == ("TS-1006", "6284")
    assert notes(waiting) == ["Beklerken: sipariş TS-1006", "Beklerken: telefonun son dört hanesi"]


def test_a_note_is_mentioned_once_in_three_messages(waiting: Talk) -> None:
    """All is noted; that it is noted is not said each time."""
    said = [
        "utter_waiting_noted" in waiting.says(f"sipariş TS-100{number}").responses
        for number in range(1, 8)
    ]
    assert said == [True, False, False, True, False, False, True]
    assert len(notes(waiting)) == 7


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("orada mısınız", "out_of_scope"),
        ("tamam bekliyorum", "affirm"),
        ("teşekkürler", "praise_thanks"),
        ("temsilci nerede kaldı", "human_agent"),
        ("aptallar", "abuse"),
        ("hakem heyetine gideceğim", "legal_threat"),
    ],
)
def test_the_rest_is_met_with_silence(waiting: Talk, words: str, intent: str) -> None:
    """Nothing to tell, nothing to note: people answer. Nobody is queued a second time."""
    for _ in range(3):
        reply = waiting.says(words, intent, mood="abusive")
        assert (reply.texts, reply.effects) == ((), ())


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(
    "words", ["iade edin paramı", "evet onaylıyorum", "geri alın", "5", "iptal edin", "hayır"]
)
def test_nothing_is_done_or_asked(talk: Talk, moment: str, words: str) -> None:
    """Wherever it was left, no word moves anything at the shop, and no question is put."""
    _bring(talk, moment)
    talk.says("temsilci istiyorum", "human_agent")
    done = list(talk.actions)
    reply = talk.says(words, "inform")
    assert talk.actions == done
    assert set(reply.responses) <= {"utter_waiting_noted"}
    assert {type(effect) for effect in reply.effects} <= {effects.Note}


def test_danger_goes_to_the_head_once(waiting: Talk) -> None:
    """Care and 112 are said, and people hear of it; the second time they know."""
    reply = waiting.says("elim kesildi kanıyor", DAMAGED)
    assert reply.responses == ("utter_danger", "utter_waiting_first")
    assert reply.reason == "safety" and "elim kesildi" in reply.brief
    assert waiting.says("hâlâ kanıyor elim kesildi", DAMAGED).effects == ()


def test_a_danger_that_led_to_people_is_not_told_again(talk: Talk) -> None:
    """The negative twin: who was handed over for it is at the head already."""
    talk.says("elim kesildi kanıyor", DAMAGED)
    assert talk.says("çok kanıyor elim kesildi", DAMAGED).responses == ()


def test_a_new_wait_is_told_of_danger_anew(waiting: Talk) -> None:
    """After people have been there, the next wait begins from nothing."""
    waiting.says("elim kesildi kanıyor", DAMAGED)
    case = waiting.case
    take_back(case, "returned", "")
    assert case.current is None
    waiting.form = None
    assert waiting.says("yine temsilci", "human_agent").reason == "customer_request"
    assert waiting.says("elim kesildi kanıyor", DAMAGED).reason == "safety"


def test_the_shop_is_not_needed(talk: Talk) -> None:
    """While it is down the bot notes and answers as ever."""
    talk.says(f"hasarlı geldi {about('TS-1006')}", DAMAGED)
    talk.says("temsilci", "human_agent")
    talk.shop.fails_with = Unavailable("down")
    assert talk.says("kaç günde iade edilir").reason is None
    assert talk.says("eksik de çıktı", "missing_item").responses == ("utter_waiting_noted",)
