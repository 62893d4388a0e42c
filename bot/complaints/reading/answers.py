"""Reads the answer to the question that was asked, in the customer's own words."""

from __future__ import annotations

from collections.abc import Callable

from bot.complaints.case import NONE, Problem
from bot.complaints.deed import alike
from bot.complaints.kinds import KINDS
from bot.complaints.reading.expressions import FOUND, HAS_REPORT, LATER, NEGATION, TAKEN
from bot.complaints.reading.heard import Heard
from bot.complaints.step import Step

# What demands something of its own is no answer to our question.
_OWN_MATTERS = {"human_agent", "legal_threat", "privacy_request"}


def take_answer(problem: Problem, heard: Heard, asked: str | None) -> None:
    """Store what a message says to the question `asked`. Changes `problem`.

    The answer to "do you agree?" is `dialogue/decision.py`'s: a wish in the same words does not
    overwrite it.
    """
    if asked in set(_ANSWERS) and not _asks_back(heard):
        _ANSWERS[Step(asked)](problem, heard)
    if asked != Step.CONFIRM:
        take_wish(problem, heard, asked)


def _asks_back(heard: Heard) -> bool:
    """Whether a message asks for something instead of answering us."""
    kind = KINDS.get(heard.intent)
    wants_to_know = heard.act("ask") is not None or (kind is not None and kind.only_tells)
    return wants_to_know or heard.correction or heard.intent in _OWN_MATTERS


def _received(problem: Problem, heard: Heard) -> None:
    if heard.text and not heard.photo and not problem.received:
        problem.received = heard.text[:200]


def _photo(problem: Problem, heard: Heard) -> None:
    declined = heard.no or heard.choice == NONE or NEGATION.search(heard.folded)
    if not heard.photo and (declined or LATER.search(heard.folded)):
        problem.photo = NONE


def _report(problem: Problem, heard: Heard) -> None:
    if heard.choice in {"yes", "no"}:
        problem.report = heard.choice
    elif heard.no or NEGATION.search(heard.folded):
        problem.report = "no"
    elif heard.yes or HAS_REPORT.search(heard.folded):
        problem.report = problem.report or "yes"


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


def take_wish(problem: Problem, heard: Heard, asked: str | None) -> None:
    """A wish counts when it is plainly said or pressed; what is forbidden is no wish any more."""
    for remedy in heard.unwanted:
        refuse(problem, remedy)
    said = _pressed(heard, asked) or one_of(heard.wanted)
    if said is None and asked == Step.WISH and not _asks_back(heard) and not _speaks(heard):
        # What the intents say of a wish where the words alone do not.
        said = next((KINDS[name].remedy for name in heard.intents if _stands_for(name)), None)
    if heard.contradicts or (len(heard.wanted) > 1 and said is None):
        problem.wish = None
    elif said:
        problem.wish = said
        problem.refused = [wish for wish in problem.refused if not alike(said, wish)]


def _pressed(heard: Heard, asked: str | None) -> str | None:
    return heard.choice if asked == Step.WISH else None


def one_of(wishes: tuple[str, ...]) -> str | None:
    """The wish that all of them mean; None where they are several, or none."""
    first = wishes[0] if wishes else None
    return first if first and all(alike(wish, first) for wish in wishes) else None


def refuse(problem: Problem, remedy: str) -> None:
    """The customer does not want this: it is offered last, and is no wish any more."""
    if remedy not in problem.refused:
        problem.refused.append(remedy)
    if problem.wish and alike(remedy, problem.wish):
        problem.wish = None


def _speaks(heard: Heard) -> bool:
    """Whether the rules have read a wish, a no or a hesitation: then no guess is made."""
    return any(act.act in {"wish", "deny", "pause", "undo"} for act in heard.acts)


def _stands_for(intent: str) -> bool:
    return intent in KINDS and KINDS[intent].remedy != ""


_ANSWERS: dict[Step, Callable[[Problem, Heard], None]] = {
    Step.RECEIVED: _received,
    Step.PHOTO: _photo,
    Step.REPORT: _report,
    Step.NEIGHBOURS: _neighbours,
}
