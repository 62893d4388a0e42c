"""Reads the answer to the question that was asked, in the customer's own words."""

from __future__ import annotations

from collections.abc import Callable

from bot.complaints.case import NONE, Problem
from bot.complaints.kind import ANOTHER
from bot.complaints.kinds import KINDS
from bot.complaints.reading.expressions import FOUND, HAS_REPORT, LATER, NEGATION, TAKEN
from bot.complaints.reading.heard import Heard
from bot.complaints.step import Step

# What demands something of its own is no answer to our question.
_OWN_MATTERS = {"human_agent", "legal_threat", "privacy_request"}
_SMALL_TALK = {"praise_thanks", "goodbye", "greeting"}
UNKNOWN = "unknown"
"""Of a damage report: the question was put, and nothing was said of it."""


def take_answer(problem: Problem, heard: Heard, asked: str | None) -> None:
    """Store what a message says to the question `asked`. Changes `problem`.

    The answer to "do you agree?" is `dialogue/decision.py`'s, a wish that of `wishes.py`.
    """
    if asked in set(_ANSWERS) and not asks_back(heard):
        _ANSWERS[Step(asked)](problem, heard)


def asks_back(heard: Heard) -> bool:
    """Whether a message asks for something instead of answering us."""
    kind = KINDS.get(heard.intent)
    wants_to_know = bool(heard.topics) or (kind is not None and kind.only_tells)
    return wants_to_know or heard.correction or heard.intent in _OWN_MATTERS


def _received(problem: Problem, heard: Heard) -> None:
    if not heard.text or heard.photo or problem.received:
        return
    if heard.act("undecided") or heard.act("skip"):
        # Not to know its name is an answer too.
        problem.photo = problem.photo or NONE
    elif not _only_wishes(heard):
        problem.received = heard.text[:200]


def _only_wishes(heard: Heard) -> bool:
    """ "Paramı iade edin" is no thing that came; "terlik geldi, paramı iade edin" is one."""
    rest = heard.folded
    for act in heard.wishes:
        rest = rest.replace(act.clause, " ") if act.clause else rest
    return bool(heard.wishes) and len(rest.split()) < 2


def _evidence(problem: Problem, heard: Heard) -> None:
    """Photo and report in one question: what is said of one is said, and neither is needed."""
    if heard.choice == "report":
        problem.report = "yes"
    elif heard.photo:
        told = HAS_REPORT.search(heard.folded) and not NEGATION.search(heard.folded)
        problem.report = problem.report or ("yes" if told else UNKNOWN)
    elif _has_none(heard):
        problem.photo = problem.photo or NONE
        problem.report = problem.report or "no"
    elif heard.yes or HAS_REPORT.search(heard.folded):
        problem.report = problem.report or "yes"


def _has_none(heard: Heard) -> bool:
    none = heard.no or heard.choice == NONE or heard.act("skip") or heard.act("undecided")
    return bool(none or LATER.search(heard.folded) or NEGATION.search(heard.folded))


def _neighbours(problem: Problem, heard: Heard) -> None:
    if heard.choice in {"found", "not_found"}:
        problem.found = heard.choice == "found"
    elif FOUND.search(heard.folded):
        problem.found = True
    elif heard.no or NEGATION.search(heard.folded):
        # "Komşuda yok": where it was looked for is not where it was found.
        problem.found = False
    elif TAKEN.search(heard.folded):
        problem.found = True
    elif heard.yes or problem.type in heard.intents:
        # "Evet, sordum" says the same as "hayır": only a find ends it.
        problem.found = False


def _detail(problem: Problem, heard: Heard) -> None:
    """The new address or the company, as it was written; a day is the shop's to know."""
    plain = heard.text and not heard.act("deny") and not heard.act("pause")
    if plain and problem.wish != "change_pickup" and len(heard.text.split()) > 1:
        problem.detail = heard.text[:300]
    elif problem.wish == "change_pickup":
        problem.detail = heard.choice or heard.text[:60]


def _variant(problem: Problem, heard: Heard) -> None:
    """The customer's word for it, or the button's; the shop's name of it is looked for later."""
    if heard.choice == "refund":
        problem.wish = heard.choice
        return
    other = heard.yes or heard.no or heard.act("pause") or set(heard.wanted) - ANOTHER
    small_talk = heard.intent in _SMALL_TALK
    plain = "" if other or small_talk else heard.text[:60]
    problem.variant = heard.choice or heard.first("wanted") or plain


_ANSWERS: dict[Step, Callable[[Problem, Heard], None]] = {
    Step.RECEIVED: _received,
    Step.EVIDENCE: _evidence,
    Step.NEIGHBOURS: _neighbours,
    Step.DETAIL: _detail,
    Step.VARIANT: _variant,
}
