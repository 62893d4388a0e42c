"""Handing over to people, and taking back from them."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.plumbing import case_of, channel_of, emit, heard_of
from bot.bootstrap import shop
from bot.complaints.handover import hand_over, note_number, take_back


class ActionHandoff(Action):
    def name(self) -> str:
        return "action_handoff"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        case, heard = case_of(tracker), heard_of(tracker)
        first = case.escalation is None
        note_number(case, heard, shop())
        now, on_call = timezone.localtime(), bool(settings.ONCALL_EMAIL)
        move = hand_over(case, heard, channel_of(tracker), now, on_call=on_call)
        return emit(dispatcher, case, heard, move, first=first)


class ActionAgentReturned(Action):
    def name(self) -> str:
        return "action_agent_returned"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        case, heard = case_of(tracker), heard_of(tracker)
        move = take_back(case, heard.first("desk_result") or "", heard.first("desk_summary") or "")
        return emit(dispatcher, case, heard, move, first=False)
