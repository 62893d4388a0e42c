"""Rasa checks each action's result against a schema, slowly: here it is held to the same, quickly.

Rasa checks the schema itself anew at each call (45 % of a turn, by a sampling profiler, on 3.6.21),
and then each event against the schemas of all 23 kinds of events. Here the validators are made
once, and an event is held to the schema of its own kind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jsonschema import ValidationError, validators
from rasa.core.actions.action import RemoteAction

Json = dict[str, Any]


def compile_once() -> None:
    """Let Rasa use these validators for all action results; call before the server starts."""
    check = checker(RemoteAction.action_response_format_spec())

    def validate(action: RemoteAction, result: Json) -> bool:
        # Raises jsonschema.ValidationError, as Rasa's own method does.
        check(result)
        return True

    RemoteAction._validate_action_result = validate


def checker(schema: Json) -> Callable[[object], None]:
    """A function that raises ValidationError for what the schema of a result refuses."""
    events = schema["properties"]["events"]
    one_of = {kind["properties"]["event"]["const"]: kind for kind in events["items"]["oneOf"]}
    common = {name: part for name, part in events["items"].items() if name != "oneOf"}
    kinds = {name: _validator({"allOf": [common, kind]}) for name, kind in one_of.items()}
    without_items = {"type": events["type"]}
    whole = _validator({**schema, "properties": {**schema["properties"], "events": without_items}})

    def check(result: object) -> None:
        whole.validate(result)
        for event in result.get("events", []) if isinstance(result, dict) else []:
            name = event.get("event") if isinstance(event, dict) else None
            if name not in kinds:
                raise ValidationError(f"no event of a kind that Rasa knows: {name!r}")
            kinds[name].validate(event)

    return check


def _validator(schema: Json) -> Any:
    kind = validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)
