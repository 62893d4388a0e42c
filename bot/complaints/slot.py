"""The case as JSON: what Rasa's slot `case` holds, also where an older version of ours wrote it."""

from __future__ import annotations

from typing import Any

from bot import wire
from bot.complaints.case import VERSION, Case, Problem

Json = dict[str, Any]
_FRESH: Json = wire.encode(Problem(""))


def dump(case: Case) -> Json:
    """The case as plain JSON values: dates in ISO 8601, amounts as strings.

    Of a problem without what it begins with: in a long conversation most are settled, and the case
    travels with every turn.
    """
    written: Json = wire.encode(case)
    written["problems"] = [
        {name: value for name, value in row.items() if name == "type" or value != _FRESH[name]}
        for row in written["problems"]
    ]
    return written


def load(data: Json | None) -> Case:
    """Read what `dump` wrote, now or before an update; a field that nobody knows is passed over.

    None is a new case. Raises ValueError for a broken slot.
    """
    if not data:
        return Case()
    return wire.decode(Case, _upgraded(data))


def _upgraded(data: Json) -> Json:
    """A conversation outlives an update: each older form is made the next one, step by step."""
    version = data.get("version", 1)
    return _from_1(data) if version == 1 else data


def _from_1(data: Json) -> Json:
    """Before version 2 the whole order was in the slot, and promises were sentences."""
    promised = [
        {"action_id": "", "rule": "", "due_on": None, "what": row} if isinstance(row, str) else row
        for row in data.get("promised", [])
    ]
    proven = {"proven_at": data.get("asked_at") or "unknown", "phone_last4": None}
    kept = proven if data.get("order_json") else {}
    return {**data, **kept, "version": VERSION, "promised": promised}
