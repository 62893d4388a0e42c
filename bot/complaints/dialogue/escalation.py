"""When people have to take over: the reasons, and the one way to end a move with them."""

from __future__ import annotations

from bot.complaints.case import Case
from bot.complaints.move import Move
from bot.complaints.reading.heard import Heard
from bot.labels import CHOICES

_HARSHNESS = {"angry": 1, "abusive": 2}
_MAX_HARSHNESS = 4
_SURE = 0.6
# What people are asked for, or only they may answer, by the intent.
_BY_INTENT = {"legal_threat": "legal_threat", "human_agent": "customer_request"}


def reason_to_escalate(case: Case, heard: Heard) -> str | None:
    """Why people have to take over now: a code of `labels.REASONS`, or None.

    It counts harsh words in `case`, once a message.
    """
    if heard.danger:
        return "safety"
    for intent, reason in _BY_INTENT.items():
        if heard.choice == intent or _plainly(intent, heard):
            return reason
    if "privacy_request" in heard.intents[:1] and not _speaks_of_goods(heard):
        return "policy_exception"
    if case.weighed != heard.message_id:
        case.harsh += _HARSHNESS.get(heard.mood, 0)
        case.weighed = heard.message_id
    return "anger_persists" if case.harsh >= _MAX_HARSHNESS else None


def _plainly(intent: str, heard: Heard) -> bool:
    """A guess sends nobody to people: "kaç saattir uğraşıyorum sizinle" asks for none."""
    return intent in heard.intents and heard.score(intent) >= _SURE


def _speaks_of_goods(heard: Heard) -> bool:
    """Whether rules have read a wish or a question that is nothing of people's alone."""
    return bool(heard.wishes or set(heard.topics) - {"data"})


def escalate(case: Case, move: Move, reason: str, response: str = "", **values: str) -> Move:
    """End with people, for a code of `labels.REASONS` and with a sentence that says why.

    `values` fill the gaps of the response. Changes the case.
    """
    case.escalation = reason
    if response:
        move.say(response, **values)
    return move.handoff()


def above_limit(case: Case, move: Move, kind: str) -> Move:
    """Only people may do this; `kind`: of the action that the customer wants."""
    return escalate(case, move, "above_limit", "utter_above_limit", wish=CHOICES[kind])
