"""Handing over to people, and taking back from them."""

from __future__ import annotations

from django.conf import settings
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.plumbing import BlockingAction, channel_of, emit, leave, scene_of, waits_for_people
from bot.complaints.dialogue.handoff import hand_over, take_back


class ActionHandoff(BlockingAction):
    """Queues the conversation; the case holds the reason, or the message itself does."""

    def name(self) -> str:
        return "action_handoff"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        if waits_for_people(tracker):
            # The worker has handed over already, while the engine was away.
            return leave("end")
        scene = scene_of(tracker)
        first = scene.case.escalation is None
        move = hand_over(scene, channel_of(tracker), on_call=bool(settings.ONCALL_EMAIL))
        return emit(dispatcher, scene, move, first=first)


class ActionAgentReturned(BlockingAction):
    """Runs on our own `/agent_returned`: its entities say what people have done."""

    def name(self) -> str:
        return "action_agent_returned"

    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        scene = scene_of(tracker)
        result, note = (scene.heard.first(f"desk_{what}") or "" for what in ("result", "note"))
        move = take_back(scene.case, result, note)
        return emit(dispatcher, scene, move, first=False)
