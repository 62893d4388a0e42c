"""What travels with a turn: enough for the policies, no more with each message, none of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from rasa.core.brokers.broker import EventBroker
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

from bot.nlu.server import memory
from bot.nlu.server.memory import Carried, CarriedTrackerStore, carried
from bot.ops.paths import ROOT

WORDS = "kargom nerede kaldı"


def began() -> list[Event]:
    return [
        SlotSet("session_started_metadata", {"message_id": 1}),
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
    ]


def heard() -> UserUttered:
    entities = [{"entity": "order_number", "value": "TS-1002", "start": 0, "end": 7}]
    data = {"text": WORDS, "intent_ranking": [{"name": "late_delivery"}] * 5, "entities": entities}
    return UserUttered(WORDS, {"name": "late_delivery"}, entities, data)


def turn(number: int, form: str | None = "complaint_form") -> list[Event]:
    """As Rasa notes one: what was heard, what was known and asked after it."""
    goes = SlotSet("goes", "resolve" if number % 2 else "end")
    said = [BotUttered("Bakıyorum.", {"buttons": None}), SlotSet("case", {"n": str(number)}), goes]
    listens = ActionExecuted("action_listen")
    if form is None:
        return [heard(), ActionExecuted("action_small_talk"), *said, listens]
    opens = [] if number else [ActiveLoop(form)]
    asks = SlotSet("requested_slot", "wish")
    acts = ActionExecuted(form, hide_rule_turn=True)
    return [heard(), acts, *opens, *said, asks, listens]


def tracker_of(domain: Domain, events: list[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("ali", events, domain.slots)


def carried_over(domain: Domain, state: str) -> DialogueStateTracker:
    async def brought() -> DialogueStateTracker | None:
        carried.set(Carried(memory.read(state)))
        return await CarriedTrackerStore(domain).retrieve("ali")

    found = asyncio.run(brought())
    assert found
    return found


@pytest.mark.parametrize("form", ["complaint_form", None])
@pytest.mark.parametrize("turns", [1, 2, 3, 7, 40])
def test_what_is_known_and_open_is_known_and_open(
    domain: Domain, turns: int, form: str | None
) -> None:
    whole = tracker_of(domain, began() + [one for n in range(turns) for one in turn(n, form)])
    short = carried_over(domain, memory.write(whole))
    beginning = {"session_started_metadata": None}
    assert short.current_slot_values() | beginning == whole.current_slot_values() | beginning
    assert short.active_loop_name == whole.active_loop_name == form
    assert short.latest_action_name == "action_listen"


@pytest.mark.parametrize("turns", [1, 2, 3, 7, 40])
def test_the_policies_see_the_last_turn_as_it_was(domain: Domain, turns: int) -> None:
    """But for the words, which no policy of ours reads."""
    whole = tracker_of(domain, began() + [one for n in range(turns) for one in turn(n, None)])
    short = carried_over(domain, memory.write(whole))
    states = whole.past_states(domain)[-3:]
    for state in states:
        state.get("user", {}).pop("text", None)
    assert short.past_states(domain)[-len(states) :] == states


def test_no_rule_looks_further_back() -> None:
    """Each is about one message at most, and nothing that came before it."""
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    assert [policy["name"] for policy in config["policies"]] == ["RulePolicy"]
    files = sorted((ROOT / "data" / "rules").glob("*.yml"))
    rules = [rule for file in files for rule in yaml.safe_load(file.read_text("utf-8"))["rules"]]
    heard = ["intent" in step or "or" in step for rule in rules for step in rule["steps"][1:]]
    assert rules
    assert not any(heard)
    assert not any("conversation_start" in rule for rule in rules)


def test_it_does_not_grow(domain: Domain) -> None:
    """Turn by turn, as the worker brings it: the four hundredth is as long as the tenth."""
    state, sizes = memory.write(tracker_of(domain, began())), []
    for _ in range(400):
        known = [*carried_over(domain, state).events, *turn(1)]
        state = memory.write(tracker_of(domain, known))
        sizes.append(len(state))
    assert len(set(sizes[10:])) == 1
    assert sizes[-1] < 5000


def test_it_holds_no_messages_and_each_value_once(domain: Domain) -> None:
    """What the customer and we said is in our own tables already."""
    whole = tracker_of(domain, began() + [one for n in range(5) for one in turn(n)])
    state = memory.write(whole)
    assert WORDS not in state
    assert "Bakıyorum" not in state
    assert "TS-1002" not in state
    assert state.count('"case"') == 1


@pytest.mark.parametrize("state", ["{", "{}", '"x"', "7"])
def test_what_it_has_not_written_is_an_error(state: str) -> None:
    """Beginning anew in silence would forget the customer."""
    with pytest.raises(ValueError):
        memory.read(state)


def test_outside_of_a_turn_nothing_is_kept(domain: Domain) -> None:
    """Rasa's other routes find every conversation new."""

    async def saved() -> Any:
        store = CarriedTrackerStore(domain)
        await store.save(tracker_of(domain, began()))
        return await store.retrieve("ali"), list(await store.keys())

    assert asyncio.run(saved()) == (None, [])


class Heard(EventBroker):  # type: ignore[misc]
    """A broker that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []

    def publish(self, event: dict[str, Any]) -> None:
        self.told.append(event)


def test_a_broker_hears_what_is_new(domain: Domain) -> None:
    """Once: not what was brought, nor what an earlier save has told."""
    broker = Heard()
    before = tracker_of(domain, began() + turn(1))

    async def saved(steps: Iterator[list[Event]]) -> None:
        carried.set(Carried(memory.read(memory.write(before))))
        store = CarriedTrackerStore(domain, broker)
        tracker = await store.retrieve("ali")
        assert tracker
        for step in steps:
            tracker.update_with_events(step, domain)
            await store.save(tracker)

    asyncio.run(saved(iter([turn(2)[:3], turn(2)[3:]])))
    assert len(broker.told) == len(turn(2))
    assert {one["sender_id"] for one in broker.told} == {"ali"}
    assert json.dumps(broker.told)
