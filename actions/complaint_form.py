"""The complaint form: one call a message takes it in, decides and asks."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.plumbing import BlockingAction, case_of, emit, heard_of
from bot.bootstrap import shop
from bot.complaints.conduct import take_turn
from bot.complaints.policy import today
from bot.complaints.remedy import settle


class ValidateComplaintForm(BlockingAction):
    def name(self) -> str:
        return "validate_complaint_form"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        case, heard = case_of(tracker), heard_of(tracker)
        entered_again = case.heard == heard.message_id
        move = take_turn(case, heard, tracker.get_slot("requested_slot"), shop(), today())
        slots = emit(dispatcher, case, heard, move, first=not entered_again)
        return [*slots, SlotSet("requested_slot", move.asks)]


class ActionSettle(BlockingAction):
    def name(self) -> str:
        return "action_settle"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        case, heard = case_of(tracker), heard_of(tracker)
        move = settle(case, heard, shop(), today())
        return emit(dispatcher, case, heard, move, first=False)
