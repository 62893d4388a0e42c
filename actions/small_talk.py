"""Messages without a complaint: greetings, thanks, harsh words, and what was not understood."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.plumbing import BlockingAction, emit, leave, scene_of, waits_for_people
from bot.complaints.dialogue.small_talk import answer


class ActionSmallTalk(BlockingAction):
    """Where no form is open; a question about a known order asks the shop."""

    def name(self) -> str:
        return "action_small_talk"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        if waits_for_people(tracker):
            return leave("waiting")
        scene = scene_of(tracker)
        return emit(dispatcher, scene, answer(scene))
