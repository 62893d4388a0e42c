"""The complaint form: one call a message takes it in, decides and asks."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.plumbing import case_of, emit, heard_of, in_thread
from bot.bootstrap import shop
from bot.complaints.conduct import take_turn
from bot.complaints.policy import today
from bot.complaints.remedy import settle


class ValidateComplaintForm(Action):
    def name(self) -> str:
        return "validate_complaint_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return await in_thread(lambda: self._take(dispatcher, tracker))

    def _take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        case, heard = case_of(tracker), heard_of(tracker)
        entered_again = case.heard == heard.message_id
        move = take_turn(case, heard, tracker.get_slot("requested_slot"), shop(), today())
        slots = emit(dispatcher, case, heard, move, first=not entered_again)
        return [*slots, SlotSet("requested_slot", move.asks)]


class ActionSettle(Action):
    def name(self) -> str:
        return "action_settle"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return await in_thread(lambda: self._settle(dispatcher, tracker))

    def _settle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        case, heard = case_of(tracker), heard_of(tracker)
        move = settle(case, heard, shop(), today())
        return emit(dispatcher, case, heard, move, first=False)
