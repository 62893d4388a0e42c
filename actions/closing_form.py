"""The closing form: solved? rating, an optional word."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.plumbing import BlockingAction, case_of, emit, heard_of
from bot.bootstrap import shop
from bot.complaints.closing import begin_closing, take_closing
from bot.complaints.policy import today


class ValidateClosingForm(BlockingAction):
    def name(self) -> str:
        return "validate_closing_form"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        case, heard = case_of(tracker), heard_of(tracker)
        asked = tracker.get_slot("requested_slot")
        move = take_closing(case, heard, asked, shop(), today()) if asked else begin_closing(case)
        slots = emit(dispatcher, case, heard, move, first=bool(asked))
        return [*slots, SlotSet("requested_slot", move.asks)]
