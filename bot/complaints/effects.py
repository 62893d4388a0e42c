"""What a turn does beside its words, as data that travels from the actions to the worker.

The worker stores effects in the transaction that stores the reply, so that nothing is promised,
handed over or closed without the customer being told, and the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

Effect = dict[str, Any]


def heard(intents: Sequence[str], mood: str, unclear: bool) -> Effect:
    """What was understood of one message. `mood`: calm, annoyed, angry or abusive."""
    return {"kind": "heard", "intents": list(intents), "mood": mood, "unclear": unclear}


def case(number: int, **fields: Any) -> Effect:
    """The state of a conversation's problem; `fields` are CaseRecord's."""
    return {"kind": "case", "number": number, "fields": fields}


def promise(
    template: str, rule: str, what: str, due_on: date, owner: str, action_id: str
) -> Effect:
    return {
        "kind": "promise",
        "template": template,
        "rule": rule,
        "what": what,
        "due_on": due_on.isoformat(),
        "owner": owner,
        "action_id": action_id,
    }


def withdraw(action_id: str, whats: Sequence[str]) -> Effect:
    """The customer chose something else: these promises of an action are nobody's to keep."""
    return {"kind": "withdraw", "action_id": action_id, "whats": list(whats)}


def handoff(reason: str, brief: str) -> Effect:
    return {"kind": "handoff", "reason": reason, "brief": brief}


def solved(answer: str) -> Effect:
    """The customer's own word on whether it is solved: 'yes' or 'no'."""
    return {"kind": "solved", "answer": answer}


def rating(csat: int | None, comment: str = "") -> Effect:
    """1-5 and an optional word; None where the customer would not rate."""
    return {"kind": "rating", "csat": csat, "comment": comment}


def close() -> Effect:
    return {"kind": "close"}
