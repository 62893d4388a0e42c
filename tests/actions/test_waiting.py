"""The waiting form, and the other actions where the engine missed that people are awaited."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Action
from rasa_sdk.executor import CollectingDispatcher

from actions.closing_form import ValidateClosingForm
from actions.complaint_form import ValidateComplaintForm
from actions.handoff import ActionHandoff
from actions.small_talk import ActionSmallTalk
from actions.waiting_form import ValidateWaitingForm
from bot.complaints import slot
from bot.complaints.case import Case
from tests.actions.tracker import tracker

pytestmark = pytest.mark.django_db(transaction=True)
RETURNED = (("desk_result", "returned"), ("desk_note", "Bitti"))


def _told(awaited: bool | None, **fields: Any) -> Any:
    metadata: dict[str, Any] = {"message_id": "m-1", "customer_id": 1}
    if awaited is not None:
        metadata["awaited"] = awaited
    return tracker("hasarlı geldi", intents=("damaged_product",), metadata=metadata, **fields)


def _run(action: Action, told: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, told, {}))
    return list(dispatcher.messages), {event["name"]: event["value"] for event in events}


def _kinds(messages: list[dict[str, Any]]) -> list[str]:
    return [row["kind"] for said in messages for row in said["custom"].get("effects", [])]


@pytest.mark.parametrize("awaited", [True, None])
def test_the_form_takes_what_is_written(awaited: bool | None) -> None:
    """What was heard is reported, what it adds is noted, and people stay awaited."""
    messages, slots = _run(ValidateWaitingForm(), _told(awaited))
    assert slots["requested_slot"] == "people"
    assert _kinds(messages) == ["heard", "note"]


def test_the_message_that_led_to_people_is_not_taken_twice() -> None:
    """In the turn of the handoff the form begins in silence; the worker did not know yet."""
    told = _told(False, slots={"case": slot.dump(Case(heard="m-1"))})
    messages, slots = _run(ValidateWaitingForm(), told)
    assert not messages
    assert slots["requested_slot"] == "people"


@pytest.mark.parametrize(
    ("form", "awaited"),
    [
        (ValidateWaitingForm(), False),
        (ValidateComplaintForm(), False),
        (ValidateClosingForm(), None),
    ],
)
def test_people_who_have_been_there_end_any_form(form: Action, awaited: bool | None) -> None:
    """Our own `/agent_returned` is what goes on, whatever was written while waiting."""
    told = _told(awaited, entities=RETURNED, slots={"requested_slot": "photo"})
    messages, slots = _run(form, told)
    assert (messages, slots) == ([], {"requested_slot": None, "goes": "returned"})


@pytest.mark.parametrize(
    ("action", "way"),
    [
        (ValidateComplaintForm(), "waiting"),
        (ValidateClosingForm(), "waiting"),
        (ActionSmallTalk(), "waiting"),
        (ActionHandoff(), "end"),
    ],
)
def test_a_missed_handoff_is_made_up_for(action: Action, way: str) -> None:
    """The worker handed over while the engine was away: no question, no second queue."""
    messages, slots = _run(action, _told(True))
    assert (messages, slots["goes"]) == ([], way)


def test_a_missed_return_is_made_up_for() -> None:
    """The negative twin: who does not wait any more is not left in silence."""
    messages, slots = _run(ValidateWaitingForm(), _told(False))
    assert (messages, slots) == ([], {"requested_slot": None, "goes": "problem"})


def test_the_closing_form_begins_after_people() -> None:
    """It begins in the turn of the return, which is not a return that it has missed."""
    slots = {"case": slot.dump(Case(rating_next=True)), "requested_slot": None}
    _, after = _run(ValidateClosingForm(), _told(False, entities=RETURNED, slots=slots))
    assert after["requested_slot"] == "rating"
