"""Held to the same schema as Rasa holds an action's result, whatever an action answers."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import ValidationError, validate
from rasa.core.actions.action import RemoteAction

from bot.nlu.server.result_schema import checker

SCHEMA = RemoteAction.action_response_format_spec()
CHECK = checker(SCHEMA)
SLOT = {"event": "slot", "timestamp": None, "name": "goes", "value": "end"}
EVENTS = [
    SLOT,
    {"event": "followup", "timestamp": 1.0, "name": "action_listen"},
    {"event": "user", "text": "a", "parse_data": {"entities": [{"entity": "a", "value": 1}]}},
    {"event": "restart"},
]
VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
NAMES = st.sampled_from(["event", "name", "value", "timestamp", "text", "parse_data", "policy"])
KINDS = [kind["properties"]["event"]["const"]
         for kind in SCHEMA["properties"]["events"]["items"]["oneOf"]]  # fmt: skip
ODD_EVENTS = VALUES | st.lists(VALUES, max_size=2) | st.dictionaries(
    NAMES, VALUES | st.sampled_from(KINDS), max_size=4
)  # fmt: skip
RESULTS = (
    st.fixed_dictionaries({"events": st.lists(ODD_EVENTS | st.sampled_from(EVENTS), max_size=3)})
    | st.fixed_dictionaries({"responses": st.lists(VALUES | st.just({"text": "a"}), max_size=2)})
    | st.dictionaries(st.sampled_from(["events", "responses", "x"]), VALUES, max_size=3)
    | VALUES
)


def refused(check: Any, result: object) -> bool:
    try:
        check(copy.deepcopy(result))
    except ValidationError:
        return True
    return False


@given(RESULTS)
def test_it_refuses_what_rasa_refuses(result: object) -> None:
    assert refused(CHECK, result) == refused(lambda one: validate(one, SCHEMA), result)


@pytest.mark.parametrize("event", EVENTS)
def test_what_is_right_passes(event: dict[str, Any]) -> None:
    """The twin: the strategy above seldom finds a right one."""
    CHECK({"events": [event], "responses": [{"text": "a"}]})
    assert not refused(lambda one: validate(one, SCHEMA), {"events": [event]})
