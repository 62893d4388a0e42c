"""Straight to people: with a reason, a brief of six lines, and a true sentence."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import effects
from bot.commerce.errors import AuthExpired, Permanent, RetryAfter, ShopError, Unavailable
from bot.commerce.shops.demo.service.orders import ISTANBUL
from bot.complaints import slot
from bot.complaints.case import Case, Problem
from bot.complaints.dialogue.brief import brief
from bot.complaints.dialogue.handoff import take_back
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kinds import complaints
from bot.complaints.reading.heard import Heard
from tests.complaints.talk import Talk, about

DAMAGED = "damaged_product"
# How far a conversation about damage has come when people are asked for.
MOMENTS = {
    "at once": [],
    "order": ["hasarlı geldi"],
    "phone": ["hasarlı geldi", "TS-1006"],
    "evidence": ["hasarlı geldi", about("TS-1006")],
    "report": ["hasarlı geldi", about("TS-1006"), "none"],
    "wish": ["hasarlı geldi", about("TS-1006"), "none", "no"],
    "solved": ["hasarlı geldi", about("TS-1006"), "none", "no", "refund"],
    "way_on": ["hasarlı geldi", about("TS-1006"), "none", "no", "refund", "deny"],
    "rating": ["hasarlı geldi", about("TS-1006"), "none", "no", "refund", "affirm"],
    "comment": ["hasarlı geldi", about("TS-1006"), "none", "no", "refund", "affirm", "1"],
}


def _bring(talk: Talk, moment: str) -> None:
    for number, words in enumerate(MOMENTS[moment]):
        if talk.replies and words in talk.replies[-1].buttons:
            talk.presses(words)
        else:
            talk.says(words, DAMAGED if number == 0 else "inform")


@pytest.mark.parametrize("moment", MOMENTS)
def test_people_at_any_moment(talk: Talk, moment: str) -> None:
    """Whoever asks for a human gets one, wherever the conversation stands."""
    _bring(talk, moment)
    reply = talk.says("bir temsilciyle görüşmek istiyorum", "human_agent")
    assert reply.reason == "customer_request"
    assert reply.responses[-1] == "utter_handoff"
    assert reply.asks is None


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_legal_threat_goes_to_people(talk: Talk, moment: str) -> None:
    """A legal threat is taken seriously, with its own reason, at any moment."""
    _bring(talk, moment)
    reply = talk.says("hakem heyetine gideceğim", "legal_threat")
    assert reply.reason == "legal_threat"
    assert "utter_handoff_legal" in reply.responses


@pytest.mark.parametrize("moment", ["evidence", "wish", "solved"])
def test_nobody_is_sent_to_people_without_cause(talk: Talk, moment: str) -> None:
    """The negative twin: a mild word leads nobody away from the bot."""
    _bring(talk, moment)
    assert talk.says("tamam bakalım", "inform", mood="annoyed").reason is None


@pytest.mark.parametrize(("score", "reason"), [(0.53, None), (0.9, "customer_request")])
def test_a_guess_sends_nobody_to_people(talk: Talk, score: float, reason: str | None) -> None:
    """'How many hours have I been at this with you' sounds like it, and asks for nobody."""
    _bring(talk, "wish")
    reply = talk.hears(
        talk._heard(
            text="kaç saattir uğraşıyorum sizinle",
            intents=("human_agent",),
            ranking=(("human_agent", score),),
        )
    )
    assert reply.reason == reason


def test_a_rating_that_speaks_of_people_is_a_rating(talk: Talk) -> None:
    """'5, your agent was nice' is a five with a comment."""
    _bring(talk, "rating")
    reply = talk.says("5, temsilciniz ilgiliydi", "human_agent")
    assert reply.reason is None
    assert reply.effect(effects.Rating)[0].csat == 5


def test_personal_data_requests_go_to_people(talk: Talk) -> None:
    """A request about personal data is decided by people."""
    assert talk.says("verilerimi silin", "privacy_request").reason == "policy_exception"


def test_abuse_once_is_met_steadily_and_twice_by_people(talk: Talk) -> None:
    """One harsh word gets a steady answer, the second one people."""
    assert talk.says("aptallar", "abuse", mood="abusive").responses == ("utter_steady",)
    assert talk.says("salaklar", "abuse", mood="abusive").reason == "anger_persists"


def test_harshness_counts_once_a_message(talk: Talk) -> None:
    """A harsh complaint while closing passes two forms in one turn and counts once."""
    talk.says(f"nerede {about('TS-1002')}", "order_status")
    reply = talk.says("gerizekalılar ürün kırık", DAMAGED, "abuse", mood="abusive")
    assert reply.reason is None
    assert talk.says("aptallar", "abuse", mood="abusive").reason == "anger_persists"


def test_unclear_twice_in_a_form(talk: Talk) -> None:
    """The second unclear answer gets concrete ways, people the last of them; the third people."""
    talk.says("hasarlı geldi", DAMAGED)
    assert talk.says("asdf", "out_of_scope").responses[0] == "utter_not_understood"
    reply = talk.says("qwer", "out_of_scope")
    assert (reply.reason, reply.responses[0]) == (None, "utter_three_ways")
    assert reply.buttons == ("find_number", "human_agent")
    reply = talk.says("zxcv", "out_of_scope")
    assert (reply.reason, reply.responses[0]) == ("unclear_twice", "utter_unclear_twice")


def test_a_clear_answer_in_between_forgets_the_unclear_one(talk: Talk) -> None:
    """The twin: unclear, clear, unclear is not unclear twice."""
    talk.says("hasarlı geldi", DAMAGED)
    talk.says("asdf", "out_of_scope")
    talk.says(about("TS-1006"))
    assert talk.says("asdf", "out_of_scope").reason is None


def test_unclear_outside_a_form_offers_meanings_first(talk: Talk) -> None:
    """The first unclear turn gets the likeliest meanings, the second people beside them."""
    ranking = (("invoice", 0.3), ("greeting", 0.2))
    heard: dict[str, Any] = {"intents": ("out_of_scope",), "ranking": ranking}
    first = talk.hears(Heard("u1", 1, "şey", **heard))
    assert first.responses == ("utter_question_meaning",)
    assert first.buttons == ("invoice",)
    second = talk.says("blabla", "out_of_scope")
    assert (second.reason, second.buttons[-1]) == (None, "human_agent")
    assert talk.says("blabla", "out_of_scope").reason == "unclear_twice"


def test_without_a_likely_meaning_none_is_offered(talk: Talk) -> None:
    """The twin: where nothing is near, the commonest troubles are offered."""
    reply = talk.says("hava nasıl", "out_of_scope")
    assert reply.responses == ("utter_out_of_scope",)
    assert reply.buttons == complaints()[:3]


ERRORS = [Unavailable("down"), AuthExpired("token"), RetryAfter(3), Permanent("broken")]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("moment", ["find", "quote", "act", "change"])
def test_a_shop_that_fails_hands_over_with_a_true_sentence(
    talk: Talk, error: ShopError, moment: str
) -> None:
    """Whenever the shop cannot be reached, that is what is said, and nothing is promised."""
    _bring(talk, {"find": "phone", "quote": "wish", "act": "wish", "change": "way_on"}[moment])
    talk.shop.fails_with = error
    if moment == "find":
        reply = talk.says("6284")
    elif moment == "quote":
        reply = talk.says("para iadesi olsun")
    else:
        reply = talk.presses("refund" if moment == "act" else "repair")
    assert reply.reason == "backend_down"
    assert reply.responses == ("utter_shop_down", "utter_handoff")
    assert reply.effect(effects.Promise) == []


def test_the_brief_says_what_is_known(talk: Talk) -> None:
    """Who, what, which order, tried, promised, wished and mood: nobody has to ask again."""
    _bring(talk, "solved")
    lines = talk.says("temsilci", "human_agent", mood="angry").brief.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        *("Kim", "Sorun", "Sipariş", "Denenen", "Söz verilen", "İstek ve ruh hâli")
    ]
    assert "sahipliği doğrulandı" in lines[0]
    assert "Hasarlı" in lines[1] and "fotoğraf yok" in lines[1]
    assert "TS-1006" in lines[2] and "Koşu Ayakkabısı" in lines[2]
    assert "para iadesi" in lines[3]
    assert "TS-1006" in lines[4]
    assert "öfkeli" in lines[5]


def test_the_brief_does_not_show_what_is_not_proven(talk: Talk) -> None:
    """The negative twin: an unproven number is called so, and nothing of the order is shown."""
    _bring(talk, "phone")
    text = talk.says("temsilci", "human_agent").brief
    assert "doğrulanmadı" in text
    assert "Koşu" not in text


WORDS = st.text(st.one_of(st.characters(), st.sampled_from("\n\r\x0b\x85\u2028\u2029\x1c")))


@given(received=WORDS, wish=WORDS, mood=WORDS)
@settings(max_examples=100)
def test_the_brief_has_six_lines_whatever_was_written(received: str, wish: str, mood: str) -> None:
    """No customer text can add a line to the brief or take one away."""
    problem = Problem("wrong_product", received=received, wish=wish)
    case = Case([problem], order_number="TS-1006")
    text = brief(Scene(case, Heard("m", 1, mood=mood), Talk().rules), None, "web")
    assert len(text.splitlines()) == 6


@pytest.mark.parametrize(
    ("now", "said", "due_on"),
    [
        ("2026-03-06 19:00", "9 Mart Pazartesi saat 09.00", date(2026, 3, 9)),
        ("2026-03-09 03:00", "9 Mart Pazartesi saat 09.00", date(2026, 3, 9)),
        ("2026-10-28 14:00", "30 Ekim Cuma saat 09.00", date(2026, 10, 30)),
        ("2026-05-26 13:00", "1 Haziran Pazartesi saat 09.00", date(2026, 6, 1)),
    ],
)
def test_outside_working_hours_the_opening_is_promised(
    db: None, now: str, said: str, due_on: date
) -> None:
    """The next working day and its hour are said, and it is a promise of the desk's."""
    talk = Talk(now=datetime.fromisoformat(now).replace(tzinfo=ISTANBUL))
    reply = talk.says("temsilci istiyorum", "human_agent")
    assert reply.responses == ("utter_promise_callback",)
    assert said in reply.text
    promise = reply.effect(effects.Promise)[0]
    assert (promise.owner, promise.due_on) == ("desk", due_on)


