"""What is said when people take over, and when the bot takes back."""

from __future__ import annotations

from datetime import datetime

from bot import effects
from bot.commerce.shops.port import Shop
from bot.complaints.brief import brief
from bot.complaints.case import Case, Promised
from bot.complaints.heard import Heard
from bot.complaints.move import Move
from bot.complaints.remedy import case_effect
from bot.complaints.wording import day
from bot.hours import Hours

_HOURS = Hours()
# What is said before anything else.
_FIRST = {"safety": "utter_danger", "legal_threat": "utter_handoff_legal"}
_REASONS = {
    "legal_threat": "legal_threat",
    "abuse": "anger_persists",
    "privacy_request": "policy_exception",
}


def hand_over(
    case: Case,
    heard: Heard,
    channel: str,
    now: datetime,
    hours: Hours = _HOURS,
    on_call: bool = False,
) -> Move:
    """Queue for people with a reason and a brief; outside working hours, say from when.

    `on_call`: somebody is told of danger at any hour.
    """
    reason = _reason(case, heard)
    move = Move(goes="end")
    if reason in _FIRST:
        move.say(_FIRST[reason])
    if hours.is_open(now):
        move.say("utter_handoff_safety" if reason == "safety" else "utter_handoff")
    elif reason == "safety" and on_call:
        move.say("utter_handoff_on_call")
    else:
        opening = hours.next_opening(now)
        move.say("utter_promise_callback", opening=f"{day(opening)} saat {opening:%H.%M}")
        what = f"Temsilci yanıt verecek: {day(opening)}"
        due_on = opening.date()
        move.effects.append(
            effects.Promise("utter_promise_callback", "policy:hours", what, due_on, "desk")
        )
        case.promised.append(Promised("", "policy:hours", due_on.isoformat(), what))
    move.effects += [
        *(remembered(case)),
        effects.Handoff(reason, brief(case, heard, channel, now.date())),
    ]
    case.escalation = None
    return move


def note_number(case: Case, heard: Heard, shop: Shop) -> None:
    """Who goes straight to people has maybe named the order: the brief tells of it."""
    if case.order_number is None:
        case.order_number = shop.order_number(heard.text)


def _reason(case: Case, heard: Heard) -> str:
    if heard.danger:
        return "safety"
    return case.escalation or _REASONS.get(heard.intent, "customer_request")


def remembered(case: Case) -> list[effects.Effect]:
    """The open problem's facts: what people take over is a case too."""
    problem = case.current
    return [case_effect(case, problem, case.order)] if problem and problem.type else []


def take_back(case: Case, result: str, summary: str) -> Move:
    """People gave the conversation back: what they dealt with is not asked again."""
    for problem in case.problems:
        problem.done = True
    case.unclear = case.harsh = case.unhappy = 0
    move = Move(goes="closing")
    if result == "returned":
        move.say("utter_bot_back", summary=summary)
    else:
        case.rating_next = True
        move.say("utter_agent_done")
    return move
