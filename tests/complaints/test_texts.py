"""What the customer reads: every text is used, kept short, warm, Turkish, and promises nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actions.responses import load
from bot.complaints import kinds
from bot.complaints.situation import Situation
from bot.complaints.step import Step
from bot.labels import PROMISED
from bot.turkish import fold

_ROOT = Path(__file__).resolve().parents[2]
_CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("bot/complaints", "actions")
    for path in sorted((_ROOT / folder).rglob("*.py"))
)
_OWN_QUESTIONS = {Step.WISH, Step.NEIGHBOURS}
# Names that the code puts together, by the beginning that it writes out.
COMPLAINTS = kinds.complaints()
_BUILT = {
    "utter_empathy_": COMPLAINTS,
    "utter_question_": [step.value for step in Step if step not in _OWN_QUESTIONS],
    "utter_question_wish_": [
        *(name for name, kind in kinds.KINDS.items() if not (kind.only_tells or kind.not_come)),
        *("lost", "overdue"),
    ],
    "utter_info_": [where.value for where in Situation],
    "utter_terms_": [
        *(kind for kind in PROMISED if kind != "pickup"),
        *("refund_only", "enquiry_wait"),
    ],
    "utter_no_options_": ["not_as_expected", "return_refund"],
    "utter_promise_": [
        *(kind for kind in PROMISED if kind != "pickup"),
        *("refund_only", "enquiry_wait"),
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

    And in the terms that a customer is asked to agree to: those are the shop's quote.
    """
    dated = {name for name in load() if _rendered_dates(name)}
    spoken = {name for name in load() if name.startswith(("utter_promise_", "utter_terms_"))}
    assert dated == spoken - {"utter_terms_undo"}


@pytest.mark.parametrize("kind", COMPLAINTS)
def test_empathy_varies(kind: str) -> None:
    """Each complaint has at least two sentences of empathy, no two alike in the whole domain."""
    own = load()[f"utter_empathy_{kind}"]
    everyone = [text for name, text in _VARIANTS if name.startswith("utter_empathy_")]
    assert len(own) >= 2
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
