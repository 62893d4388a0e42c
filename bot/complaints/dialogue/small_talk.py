"""Answers where no complaint is being worked on."""

from __future__ import annotations

from bot.commerce.errors import ShopError
from bot.complaints.case import Case
from bot.complaints.dialogue.escalation import escalate, reason_to_escalate
from bot.complaints.dialogue.facts import facts
from bot.complaints.dialogue.questions import PEOPLE, Buttons
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.unclear import PEOPLE_FROM, WAYS_FROM
from bot.complaints.kinds import KINDS, errands
from bot.complaints.move import Move
from bot.complaints.reading.absorb import remember
from bot.complaints.reading.heard import Heard
from bot.complaints.reading.problems import mentioned
from bot.labels import TYPES

_LIKELY = 0.12
_ANSWERS = {
    "greeting": "utter_greeting",
    "praise_thanks": "utter_welcome",
    "goodbye": "utter_goodbye",
    "abuse": "utter_steady",
    "correction": "utter_sorry_misunderstood",
    "affirm": "utter_listening",
    "deny": "utter_listening",
}
_MOST = 3


def answer(scene: Scene) -> Move:
    """A short answer; what is not understood twice gets concrete ways, then people."""
    case, heard = scene.case, scene.heard
    remember(case, heard)
    move = Move(goes="end")
    if reason := reason_to_escalate(case, heard):
        return escalate(case, move, reason)
    if heard.conduct:
        return escalate(case, move, "policy_exception", "utter_conduct")
    if _is_a_matter(scene):
        # Who names an order, a trouble or a wish has something with it, whatever else was read.
        move.goes = "problem"
        return move
    try:
        move.says += facts(scene)
    except ShopError:
        return escalate(case, move, "backend_down", "utter_shop_down")
    if move.says:
        return move
    response = "utter_listening" if heard.wordless else _ANSWERS.get(heard.intent)
    if response:
        move.say(response)
        return move
    return _unclear(case, heard, move)


def _is_a_matter(scene: Scene) -> bool:
    heard = scene.heard
    named = scene.rules.shop.order_numbers(heard.text) or heard.first("email")
    takes_back = scene.case.returning and heard.act("undo")
    return bool(
        named or takes_back or heard.wanted or heard.requested(errands()) or mentioned(heard)
    )


def _unclear(case: Case, heard: Heard, move: Move) -> Move:
    """Offer the likeliest meanings as buttons; a guess costs more than a question."""
    case.unclear, move.unclear = case.unclear + 1, True
    if case.unclear >= PEOPLE_FROM:
        return escalate(case, move, "unclear_twice", "utter_unclear_twice")
    likely = _likely(heard)
    if case.unclear >= WAYS_FROM:
        move.say("utter_three_ways", *(likely or _usual())[: _MOST - 1], PEOPLE)
    elif likely:
        move.say("utter_question_meaning", *likely)
    else:
        move.say("utter_out_of_scope", *_usual())
    return move


def _likely(heard: Heard) -> Buttons:
    names = [name for name, score in heard.ranking if name in KINDS and score >= _LIKELY][:2]
    return tuple((TYPES[name], name) for name in names)


def _usual() -> Buttons:
    """The commonest troubles: people are never the first thing that is offered."""
    return tuple((TYPES[kind.name], kind.name) for kind in KINDS.values() if kind.complaint)[:_MOST]
