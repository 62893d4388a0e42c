"""Messages without a complaint: greetings, thanks, harsh words, and what was not understood."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.plumbing import case_of, emit, heard_of
from bot.complaints.small_talk import answer


class ActionSmallTalk(Action):
    def name(self) -> str:
        return "action_small_talk"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        case, heard = case_of(tracker), heard_of(tracker)
        return emit(dispatcher, case, heard, answer(case, heard))
