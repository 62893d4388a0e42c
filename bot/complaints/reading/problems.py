"""Which problems a message names, and what becomes of them in the case."""

from __future__ import annotations

from bot.complaints.case import Case
from bot.complaints.kinds import KINDS
from bot.complaints.reading.expressions import ONE_MORE
from bot.complaints.reading.heard import Heard
from bot.complaints.step import Step


def mentioned(heard: Heard) -> list[str]:
    """The problems that a message names; a wish is not a problem beside the complaint.

    Nor is a wish that the customer forbids, has had or only asks about a request for it.
    """
    if heard.choice in KINDS:
        return [str(heard.choice)]
    named = [name for name in heard.intents if name in KINDS and not _not_asked_for(name, heard)]
    if not named and not heard.unwanted and any(_told_of(name) for name in heard.intents):
        # "Kargo iptal etmiş": what became of the order is the question.
        return [kind.name for kind in KINDS.values() if kind.only_tells and kind.where]
    return [name for name in named if KINDS[name].complaint] or named[:1]


def take_problems(
    case: Case, heard: Heard, asked: str | None, elsewhere: bool
) -> tuple[bool, bool]:
    """Take the problems that are named; returns whether we were wrong, and whether one is added.

    `elsewhere`: the message names another order than the proven one. Changes `case`.
    """
    current, named = case.current, mentioned(heard)
    known = {problem.type for problem in case.problems}
    new = [kind for kind in named if kind not in known]
    if current is None:
        _add(case, heard, new or named)
        return False, False
    if not current.type and named:
        current.type, current.said = named[0], f"{current.said} {heard.text}".strip()
        _add(case, heard, named[1:])
        return False, False
    if heard.correction and not (asked and heard.wanted):
        # Without a better word for it, the step that follows asks what it is.
        current.type = next((kind for kind in named if kind != current.type), "")
        current.wish = None
        return True, False
    return False, _add_further(case, heard, asked, named if elsewhere else new)


def _not_asked_for(name: str, heard: Heard) -> bool:
    """Forbidden, or only told of: no request, whatever the words sound like."""
    kind = KINDS[name]
    told = kind.only_if_meant and heard.speaks_of(kind.remedy) and not heard.contradicts
    return told and kind.remedy not in (*heard.wanted, *heard.wondered)


def _told_of(name: str) -> bool:
    return name in KINDS and KINDS[name].only_if_meant


def _add(case: Case, heard: Heard, names: list[str]) -> None:
    for name in names:
        case.add(name, heard.text)


def _add_further(case: Case, heard: Heard, asked: str | None, named: list[str]) -> bool:
    """A further problem, plainly said to be one, or asked for before there is an order."""
    if not named:
        return False
    kind = KINDS[named[0]]
    one_more = asked is None or ONE_MORE.search(heard.folded) is not None
    waits = kind.queues and asked in {Step.ORDER, Step.PHONE}
    if waits or (one_more and kind.complaint):
        case.add(named[0], heard.text)
        return True
    return False
