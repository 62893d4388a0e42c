"""English wishes with their polarity, answers and dangers."""

from __future__ import annotations

import pytest

from bot.nlu.acts import acts
from bot.nlu.danger import danger
from bot.nlu.wishes import wishes

WISHES = [
    ("I want my money back", {("refund", "wanted")}),
    ("please cancel it", {("cancel", "wanted")}),
    ("don't cancel", {("cancel", "unwanted")}),
    ("can I get another size", {("exchange", "wanted")}),
    ("I already returned it", {("refund", "done")}),
    ("if it doesn't arrive by Friday cancel", {("cancel", "conditional")}),
    ("I don't want it, cancel please", {("cancel", "wanted")}),
    ("i dont want it cancel please", {("cancel", "wanted")}),
    ("how can I cancel", {("cancel", "asked")}),
    ("you cancelled without asking me", {("cancel", "done")}),
    ("I want a refund not an exchange", {("refund", "wanted"), ("exchange", "unwanted")}),
    ("send me a new one", {("replacement", "wanted")}),
    ("I'll keep it if you reply", {("keep", "conditional")}),
    ("change my address please", {("change_address", "wanted")}),
    ("call me", {("callback", "wanted")}),
    ("I have been waiting for 3 weeks", set()),
    ("my order arrived broken", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), WISHES)
def test_an_english_wish_carries_its_polarity(text: str, found: set[tuple[str, str]]) -> None:
    """What stands before the remedy decides."""
    assert {(act.remedy, act.polarity) for act in wishes(text)} == found


ANSWERS = [
    ("yes please", "affirm", ""),
    ("that's correct", "affirm", ""),
    ("no thanks", "deny", ""),
    ("never mind, keep it", "deny", "keep"),
    ("don't cancel", "deny", "keep"),
    ("hold on", "pause", ""),
    ("undo that", "undo", ""),
    ("I don't know", "undecided", ""),
    ("I don't have a photo", "skip", ""),
    ("that's not what I meant", "correct", ""),
]
NO_ANSWERS = [
    *("no one answered the phone", "no sound from the left earphone", "yes but who pays"),
    *("i have been waiting for weeks", "i ordered by mistake", "the right shoe is broken"),
]


@pytest.mark.parametrize(("text", "act", "value"), ANSWERS)
def test_an_english_answer(text: str, act: str, value: str) -> None:
    """Yes, no, wait, undo, don't know, skip."""
    assert (act, value) in [(one.act, one.value) for one in acts(text)]


@pytest.mark.parametrize("text", NO_ANSWERS)
def test_an_english_sentence_answers_nothing(text: str) -> None:
    """The negative twins: the same words with more to say."""
    said = {act.act for act in acts(text)}
    assert said.isdisjoint({"affirm", "deny", "pause", "undo", "undecided", "skip"})


DANGERS = [
    ("my child cut his hand", "cut"),
    ("the battery exploded while charging", "battery"),
    ("the kettle gave me an electric shock", "shock"),
    ("my son swallowed a part", "swallowed"),
    ("my skin is red and itchy after the cream", "reaction"),
]


@pytest.mark.parametrize(("text", "kind"), DANGERS)
def test_an_english_danger(text: str, kind: str) -> None:
    """The gravest kind."""
    found = danger(text)
    assert found is not None and found.kind == kind


@pytest.mark.parametrize("text", ["please cut the price", "the dress is cut too short", "broken"])
def test_an_english_sentence_without_danger(text: str) -> None:
    """The negative twins."""
    assert danger(text) is None
