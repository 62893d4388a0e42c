"""Between Rasa's tracker and the plain domain."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.plumbing import channel_of, emit, heard_of, payload, scene_of
from bot import effects
from bot.acts import Act
from bot.commerce.shops.fake.client import FakeShop
from bot.complaints import slot
from bot.complaints.case import Case, Promised
from bot.complaints.dialogue.scene import Scene
from bot.complaints.move import Move, Say
from bot.complaints.reading.heard import Heard
from bot.complaints.rules import Rules
from tests.actions.tracker import tracker

HEARD = Heard("m-1", 7, "merhaba", ("greeting",), mood="annoyed")


def test_a_message_is_heard_with_all_that_was_understood() -> None:
    """Ids, text, intents best first, entities with all their values, mood and photo."""
    heard = heard_of(
        tracker(
            "kırık geldi",
            intents=("damaged_product", "return_refund"),
            entities=(("wish", "refund"), ("wish", "repair"), ("phone_last4", "8142")),
            metadata={"message_id": "m-9", "customer_id": "12", "photo": "p-1"},
            mood="angry",
            intent_ranking=[{"name": "damaged_product", "confidence": 0.9}],
        )
    )
    assert heard == Heard(
        message_id="m-9",
        customer_id=12,
        text="kırık geldi",
        intents=("damaged_product", "return_refund"),
        ranking=(("damaged_product", 0.9),),
        entities={"wish": ("refund", "repair"), "phone_last4": ("8142",)},
        mood="angry",
        photo="p-1",
    )


def test_a_button_is_a_choice_and_no_words() -> None:
    """What stands behind a button is not taken for the customer's text or intent."""
    heard = heard_of(
        tracker(
            '/choose{"choice": "refund"}', intents=("choose",), entities=(("choice", "refund"),)
        )
    )
    assert (heard.choice, heard.text, heard.intents) == ("refund", "", ())


@pytest.mark.parametrize("hidden", ["choose", "photo", "agent_returned"])
def test_our_own_intents_are_not_heard(hidden: str) -> None:
    """Intents that only serve the forms never reach the outcome log."""
    assert heard_of(tracker(None, intents=(hidden,))).intents == ()


@pytest.mark.parametrize(
    "latest", [{}, {"metadata": None}, {"text": None, "intent": None, "entities": None}]
)
def test_a_bare_message_is_heard_calmly(latest: dict[str, Any]) -> None:
    """Whatever Rasa leaves out, nothing is raised and nothing is made up."""
    bare = tracker()
    bare.latest_message = latest
    heard = heard_of(bare)
    assert (heard.intent, heard.mood, heard.text) == ("out_of_scope", "calm", "")
    assert channel_of(bare) == "web"


def test_the_case_travels_in_its_slot(db: None) -> None:
    """A case that went through JSON is the same case; no slot is a new one."""
    case = Case(
        order_number="TS-1006",
        promised=[Promised("FS-1", "shop:refund", date(2026, 3, 20), "Para iadesi")],
    )
    case.add("damaged_product", "kırık").skus = ["AYK-KOS-42"]
    stored = json.loads(json.dumps(slot.dump(case)))
    assert scene_of(tracker(slots={"case": stored})).case == case
    assert scene_of(tracker()).case == Case()


def test_a_button_names_an_intent_or_a_choice() -> None:
    """Yes, no and people are intents; everything else is a choice."""
    assert payload("affirm") == "/affirm"
    assert payload("refund") == '/choose{"choice": "refund"}'


@pytest.mark.parametrize("choice", ['x"}', "a{b}", "/restart", 'X-"1"', "çay\n"])
def test_a_choice_cannot_break_out_of_its_button(choice: str) -> None:
    """A shop's own words in a button, such as a sku, stay one value of one choice."""
    text = payload(choice)
    assert text.startswith("/choose{")
    assert json.loads(text.removeprefix("/choose")) == {"choice": choice}


def _emitted(case: Case, move: Move, **options: bool) -> list[dict[str, Any]]:
    dispatcher = CollectingDispatcher()
    emit(dispatcher, Scene(case, HEARD, Rules(FakeShop())), move, **options)
    return list(dispatcher.messages)