def test_given_back_with_the_case_solved_only_the_rating_is_left() -> None:
    """After people have solved it, nothing they dealt with is asked again."""
    case = Case([Problem(DAMAGED)], unclear=1, harsh=3)
    move = take_back(case, "resolved", "")
    assert [say.response for say in move.says] == ["utter_agent_done"]
    assert (case.current, case.rating_next, case.harsh) == (None, True, 0)


def test_given_back_to_the_bot_with_a_note() -> None:
    """The twin: given back unsolved, the bot asks on; the note is for the next brief only."""
    case = Case([Problem(DAMAGED)])
    move = take_back(case, "returned", "Kurye yarın gelecek")
    assert move.says[0].values == {}
    assert not case.rating_next


def test_the_next_brief_tells_the_note(talk: Talk) -> None:
    """Whoever takes over next reads what was agreed before."""
    talk.says(f"bozuk geldi {about('TS-1008')}", DAMAGED)
    case = talk.case
    take_back(case, "returned", "Kurye yarın gelecek")
    talk.slot = slot.dump(case)
    brief = talk.says("bir temsilci bağlayın", "human_agent").effect(effects.Handoff)[0].brief
    assert "önceki temsilcinin notu: Kurye yarın gelecek" in brief
    assert len(brief.splitlines()) == 6


