"""Nothing at the shop is moved without the customer's yes to that very action (invariant 11)."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import effects
from bot.commerce.errors import Unavailable
from bot.commerce.shops.port import Line
from bot.complaints.case import Case, Problem
from bot.complaints.deed import Deed, give
from bot.complaints.dialogue.change import make_change
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kinds import KINDS
from bot.complaints.reading.agreement import Answer, answer
from bot.complaints.reading.heard import Heard
from bot.nlu.acts import acts
from tests.complaints.talk import PHONES, Talk, WatchedShop, about

ROOT = Path(__file__).resolve().parents[2]
WRITES = {"act", "change", "undo"}


def _asked(talk: Talk, wish: str = "siparişi iptal edin", number: str = "TS-1003") -> None:
    """As far as the question for the yes, by a wish in words."""
    talk.says(f"{wish} {about(number)}", "late_delivery")
    assert (talk.asked, talk.actions) == ("confirm", [])


def test_the_question_names_order_items_amount_and_date(talk: Talk) -> None:
    """Who says yes knows to what."""
    reply = talk.says(f"kırık, paramı iade edin {about('TS-1006')}", "damaged_product")
    reply = talk.presses("none")
    assert reply.asks == "confirm"
    for part in ("TS-1006", "Koşu Ayakkabısı", "1.899,90 TL", "5 Mart", "onaylıyor musunuz"):
        assert part in reply.text
    assert reply.buttons == ("agree", "keep")
    assert reply.effect(effects.Promise) == []


@pytest.mark.parametrize(
    "words", ["evet", "evet onaylıyorum", "tamam iptal edin", "Evet, iptal et", "olur", "evt"]
)
def test_a_yes_acts_once(talk: Talk, words: str) -> None:
    """A yes in any plain words does what was asked, and what was told becomes a promise."""
    _asked(talk)
    reply = talk.says(words)
    assert talk.actions == ["act cancel"]
    assert reply.responses[0] == "utter_promise_cancel"
    assert reply.effect(effects.Promise)


@pytest.mark.parametrize(("words", "done"), [("iptal", []), ("evet iade edin", ["act refund"])])
def test_a_bare_cancel_is_no_yes_to_a_refund(talk: Talk, words: str, done: list[str]) -> None:
    """ "İptal" may mean the question itself; it is asked again, and the twin acts."""
    reply = talk.says(f"iade etmek istiyorum {about('TS-1006')}", "return_refund")
    if reply.asks != "confirm":
        talk.presses("refund")
    reply = talk.says(words)
    assert talk.actions == done
    assert bool(done) or reply.asks == "confirm"


def test_a_bare_cancel_agrees_to_giving_up_what_is_on_its_way(talk: Talk) -> None:
    """Who asked to cancel, and hears of the withdrawal that it is, means just that."""
    talk.says(f"siparişi iptal edin {about('TS-1002')}", "cancel_order")
    talk.says("iptal")
    assert talk.actions == ["act refund"]


NO_YES = [
    *("iptal etme", "vazgeçtim kalsın", "hayır", "dur", "bi dakika", "etsem ne olur"),
    *("tamam da param ne zaman yatar", "evet ama iptal etmeyin", "iptal edin ama iptal etmeyin"),
    *("hayır kalsın, ne zaman gelir?", "belki", "iptal edersem ne olur", "ne", "yok yok vazgeçtim"),
]


@pytest.mark.parametrize("words", NO_YES)
def test_anything_else_is_no_yes(talk: Talk, words: str) -> None:
    """The negative twin: nothing happens, and no wish in the same words overwrites the answer."""
    _asked(talk)
    reply = talk.says(words, "cancel_order")
    assert talk.actions == []
    assert reply.reason is None
    assert "utter_promise_cancel" not in reply.responses


@pytest.mark.parametrize("words", ["iptal etme", "vazgeçtim kalsın", "kalsın istemiyorum"])
def test_let_it_be_leaves_everything(talk: Talk, words: str) -> None:
    """The order stays, is said to stay, and nothing is asked again."""
    _asked(talk)
    reply = talk.says(words, "cancel_order")
    assert (reply.responses[0], reply.asks) == ("utter_kept", "solved")


def test_who_hesitates_is_waited_for(talk: Talk) -> None:
    """Not counted as unclear, however often; then a yes still acts."""
    _asked(talk)
    for words in ("bi dakika", "dur", "düşüneyim"):
        reply = talk.says(words, "out_of_scope")
        assert (reply.responses[0], reply.asks) == ("utter_no_hurry", "confirm")
    talk.says("evet", "affirm")
    assert talk.actions == ["act cancel"]


def test_another_wish_changes_the_question(talk: Talk) -> None:
    """'No, an exchange' asks for the yes to the exchange; the old yes is worth nothing."""
    talk.says(f"yanlış geldi {about('TS-1006')}", "wrong_product")
    talk.says("terlik geldi, paramı iade edin")
    reply = talk.says("yok, değişim olsun", "deny")
    assert (reply.responses[0], reply.asks) == ("utter_terms_exchange", "confirm")
    talk.agrees()
    assert talk.actions == ["act exchange"]


def test_a_yes_to_another_remedy_is_no_yes(talk: Talk) -> None:
    """'Yes, repair it' is no yes to a refund."""
    talk.says(f"kırık, paramı iade edin {about('TS-1006')}", "damaged_product")
    talk.presses("none")
    reply = talk.says("evet tamir edin")
    assert (talk.actions, reply.asks) == ([], "confirm")
    assert reply.responses[0] == "utter_terms_repair"


def test_a_typed_title_is_no_press(talk: Talk) -> None:
    """The title of a choice in the customer's own words is a wish, and is asked about."""
    talk.says(f"gelmedi {about('TS-1003')}", "late_delivery")
    reply = talk.hears(Heard("typed", 1, text="İptal edin", choice="cancel"))
    assert (talk.actions, reply.asks) == ([], "confirm")