def _effects(messages: list[dict[str, Any]]) -> list[str]:
    return [row["kind"] for message in messages for row in message["custom"].get("effects", [])]


def test_the_intro_is_said_once() -> None:
    """The first words of a conversation say that it is an assistant; later ones do not."""
    case = Case()
    first = _emitted(case, Move(says=[Say("utter_greeting")]))
    second = _emitted(case, Move(says=[Say("utter_goodbye")]))
    assert "asistan" in first[0]["text"]
    assert not any("asistan" in (message["text"] or "") for message in second)


def _returning(**fields: Any) -> Case:
    known = {"order_number": "TS-1006", "proven_at": "unknown", "returning": "TS-1006"}
    return Case(**{**known, **fields})


def test_who_comes_back_is_told_of_what_we_spoke() -> None:
    """In place of the first words and of the greeting, once, and not always the same."""
    says = Move(says=[Say("utter_greeting"), Say("utter_question_item")])
    case = _returning()
    first, second = _emitted(case, says), _emitted(case, Move(says=[Say("utter_goodbye")]))
    assert "TS-1006" in first[0]["text"] and "yazışmıştık" in first[0]["text"]
    assert "ürün" in first[1]["text"]
    assert not any("TS-1006" in (message["text"] or "") for message in second)
    again = _emitted(_returning(used={"utter_welcome_back": 1}), says)
    assert again[0]["text"] != first[0]["text"]


@pytest.mark.parametrize("change", [{"order_number": "TS-1003"}, {"proven_at": ""}])
def test_another_order_is_not_gone_on_with(change: dict[str, str]) -> None:
    """The twin: who names another order at once is greeted like anybody."""
    first = _emitted(_returning(**change), Move(says=[Say("utter_greeting")]))
    assert "asistan" in first[0]["text"]


def test_danger_is_no_time_for_memories() -> None:
    """Somebody in danger is not told that we can go on where we were."""
    dispatcher = CollectingDispatcher()
    hurt = Heard("m-2", 7, "elim kesildi", acts=(Act("danger", kind="cut"),))
    scene = Scene(_returning(), hurt, Rules(FakeShop()))
    emit(dispatcher, scene, Move(says=[Say("utter_danger")]))
    assert "TS-1006" not in dispatcher.messages[0]["text"]


def test_no_words_no_intro() -> None:
    """The twin: a move that says nothing does not begin a conversation."""
    case = Case()
    assert all(not message["text"] for message in _emitted(case, Move()))
    assert case.used == {}


def test_what_was_heard_is_stored_once_a_turn() -> None:
    """The turn's first action reports what was heard; the ones that follow do not."""
    move = Move(effects=[effects.Close()])
    assert _effects(_emitted(Case(), move)) == ["heard", "close"]
    assert _effects(_emitted(Case(), move, first=False)) == ["close"]


@pytest.mark.parametrize("unclear", [True, False])
def test_the_unclear_is_reported_as_such(unclear: bool) -> None:
    """A message that was not understood counts as a clarification; one that was does not."""
    messages = _emitted(Case(), Move(unclear=unclear))
    assert messages[0]["custom"]["effects"][0]["unclear"] is unclear


def test_slots_carry_case_and_way() -> None:
    """After an action Rasa knows the case and where it leads."""
    case = Case()
    scene = Scene(case, HEARD, Rules(FakeShop()))
    slots = emit(CollectingDispatcher(), scene, Move(goes="handoff"), first=False)
    assert {event["name"]: event["value"] for event in slots} == {
        "case": slot.dump(case),
        "goes": "handoff",
        "language": "tr",
    }


def test_buttons_keep_their_titles_and_order() -> None:
    """The customer reads the titles; Rasa gets the payloads."""
    say = Say("utter_question_solved", {}, (("Evet", "affirm"), ("İade", "refund")))
    message = _emitted(Case(used={"utter_intro": 1}), Move(says=[say]))[0]
    assert message["buttons"] == [
        {"title": "Evet", "payload": "/affirm"},
        {"title": "İade", "payload": '/choose{"choice": "refund"}'},
    ]