def test_people_decide_above_the_limit_after_a_change_of_mind_too(talk: Talk) -> None:
    """A cheap choice first does not open the way to a costly one that the bot may not decide."""
    talk.says(f"bozuk geldi {about('TS-1008')}", DAMAGED)
    talk.says("fotoğraf yok", "deny")
    talk.says("tutanak yok", "deny")
    talk.presses("repair")
    assert talk.says("aslında para iadesi olsun").reason == "above_limit"
    assert talk.actions == ["act repair"]


@pytest.mark.parametrize(
    ("words", "intent", "reason"),
    [
        ("bir temsilci bağlayın", "human_agent", "customer_request"),
        ("hakem heyetine gideceğim", "legal_threat", "legal_threat"),
        ("elim kesildi kanıyor", "damaged_product", "safety"),
        ("foto yok", "inform", "backend_down"),
    ],
)
def test_the_reason_stays_true_while_the_shop_is_down(
    talk: Talk, words: str, intent: str, reason: str
) -> None:
    """Who asks for people gets them for that reason; only the others are told of the shop."""
    _bring(talk, "evidence")
    talk.shop.fails_with = Unavailable("down")
    reply = talk.says(words, intent)
    assert reply.reason == reason
    assert ("utter_shop_down" in reply.responses) is (reason == "backend_down")
    assert "TS-1006" in reply.brief


@pytest.mark.parametrize("end", ["affirm", "5"])
def test_the_end_needs_no_shop(talk: Talk, end: str) -> None:
    """While the shop is down a yes and a rating are taken as ever."""
    _bring(talk, "solved" if end == "affirm" else "rating")
    talk.shop.fails_with = Unavailable("down")
    assert talk.presses(end).reason is None