def test_a_press_names_the_deed(talk: Talk) -> None:
    """The twin: the pressed button itself is the yes."""
    talk.says(f"gelmedi {about('TS-1003')}", "late_delivery")
    talk.presses("cancel")
    assert talk.actions == ["act cancel"]


@pytest.mark.parametrize("late", [timedelta(days=1, minutes=1), timedelta(seconds=-1)])
def test_an_old_or_early_yes_is_asked_for_again(talk: Talk, late: timedelta) -> None:
    """A yes from another day, or written before the question was put, agrees to nothing."""
    _asked(talk)
    asked = talk.now
    yes = Heard("late", 1, text="evet", intents=("affirm",), acts=acts("evet"), at=asked + late)
    reply = talk.hears(yes)
    assert (talk.actions, reply.asks) == ([], "confirm")
    talk.hears(replace(yes, message_id="now", at=asked))
    assert talk.actions == ["act cancel"]


def test_a_yes_after_the_question_was_withdrawn(talk: Talk) -> None:
    """After 'let it be' a yes answers what is asked then, not what was."""
    _asked(talk)
    talk.presses("keep")
    assert talk.says("evet", "affirm").asks == "rating"
    assert talk.actions == []


def test_the_same_yes_twice_acts_once(talk: Talk) -> None:
    """A button pressed twice, or a turn run again after a crash: the shop does it once."""
    _asked(talk)
    talk.agrees()
    talk.says("evet iptal edin", "affirm")
    assert talk.actions == ["act cancel"]


def test_more_presses_of_the_same_button_are_not_unclear(talk: Talk) -> None:
    """Sent before the answer came: the next question stands, and nobody is sent to people."""
    _asked(talk)
    for number in range(4):
        reply = talk.hears(Heard(f"p{number}", 1, choice="agree", pressed=True))
    assert (talk.actions, reply.asks, reply.reason) == (["act cancel"], "solved", None)


def test_what_the_shop_refuses_is_not_offered(talk: Talk) -> None:
    """The quote is refused: a clear sentence, and what else there is."""
    talk.says(f"kırık, yenisini gönderin {about('TS-1006')}", "damaged_product")
    talk.shop.orders["TS-1006"] = replace(
        talk.shop.orders["TS-1006"], status=talk.shop.orders["TS-1001"].status
    )
    reply = talk.says("yok", "deny")
    assert (reply.responses[0], reply.asks) == ("utter_not_possible", "wish")
    assert talk.actions == []


