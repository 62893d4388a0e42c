"""The waiting form: it is active from the handoff until people have been there."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.plumbing import BlockingAction, emit, leave, returned, scene_of, waits_for_people
from bot.complaints.dialogue.waiting import take_waiting


class ValidateWaitingForm(BlockingAction):
    """Takes what is written while people are awaited; ends when they give the conversation back."""

    def name(self) -> str:
        return "validate_waiting_form"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        if returned(tracker):
            return leave("returned")
        scene = scene_of(tracker)
        begins = scene.case.heard == scene.heard.message_id
        if not begins and waits_for_people(tracker) is False:
            # Given back without our hearing of it: the engine was away.
            return leave("problem")
        move = take_waiting(scene)
        slots = emit(dispatcher, scene, move, first=not begins)
        return [*slots, SlotSet("requested_slot", move.asks)]
