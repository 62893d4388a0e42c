"""What the customer reads: every text is used, kept short, warm, Turkish, and promises nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actions.responses import load
from bot.complaints import kinds
from bot.complaints.dialogue.facts import _GENERAL
from bot.complaints.situation import Situation
from bot.complaints.step import Step
from bot.english import ENGLISH, in_english
from bot.labels import AGREES, CHOICES, DONE, PROMISED, TYPES
from bot.turkish import fold

_ROOT = Path(__file__).resolve().parents[2]
_CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("bot/complaints", "actions")
    for path in sorted((_ROOT / folder).rglob("*.py"))
)
_OWN_QUESTIONS = {Step.WISH, Step.NEIGHBOURS, Step.DETAIL}
_OF_THINGS = [name for name, kind in kinds.KINDS.items() if kind.complaint and not kind.whole]
# Names that the code puts together, by the beginning that it writes out.
COMPLAINTS = kinds.complaints()
_BUILT = {
    "utter_empathy_": [*COMPLAINTS, *(f"{name}_item" for name in _OF_THINGS)],
    "utter_question_": [
        *(step.value for step in Step if step not in _OWN_QUESTIONS),
        *(f"{step}_of_item" for step in ("wish", "evidence", "received")),
    ],
    "utter_question_detail_": list(kinds.errands()),
    "utter_fact_": list(_GENERAL),
    "utter_refund_": ["paid", "late", "due"],
    "utter_cancelled_by_": ["customer", "shop", "carrier"],
    "utter_compare_": ["money_pickup", "money_plain", "money_early", "goods_pickup", "goods_plain"],
    "utter_question_wish_": [
        *(name for name, kind in kinds.KINDS.items() if kind.chosen),
        *("lost", "overdue", "enquired", "left", "unsent", "early"),
    ],
    "utter_info_": [where.value for where in Situation],
    "utter_terms_": [
        *(kind for kind in PROMISED if kind != "pickup"),
        *("refund_only", "enquiry_wait", "cancel_items", "refund_early", "refund_early_items"),
    ],
    "utter_promise_": [
        *(kind for kind in PROMISED if kind != "pickup"),
        *("refund_only", "enquiry_wait", "cancel_items", "refund_early", "refund_early_items"),
    ],
}
_VARIANTS = [(name, text) for name, texts in load().items() for text in texts]
_PROMISING = r"\b(hemen|kesin\w*|garanti\w*|en gec|en kisa surede|soz ver\w*|sozumuz|mutlaka)\b"
_FAMILIAR = r"\b(sen|seni|sana|senin|sende|senden|misin|istersen|yazarsan)\b"
_ENGLISH = (
    r"\b(order|please|sorry|refund|customer|agent|chat|bot|ok|feedback|mail|support|ticket|"
    r"tracking|the|and|your)\b"
)


def _used() -> set[str]:
    literal = set(re.findall(r'(?<!f)"(utter_[a-z_]+)"', _CODE))
    begun = set(re.findall(r'f"(utter_[a-z_]+_)\{', _CODE))
    assert begun == set(_BUILT), "a name is put together that this test does not know"
    return literal | {begin + end for begin, ends in _BUILT.items() for end in ends}


def test_every_response_of_the_code_exists() -> None:
    """A name in the code that domain.yml does not have would fail in front of a customer."""
    assert _used() - set(load()) == set()


def test_every_response_is_used() -> None:
    """A text that nothing says is dead."""
    assert set(load()) - _used() == set()


@pytest.mark.parametrize(("name", "text"), _VARIANTS)
def test_a_text_keeps_the_tone(name: str, text: str) -> None:
    """'Siz', no shouting, no English, no word that promises, and short."""
    folded = fold(re.sub(r"\{\w+\}", "x", text))
    assert "!" not in text
    assert not re.search(_FAMILIAR, folded)
    assert not re.search(_ENGLISH, folded)
    assert not re.search(_PROMISING, folded)
    assert len(text) <= 320
    assert text == text.strip()
    assert "  " not in text
    assert text[-1] in ".?}" or text.endswith(".)")


def _rendered_dates(name: str) -> set[str]:
    gaps = {gap for text in load()[name] for gap in re.findall(r"\{(\w+)\}", text)}
    return gaps & {"pickup_on", "resolved_by", "opening"}


def test_only_promises_speak_of_days_to_come() -> None:
    """The dates that the shop or the desk stands for are said in promises, and in each of them.

    And in the terms that a customer is asked to agree to or compares: those are the shop's quote.
    What was promised already may be told again.
    """
    dated = {name for name in load() if _rendered_dates(name)}
    spoken = {name for name in load() if name.startswith(("utter_promise_", "utter_terms_"))}
    told = {name for name in load() if name.startswith("utter_compare_")} | {
        *("utter_fact_pickup", "utter_fact_due"),
        *("utter_question_wish_enquired", "utter_enquiry_late"),
    }
    undated = {"utter_terms_undo", "utter_terms_change_address", "utter_promise_change_address"}
    assert dated - told == spoken - undated


@pytest.mark.parametrize("kind", COMPLAINTS)
def test_empathy_varies(kind: str) -> None:
    """Each complaint has at least six sentences of empathy, no two alike in the whole domain."""
    own = load()[f"utter_empathy_{kind}"]
    everyone = [text for name, text in _VARIANTS if name.startswith("utter_empathy_")]
    assert len(own) >= 6
    assert all(everyone.count(text) == 1 for text in own)


def test_what_may_be_said_twice_has_two_wordings() -> None:
    """A question that can come twice in a row does not repeat itself word for word."""
    once = {"utter_question_comment"}
    repeated = [name for name in load() if name.startswith("utter_question_") and name not in once]
    assert [name for name in repeated if len(set(load()[name])) < 2] == []


def test_the_tone_test_finds_what_it_should() -> None:
    """The negative twin: words that must not be said are found by their expressions."""
    for bad in ("Hemen bakıyorum.", "Paranız en geç yarın gelir.", "Kesinlikle çözeriz."):
        assert re.search(_PROMISING, fold(bad))
    assert re.search(_FAMILIAR, fold("Senin siparişin nerede?"))
    assert re.search(_ENGLISH, fold("Tracking numarası"))


def test_each_text_has_its_english() -> None:
    """As many wordings, with the same gaps: who writes English is not answered by half."""
    turkish, english = load(), load(ENGLISH)
    assert set(turkish) == set(english)
    assert {name for name, texts in english.items() if not texts} == set()
    for name, texts in english.items():
        gaps = {gap for text in turkish[name] for gap in re.findall(r"\{(\w+)\}", text)}
        assert {gap for text in texts for gap in re.findall(r"\{(\w+)\}", text)} <= gaps, name


@pytest.mark.parametrize("text", [text for texts in load(ENGLISH).values() for text in texts])
def test_an_english_text_keeps_the_tone(text: str) -> None:
    """English, no shouting, no word that promises, and short."""
    plain = re.sub(r"\{\w+\}", "x", text)
    assert "!" not in text and len(text) <= 320 and text == text.strip()
    assert not re.search(r"[ğışçöüĞİŞÇÖÜ]", plain)
    assert not re.search(r"\b(immediately|definitely|guarantee\w*|asap)\b", plain.lower())


def test_every_title_and_label_has_its_english() -> None:
    """Buttons and the labels that stand in sentences."""
    shown = [*CHOICES.values(), *AGREES.values(), *TYPES.values(), *DONE.values()]
    assert [words for words in shown if in_english(words) == words] == []
