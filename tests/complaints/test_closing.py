"""The end: is it solved, how was it, and an optional word."""

from __future__ import annotations

import pytest

from bot import effects
from tests.complaints.talk import Talk, about


def _solved(talk: Talk) -> None:
    talk.says(f"nerede {about('TS-1002')}", "order_status")


def _rating(talk: Talk) -> None:
    _solved(talk)
    talk.presses("affirm")


def _rates(talk: Talk, text: str) -> tuple[int | None, str]:
    _rating(talk)
    reply = talk.says(text)
    row = (reply.effect(effects.Rating) or [effects.Rating(None, "-")])[0]
    return row.csat, row.comment


@pytest.mark.parametrize(
    ("text", "score", "comment"),
    [
        ("5", 5, ""),
        ("4, hızlıydı", 4, "hızlıydı"),
        ("5, teşekkürler", 5, "teşekkürler"),
        ("4/5", 4, ""),
        ("5 üzerinden 4", 4, ""),
        ("üç", 3, ""),
        ("beş puan", 5, ""),
    ],
)
def test_a_rating_with_an_optional_word(talk: Talk, text: str, score: int, comment: str) -> None:
    """One to five, in digits or words, with whatever else was said beside it."""
    assert _rates(talk, text) == (score, comment)


@pytest.mark.parametrize("text", ["10", "0", "eh işte", "bir daha asla", "7", "2 gün sürdü"])
def test_what_is_no_rating_is_asked_once_more(talk: Talk, text: str) -> None:
    """The negative twin: no score is read where there is none."""
    assert _rates(talk, text) == (None, "-")
    assert talk.asked == "rating"


def test_a_second_miss_ends_without_a_score(talk: Talk) -> None:
    """Nobody is asked a third time for a rating."""
    _rates(talk, "eh işte")
    reply = talk.says("off")
    assert reply.effect(effects.Close)
    assert reply.effect(effects.Rating)[0].csat is None


def test_a_low_rating_is_asked_for_a_word(talk: Talk) -> None:
    """One or two without a word is asked what could be better; it may be skipped."""
    _rating(talk)
    assert talk.presses("1").asks == "comment"
    reply = talk.says("çok yavaştı")
    assert reply.effect(effects.Rating)[0].comment == "çok yavaştı"
    assert reply.effect(effects.Close)


def test_the_word_may_be_skipped(talk: Talk) -> None:
    """The twin: skipping stores no comment."""
    _rating(talk)
    talk.presses("2")
    assert talk.presses("skip").effect(effects.Rating)[0].comment == ""


@pytest.mark.parametrize(
    ("intents", "yes"),
    [(("affirm",), True), (("praise_thanks",), True), (("deny",), False)],
)
def test_solved_is_the_customers_own_word(talk: Talk, intents: tuple[str, ...], yes: bool) -> None:
    """Yes, thanks or no: what the outcome log calls confirmed or not."""
    _solved(talk)
    assert talk.says("...", *intents).effect(effects.Solved)[0].yes is yes


def test_a_goodbye_is_no_confirmation(talk: Talk) -> None:
    """The twin: who only says goodbye has confirmed nothing, and is asked for a rating."""
    _solved(talk)
    reply = talk.says("iyi günler", "goodbye")
    assert (reply.effect(effects.Solved), reply.asks) == ([], "rating")


@pytest.mark.parametrize("answer", ["affirm", "deny"])
def test_unhappy_twice_goes_to_people(talk: Talk, answer: str) -> None:
    """Not solved, and no way on chosen: people take over."""
    _solved(talk)
    talk.presses("deny")
    assert talk.says("...", answer).reason == "customer_request"


def test_leaving_it_as_it_is_ends_politely(talk: Talk) -> None:
    """'Let it be' leads to the rating: nobody is pushed."""
    _solved(talk)
    talk.presses("deny")
    assert talk.presses("keep").asks == "rating"


def test_unclear_twice_at_the_end(talk: Talk) -> None:
    """Two answers that cannot be read hand over."""
    _solved(talk)
    assert talk.says("hmm", "out_of_scope").asks == "solved"
    assert talk.says("hmmm", "out_of_scope").buttons[-1] == "human_agent"
    assert talk.says("hmmm", "out_of_scope").reason == "unclear_twice"


def test_an_unclear_answer_before_is_no_missed_rating(talk: Talk) -> None:
    """Each question has its own second chance: the rating is asked twice all the same."""
    _solved(talk)
    talk.says("hmm", "out_of_scope")
    talk.presses("affirm")
    assert talk.says("eh işte").asks == "rating"
