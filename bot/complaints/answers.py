"""Reads the answer to the question that was asked, in the customer's own words."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.complaints.case import NONE, Problem
from bot.complaints.facts import common_question
from bot.complaints.heard import Heard
from bot.complaints.needs import Step

# What a customer wants to happen; it colours a complaint and is no second problem beside it.
_WISH_TYPES = {"return_refund": "refund", "cancel_order": "cancel"}
_NEGATION = re.compile(r"\b(yok\w*|degil\w*|gec|\w+m[iu]yor\w*|\w+m[ae](?:di|mis)\w*)\b")
# A photo that comes later is none now: it may still be sent, and nobody waits for it.
_LATER = re.compile(r"\b(sonra|aksam\w*|yarin|daha sonra)\b")
# "para iadesi istemiyorum", "değişim değil": the wish that is not meant.
_DENIED_WISH = re.compile(
    r"\b(?:para )?\w+ (?:istemiyor\w*|istemem|istemed\w*|degil|olmasin|demed\w*|gerek yok|"
    r"etmey\w+|etmed\w+)\b"
)
_KEEP = re.compile(r"\b(kalsin|iptal\w* (istemiyor\w*|istemem|etmey\w+|etme|olmasin|degil))\b")
_FOUND = re.compile(r"\b(buldum|bulduk|bulundu)\b")
_TAKEN = re.compile(r"\b(komsum?da\w*|guvenlikte\w*|aldim|almis\w*)\b")
# What asks or demands something of its own is no answer to our question.
_OWN_MATTERS = {"order_status", "invoice", "human_agent", "legal_threat", "privacy_request"}


def take_answer(problem: Problem, heard: Heard, asked: str | None) -> None:
    """Store what a message says to the question `asked`. Changes `problem`."""
    if asked in set(_ANSWERS) and not _asks_back(heard):
        _ANSWERS[Step(asked)](problem, heard)
    _wish(problem, heard, asked)


def _asks_back(heard: Heard) -> bool:
    """Whether a message asks for something instead of answering us."""
    return bool(common_question(heard)) or heard.correction or heard.intent in _OWN_MATTERS


def _received(problem: Problem, heard: Heard) -> None:
    if heard.text and not heard.photo and not problem.received:
        problem.received = heard.text[:200]


def _photo(problem: Problem, heard: Heard) -> None:
    declined = heard.no or heard.choice == NONE or _NEGATION.search(heard.folded)
    if not heard.photo and (declined or _LATER.search(heard.folded)):
        problem.photo = NONE


def _report(problem: Problem, heard: Heard) -> None:
    if heard.choice in {"yes", "no"}:
        problem.report = heard.choice
    elif heard.no or _NEGATION.search(heard.folded):
        problem.report = "no"
    elif heard.yes or re.search(r"\b(var|tut\w+|yap\w+|al\w+)\b", heard.folded):
        problem.report = problem.report or "yes"


def _neighbours(problem: Problem, heard: Heard) -> None:
    if heard.choice in {"found", "not_found"}:
        problem.found = heard.choice == "found"
    elif _FOUND.search(heard.folded):
        problem.found = True
    elif heard.no or _NEGATION.search(heard.folded):
        # "Komşuda yok": where it was looked for is not where it was found.
        problem.found = False
    elif _TAKEN.search(heard.folded):
        problem.found = True
    elif heard.yes or "late_delivery" in heard.intents:
        # "Evet, sordum" says the same as "hayır": only a find ends it.
        problem.found = False


def _confirm(problem: Problem, heard: Heard) -> None:
    if heard.no or _KEEP.search(heard.folded):
        problem.wish, problem.confirmed = "keep", True
    elif heard.yes or heard.first("wish") == "cancel" or "cancel_order" in heard.intents:
        problem.confirmed = True


def _wish(problem: Problem, heard: Heard, asked: str | None) -> None:
    """A wish counts when it is plainly said, pressed, or the answer to the question."""
    if common_question(heard):
        # "Ne zaman param yatar?" asks; it chooses nothing.
        return
    said = heard.choice if asked == Step.WISH else None
    said = said or heard.first("wish")
    if said is None and asked == Step.WISH and not _asks_back(heard):
        meant = _DENIED_WISH.sub(" ", heard.folded)
        said = _wish_word(meant)
        if said is None and meant == heard.folded:
            said = next((_WISH_TYPES[name] for name in heard.intents if name in _WISH_TYPES), None)
    if said:
        problem.wish = said


def _wish_word(text: str) -> str | None:
    return next((wish for wish, words in _WISH_WORDS if re.search(words, text)), None)


_WISH_WORDS = (
    ("price_reduction", r"\b(indirim|fiyat)"),
    ("repair", r"\b(tamir|onar)"),
    ("exchange", r"\b(degis|dogru)"),
    ("replacement", r"\b(yeni|saglam|baska)"),
    ("reship", r"\b(tekrar|yeniden|gonder|yolla)"),
    ("cancel", r"\biptal"),
    ("refund", r"\b(iade|para|ucret|geri)"),
    ("wait", r"\bbekle"),
)

_ANSWERS: dict[Step, Callable[[Problem, Heard], None]] = {
    Step.RECEIVED: _received,
    Step.PHOTO: _photo,
    Step.REPORT: _report,
    Step.NEIGHBOURS: _neighbours,
    Step.CONFIRM: _confirm,
}
