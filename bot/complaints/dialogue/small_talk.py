"""Answers where no complaint is being worked on."""

from __future__ import annotations

from bot.complaints.case import Case
from bot.complaints.dialogue.escalation import escalate, reason_to_escalate
from bot.complaints.dialogue.telling import common_question
from bot.complaints.kinds import KINDS
from bot.complaints.move import Move
from bot.complaints.reading.heard import Heard
from bot.labels import TYPES

_LIKELY = 0.12
_ANSWERS = {
    "greeting": "utter_greeting",
    "praise_thanks": "utter_welcome",
    "goodbye": "utter_goodbye",
    "abuse": "utter_steady",
    "correction": "utter_sorry_misunderstood",
}


def answer(case: Case, heard: Heard) -> Move:
    """A short answer; after two unclear turns, people."""
    move = Move(goes="end")
    if reason := reason_to_escalate(case, heard):
        return escalate(case, move, reason)
    if (common := common_question(heard)) is not None:
        move.says.append(common)
        return move
    response = _ANSWERS.get(heard.intent)
    if response:
        move.say(response)
        return move
    return _unclear(case, heard, move)


def _unclear(case: Case, heard: Heard, move: Move) -> Move:
    """Offer the likeliest meanings as buttons; a guess costs more than a question."""
    case.unclear, move.unclear = case.unclear + 1, True
    if case.unclear >= 2:
        return escalate(case, move, "unclear_twice", "utter_unclear_twice")
    likely = [name for name, score in heard.ranking if name in KINDS and score >= _LIKELY][:2]
    buttons = [(TYPES[name], name) for name in likely]
    response = "utter_question_meaning" if likely else "utter_out_of_scope"
    move.say(response, *buttons, ("Temsilciyle görüşmek istiyorum", "human_agent"))
    return move
