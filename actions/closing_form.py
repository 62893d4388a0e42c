"""The closing form: solved? rating, an optional word."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.plumbing import BlockingAction, detour, emit, scene_of
from bot.complaints.dialogue.closing import begin_closing, take_closing


class ValidateClosingForm(BlockingAction):
    """Takes the answer to the open closing question; without one it asks the first."""

    def name(self) -> str:
        return "validate_closing_form"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        if way := detour(tracker):
            return way
        scene, asked = scene_of(tracker), tracker.get_slot("requested_slot")
        move = take_closing(scene, asked) if asked else begin_closing(scene)
        slots = emit(dispatcher, scene, move, first=bool(asked))
        return [*slots, SlotSet("requested_slot", move.asks)]