def test_the_shop_refusing_what_was_agreed_to(talk: Talk) -> None:
    """Between the question and the yes the shop went down: told truly, nothing promised."""
    _asked(talk)
    talk.shop.fails_with = Unavailable("down")
    reply = talk.agrees()
    assert reply.responses == ("utter_shop_down", "utter_handoff")
    assert reply.effect(effects.Promise) == []


def test_contradicting_wishes_are_asked_about(talk: Talk) -> None:
    """'Cancel, but do not cancel' in one message chooses nothing."""
    reply = talk.says(f"iptal edin ama iptal etmeyin {about('TS-1001')}", "cancel_order")
    assert (talk.actions, reply.asks) == ([], "wish")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("indirim ne kadar olur", "utter_terms_price_reduction"),
        ("param ne zaman yatar", "utter_terms_refund"),
    ],
)
def test_a_question_chooses_nothing(talk: Talk, words: str, told: str) -> None:
    """What it would bring is told, with the shop's own figures; the choice stays open."""
    talk.says(f"hasarlı {about('TS-1006')}", "damaged_product")
    talk.presses("none")
    reply = talk.says(words, "return_refund")
    assert any(told in name for name in reply.responses)
    assert (reply.asks, talk.actions, talk.case.problems[0].wish) == ("wish", [], None)


def test_what_is_forbidden_is_not_offered_again(talk: Talk) -> None:
    """'No exchange' leaves the other choices, and 'let it be'; the brief tells it."""
    talk.says(f"yanlış geldi {about('TS-1006')}", "wrong_product")
    talk.says("terlik geldi")
    reply = talk.says("değişim istemiyorum")
    assert reply.buttons == ("refund", "keep")
    assert "istemediği: Değişim" in talk.says("temsilci", "human_agent").brief


def test_without_a_yes_the_code_raises(talk: Talk) -> None:
    """Our own mistake is an error, never an action."""
    _asked(talk)
    talk.agrees()
    for kind in ("refund", "undo"):
        with pytest.raises(PermissionError):
            make_change(Scene(talk.case, Heard("m", 1), talk.rules), kind)
    assert talk.actions == ["act cancel"]


def test_a_yes_is_tied_to_its_items() -> None:
    """The yes to one line of an order is none to another."""
    problem = Problem("damaged_product")
    give(problem, Deed("refund", "TS-1007", (Line("A"),)))
    assert problem.agreed != Deed("refund", "TS-1007", (Line("B"),)).name
    assert answer(Case(), [problem], Heard("m", 1, acts=acts("evet"))) is Answer.YES


def test_only_one_place_writes_to_the_shop() -> None:
    """Every path to the shop's writes goes through remedy.py, which looks for the yes."""
    callers = {
        path.name
        for folder in ("bot/complaints", "actions")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and ast.unparse(node.func.value).endswith("shop")
    }
    assert callers == {"remedy.py"}


WORDS = st.sampled_from(
    [
        *("evet", "hayır", "tamam", "iptal edin", "iptal etmeyin", "paramı iade edin", "değişim"),
        *("yenisini gönderin", "beklerim", "geri alın", "yanlış oldu", "vazgeçtim", "dur"),
        *("iade etmiştim", "iptal etsem ne olur", "indirim ne kadar", "kalsın", "5", "1 puan"),
        *("fotoğraf yok", "tutanak yok", "hepsi", "2 ürün eksik", "gelmezse iptal edin", "olur"),
    ]
)


@given(
    number=st.sampled_from(sorted(PHONES)),
    kind=st.sampled_from(sorted(KINDS)),
    words=st.lists(WORDS, min_size=3, max_size=9),
    presses=st.lists(st.integers(0, 5), min_size=9, max_size=9),
)
@settings(max_examples=150)
@pytest.mark.django_db
def test_no_talk_moves_anything_unasked(
    number: str, kind: str, words: list[str], presses: list[int]
) -> None:
    """Whatever is said and pressed, in any order: the watched shop takes no write without a yes."""
    talk = Talk()
    talk.says(f"sorun var {about(number)}", kind)
    for word, press in zip(words, presses, strict=False):
        last = talk.replies[-1]
        if last.reason or last.effect(effects.Close):
            break
        if press < len(last.buttons):
            last = talk.presses(last.buttons[press])
        if not (last.reason or last.effect(effects.Close)):
            talk.says(word)
    assert isinstance(talk.shop, WatchedShop)
