"""What is said when people take over, and when the bot takes back."""

from __future__ import annotations

from datetime import datetime

from bot import effects
from bot.callback import callback
from bot.commerce.errors import ShopError
from bot.commerce.shops.port import Order
from bot.complaints.case import Case, Promised
from bot.complaints.dialogue.brief import brief
from bot.complaints.dialogue.record import record
from bot.complaints.dialogue.repeat import REASON, note_stay, weighed
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.waiting import begin_waiting
from bot.complaints.move import Move
from bot.complaints.reading.absorb import remember
from bot.complaints.reading.heard import Heard
from bot.complaints.reading.problems import mentioned

# What is said before anything else.
_FIRST = {
    "safety": "utter_danger",
    "legal_threat": "utter_handoff_legal",
    REASON: "utter_repeat_contact",
}
_REASONS = {
    "legal_threat": "legal_threat",
    "abuse": "anger_persists",
    "privacy_request": "policy_exception",
}


def hand_over(scene: Scene, channel: str, on_call: bool = False) -> Move:
    """Queue for people with a reason and a brief; outside working hours, say from when.

    `on_call`: somebody is told of danger at any hour. Changes the case.
    """
    case, heard = scene.case, scene.heard
    _note(scene)
    reason = weighed(scene, _reason(case, heard))
    move = Move(goes="end")
    if reason in _FIRST:
        move.say(_FIRST[reason])
    opening = _when(scene, reason, on_call, move)
    order = _readable_order(scene)
    # What people take over is a problem on record too; what is known of its order stays.
    move.effects += [record(case, one, order) for one in case.open if one.type]
    move.effects.append(effects.Handoff(reason, brief(scene, order, channel), opening))
    note_stay(case, scene.rules.clock())
    case.escalation = None
    begin_waiting(case, heard.message_id, reason)
    return move


def take_back(case: Case, result: str, note: str) -> Move:
    """People gave the conversation back: what they dealt with is not asked again.

    `result`: 'returned' or 'resolved'; `note`: the agent's, for the next brief where it was
    returned. The customer never reads it. Changes the case.
    """
    for problem in case.problems:
        problem.done = True
    case.unclear = case.harsh = case.unhappy = case.lost_number = 0
    case.conduct = ""
    move = Move(goes="closing")
    if result == "returned":
        case.agent_note = note
        move.say("utter_bot_back")
    else:
        case.rating_next = True
        move.say("utter_agent_done")
    return move


def _when(scene: Scene, reason: str, on_call: bool, move: Move) -> datetime | None:
    """People are here, are called, or answer from the next opening on: a promise of the desk's.

    Returns that opening, where it was told.
    """
    now, hours = scene.rules.clock(), scene.rules.hours
    if hours.is_open(now):
        move.say("utter_handoff_safety" if reason == "safety" else "utter_handoff")
        return None
    if reason == "safety" and on_call:
        move.say("utter_handoff_on_call")
        return None
    opening = hours.next_opening(now)
    _promise_callback(scene.case, opening, move)
    return opening


def _promise_callback(case: Case, opening: datetime, move: Move) -> None:
    move.say("utter_promise_callback", opening=opening, clock=f"{opening:%H.%M}")
    promise = callback("utter_promise_callback", opening)
    move.effects.append(promise)
    case.promised.append(Promised("", promise.rule, promise.due_on, promise.what))


def _note(scene: Scene) -> None:
    """Who goes straight to people has maybe named order and trouble: the brief tells of it."""
    case, heard = scene.case, scene.heard
    if case.heard != heard.message_id:
        remember(case, heard)
    if case.order_number is None:
        case.order_number = next(iter(scene.rules.shop.order_numbers(heard.text)), None)
    if not case.problems:
        for name in mentioned(heard)[:1]:
            case.add(name, heard.text)


def _readable_order(scene: Scene) -> Order | None:
    """People are reached also while the shop is down; danger does not wait for it."""
    try:
        return None if scene.heard.danger else scene.order
    except ShopError:
        return None


def _reason(case: Case, heard: Heard) -> str:
    if heard.danger:
        return "safety"
    return case.escalation or _REASONS.get(heard.intent, "customer_request")
