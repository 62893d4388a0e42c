"""The complaint form: one call a message takes it in, decides and asks."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.plumbing import BlockingAction, detour, emit, scene_of
from bot.complaints.dialogue.conduct import take_turn
from bot.complaints.dialogue.remedy import settle


class ValidateComplaintForm(BlockingAction):
    """Takes a message into the case and asks what is missing.

    Rasa may enter the form twice in a turn; the message is taken in the first time only.
    """

    def name(self) -> str:
        return "validate_complaint_form"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        if way := detour(tracker):
            return way
        scene = scene_of(tracker)
        entered_again = scene.case.heard == scene.heard.message_id
        move = take_turn(scene, tracker.get_slot("requested_slot"))
        slots = emit(dispatcher, scene, move, first=not entered_again)
        return [*slots, SlotSet("requested_slot", move.asks)]


class ActionSettle(BlockingAction):
    """Runs when the form has nothing left to ask; what was agreed to is done here."""

    def name(self) -> str:
        return "action_settle"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        scene = scene_of(tracker)
        return emit(dispatcher, scene, settle(scene), first=False)
