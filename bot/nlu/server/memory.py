"""What Rasa remembers of a conversation travels with the turn: the worker brings it and keeps it.

So a turn costs the same however long the conversation is, and any Rasa process can run it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    ACTION_SESSION_START_NAME,
    SESSION_START_METADATA_SLOT,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses

# Of every event; no policy reads them.
_UNREAD = frozenset({"timestamp", "metadata"})
# Rasa looks through all its classes for each event.
_KINDS: dict[str, type[Event]] = {kind.type_name: kind for kind in all_subclasses(Event)}

Json = dict[str, Any]


@dataclass
class Carried:
    """One turn's memory: the events it was brought, and the tracker that Rasa saved after it.

    `told`: how many events are no news to an event broker.
    """

    events: list[Json]
    tracker: DialogueStateTracker | None = None
    told: int = 0


carried: ContextVar[Carried | None] = ContextVar("carried", default=None)


class CarriedTrackerStore(TrackerStore):
    """Rasa's tracker store over the `carried` memory of the turn that is running.

    Without one, as for Rasa's other routes, every conversation is new and nothing is kept.
    """

    def __init__(
        self, domain: Domain | None, event_broker: EventBroker | None = None, **_: Any
    ) -> None:
        super().__init__(domain, event_broker)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as it was brought; None for a new one."""
        memory = carried.get()
        if memory is None or not memory.events:
            return None
        events = [_KINDS[row["event"]]._from_parameters(row) for row in memory.events]
        memory.told = len(events)
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Hand the tracker to the turn; a broker, if there is one, hears what is new in it."""
        memory = carried.get()
        if memory is None:
            return
        memory.tracker = tracker
        fresh, memory.told = list(tracker.events)[memory.told :], len(tracker.events)
        if self.event_broker:
            await self._stream_new_events(self.event_broker, fresh, tracker.sender_id)

    async def keys(self) -> Iterable[str]:
        """None: what is remembered is kept elsewhere."""
        return ()


def read(state: str) -> list[Json]:
    """The events of a state; ValueError for anything that `write` has not made."""
    if not state:
        return []
    events = json.loads(state)
    if not isinstance(events, list):
        raise ValueError("a state is a list of events")
    return events


def write(tracker: DialogueStateTracker) -> str:
    """A conversation's last turn as JSON, after a head that stands for all before it.

    No rule looks further back: none is about two messages of the customer. The messages themselves
    are left out, and a slot that leads nowhere has only the value that it has now.
    """
    events = list(tracker.events)
    heard = (place for place, event in enumerate(events) if isinstance(event, UserUttered))
    cut = max(heard, default=len(events))
    silent = {name for name, slot in tracker.slots.items() if not slot.influence_conversation}
    kept = [event for event in events[cut:] if not _said_by_the_head(event, silent)]
    rows = [*_head(tracker, events[:cut], silent), *kept]
    return json.dumps([_row(event) for event in rows], ensure_ascii=False, separators=(",", ":"))


def _head(
    tracker: DialogueStateTracker, events: Sequence[Event], silent: Collection[str]
) -> Iterator[Event]:
    """As Rasa itself begins a session that carries its slots over; a form stays open too."""
    before = DialogueStateTracker.from_events("", events, tracker.slots.values())
    yield ActionExecuted(ACTION_SESSION_START_NAME)
    yield SessionStarted()
    for name, slot in before.slots.items():
        known = tracker.slots[name] if name in silent else slot
        if known.has_been_set and name != SESSION_START_METADATA_SLOT:
            yield SlotSet(name, known.value)
    if before.active_loop_name:
        yield ActiveLoop(before.active_loop_name)
    yield ActionExecuted(ACTION_LISTEN_NAME)


def _said_by_the_head(event: Event, silent: Collection[str]) -> bool:
    return isinstance(event, BotUttered) or (isinstance(event, SlotSet) and event.key in silent)


def _row(event: Event) -> Json:
    if isinstance(event, UserUttered):
        names = [{"entity": entity["entity"]} for entity in event.entities]
        meaning = {"intent": {"name": event.intent_name}, "entities": names}
        return {"event": event.type_name, "text": "", "parse_data": meaning}
    return {name: value for name, value in event.as_dict().items() if name not in _UNREAD}
