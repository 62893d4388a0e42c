"""Between Rasa's tracker and the plain code of bot/complaints."""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import close_old_connections
from django.utils import timezone
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.orders import orders_of
from actions.responses import render, title
from bot import acts, effects
from bot.bootstrap import shop
from bot.complaints import slot
from bot.complaints.case import Case
from bot.complaints.dialogue.scene import Scene
from bot.complaints.move import Move, Say
from bot.complaints.reading.heard import Heard
from bot.complaints.rules import Rules
from bot.complaints.stored.earlier import earlier_case

# Buttons whose value is an intent of its own; all others are a choice.
_INTENT_BUTTONS = frozenset({"affirm", "deny", "human_agent"})
_HIDDEN = frozenset({"choose", "photo", "agent_returned"})


def scene_of(tracker: Tracker) -> Scene:
    """The case, the latest message and one set of rules for it; ValueError for a broken slot."""
    heard = heard_of(tracker)
    return Scene(case_of(tracker, heard), heard, Rules(shop()), orders_of(heard.message_id))


def case_of(tracker: Tracker, heard: Heard) -> Case:
    """What is known; a conversation begins with what an earlier one of the customer left."""
    stored = tracker.get_slot("case")
    # Asked by hand, Rasa knows of no customer.
    first = not stored and heard.customer_id
    earlier = earlier_case(heard.customer_id, timezone.now()) if first else None
    return earlier or slot.load(stored)


def heard_of(tracker: Tracker) -> Heard:
    """The latest message in plain words; a button's payload counts as no text."""
    latest: dict[str, Any] = tracker.latest_message
    metadata = latest.get("metadata") or {}
    named = [row["name"] for row in latest.get("intents") or [latest.get("intent") or {}] if row]
    entities: dict[str, tuple[str, ...]] = {}
    for row in latest.get("entities") or []:
        entities[row["entity"]] = (*entities.get(row["entity"], ()), str(row["value"]))
    text = str(latest.get("text") or "")
    return Heard(
        message_id=str(metadata.get("message_id") or latest.get("message_id")),
        customer_id=int(metadata.get("customer_id") or 0),
        text="" if text.startswith("/") else text,
        intents=tuple(name for name in named if name and name not in _HIDDEN),
        ranking=tuple(
            (row["name"], float(row["confidence"])) for row in latest.get("intent_ranking") or []
        ),
        entities=entities,
        acts=acts.from_json(latest.get("acts") or []),
        mood=str(latest.get("mood") or "calm"),
        language=str(latest.get("language") or "tr"),
        photo=metadata.get("photo"),
        choice=(entities.get("choice") or (None,))[0],
        pressed=bool(metadata.get("pressed")),
        at=_moment(metadata.get("at")),
    )


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None


def channel_of(tracker: Tracker) -> str:
    """A name of `bot.channels.table`; 'web' where Rasa was asked without metadata, as by hand."""
    return str((tracker.latest_message.get("metadata") or {}).get("channel") or "web")


def waits_for_people(tracker: Tracker) -> bool | None:
    """Whether the customer is queued; None where Rasa was asked without metadata, as by hand.

    The worker knows: it may have handed over while the engine was away.
    """
    awaited = (tracker.latest_message.get("metadata") or {}).get("awaited")
    return awaited if isinstance(awaited, bool) else None


def returned(tracker: Tracker) -> bool:
    """People have been there: it is our own `/agent_returned`."""
    return any(row["entity"] == "desk_result" for row in tracker.latest_message["entities"])


def leave(way: str) -> list[EventType]:
    """End a form without a word."""
    return [SlotSet("requested_slot", None), SlotSet("goes", way)]


def detour(tracker: Tracker) -> list[EventType] | None:
    """End a form that missed, while the engine was away, that people came or are awaited.

    A form that only begins in the turn of their return is where that turn leads.
    """
    if returned(tracker) and tracker.get_slot("requested_slot"):
        return leave("returned")
    return leave("waiting") if waits_for_people(tracker) else None


class BlockingAction(Action, ABC):
    """An action that asks the shop or the database: its work runs beside the event loop."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return await in_thread(lambda: self.work(dispatcher, tracker))

    @abstractmethod
    def work(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Say what there is to say; return the events."""


async def in_thread(work: Callable[[], list[EventType]]) -> list[EventType]:
    """Run blocking work beside the event loop, which serves every conversation."""

    def closing() -> list[EventType]:
        close_old_connections()
        try:
            return work()
        finally:
            close_old_connections()

    return await asyncio.to_thread(closing)


def emit(
    dispatcher: CollectingDispatcher, scene: Scene, move: Move, first: bool = True
) -> list[EventType]:
    """Say and store what a move holds; returns the slots that carry it on.

    `first`: this action is the first of the turn, so it reports what was heard.
    """
    case, heard, says = scene.case, scene.heard, list(move.says)
    if says and "utter_intro" not in case.used:
        says = _opened(scene, says)
    for say in says:
        buttons = [
            {"title": title(case, words), "payload": payload(choice)}
            for words, choice in say.buttons
        ]
        dispatcher.utter_message(text=render(case, say), buttons=buttons)
    understood = effects.Heard(heard.intents, heard.mood, move.unclear)
    done = [*([understood] if first else []), *move.effects]
    if done:
        rows = [effects.encode(effect) for effect in done]
        dispatcher.utter_message(json_message={"effects": rows})
    slots = (("case", slot.dump(case)), ("goes", move.goes), ("language", case.language))
    return [SlotSet(name, value) for name, value in slots]


def _opened(scene: Scene, says: list[Say]) -> list[Say]:
    """The first words: who we are, or for who comes back, what we spoke of."""
    case, heard = scene.case, scene.heard
    goes_on = case.returning and case.proven_at and case.returning == case.order_number
    if not goes_on or heard.danger:
        return [Say("utter_intro"), *says]
    # They have been told who we are.
    case.used["utter_intro"] = 1
    welcome = Say("utter_welcome_back", {"order_number": case.returning})
    return [welcome, *(say for say in says if say.response != "utter_greeting")]


def payload(choice: str) -> str:
    """What Rasa is told when a button is pressed: `/affirm`, or `/choose{"choice": ...}`."""
    return f"/{choice}" if choice in _INTENT_BUTTONS else "/choose" + json.dumps({"choice": choice})
