"""Messages without a complaint: greetings, thanks, harsh words, and what was not understood."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.plumbing import emit, leave, scene_of, waits_for_people
from bot.complaints.dialogue.small_talk import answer


class ActionSmallTalk(Action):
    """Asks neither shop nor database, so it needs no thread of its own."""

    def name(self) -> str:
        return "action_small_talk"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        if waits_for_people(tracker):
            return leave("waiting")
        scene = scene_of(tracker)
        return emit(dispatcher, scene, answer(scene.case, scene.heard))
