"""Which problems a message names, and what becomes of them in the case."""

from __future__ import annotations

from dataclasses import dataclass

from bot.acts import Act
from bot.complaints.case import Case, Problem
from bot.complaints.kinds import KINDS, errands
from bot.complaints.reading.expressions import ALSO, ONE_MORE
from bot.complaints.reading.heard import Heard
from bot.complaints.step import PROOF, Step
from bot.turkish import fold

_SURE, _SURE_BESIDE = 0.7, 0.85
# The questions about a trouble's details: who names another trouble there means that one.
_DETAILS = frozenset({Step.ITEM, Step.RECEIVED, Step.EVIDENCE, Step.WISH, Step.NEIGHBOURS})


@dataclass(frozen=True)
class Told:
    """What a message says of troubles; `added`: a further one; `corrected`: we were wrong."""

    added: tuple[Problem, ...] = ()
    corrected: bool = False


def mentioned(heard: Heard) -> list[str]:
    """The problems that a message names; a wish is not a problem beside the complaint.

    Nor is a wish that the customer forbids, has had or only asks about a request for it.
    """
    if heard.choice in KINDS:
        return [str(heard.choice)]
    named = [name for name in heard.intents if name in KINDS and not _not_asked_for(name, heard)]
    if not named and not heard.unwanted and any(_told_of(name) for name in heard.intents):
        # "Kargo iptal etmiş": what became of the order is the question.
        named = [kind.name for kind in KINDS.values() if kind.only_tells and kind.where]
    named = [name for name in named if not _only_asked(name, heard)]
    if heard.requested(errands()):
        # "Adresimi değiştirmek istiyorum" is a request of its own, and no other.
        named = [name for name in named if _beside_errand(name, heard)]
    parts = [act.problem for act in heard.reports if act.item and act.problem in KINDS]
    named += [name for name in parts if KINDS[name].complaint and name not in named]
    if not named and "refund_status" in heard.topics:
        named = [kind.name for kind in KINDS.values() if "refund_status" in kind.answers]
    orders = {act.order_number for act in heard.reports if act.order_number}
    if len(orders) > 1:
        # "TS-1031 nerede, TS-1033'ü iade edeceğim": each is of its own order.
        return named
    complaints = [
        name for name in named if KINDS[name].complaint and not _only_another(name, heard)
    ]
    return _sure_ones(complaints, heard) or named[:1]


def _only_another(name: str, heard: Heard) -> bool:
    """ "Mor renkle değiştirin": the other colour is wanted, and none has come instead."""
    unsure = heard.score(name) < _SURE_BESIDE and heard.intent != name
    wants = heard.first("wanted") is not None and "exchange" in heard.wanted
    return KINDS[name].asks_what_came and unsure and wants


def _sure_ones(complaints: list[str], heard: Heard) -> list[str]:
    """The first, and those beside it that are sure or told of a thing of their own.

    A second trouble that nobody told of costs the customer questions.
    """
    first = complaints[:1]
    things = {act.item for act in heard.reports if act.problem in first and act.item}
    own = {act.problem for act in heard.reports if things and act.item and act.item not in things}
    further = [name for name in complaints[1:] if name in own or heard.score(name) >= _SURE_BESIDE]
    return [*first, *further]


def take_problems(case: Case, heard: Heard, asked: str | None, elsewhere: bool) -> Told:
    """Take the problems that are named. Changes `case`.

    `elsewhere`: the message names another order than the proven one.
    """
    current, named = case.current, mentioned(heard)
    known = {problem.type for problem in case.problems if problem.type}
    if current is None:
        first = [kind for kind in named if kind not in known] or named
        return Told(tuple(_add(case, heard, first)))
    if not current.type and named:
        return Told(tuple(_name(case, current, heard, named)))
    if _corrects(heard, asked, named):
        # Without a better word for it, the step that follows asks what it is.
        current.type = next((kind for kind in named if kind != current.type), "")
        current.wish = None
        return Told(corrected=True)
    if not elsewhere and (reason := _reason(current, heard, asked, named)):
        # "İade edeceğim" … "tabanı açıldı": the wish stays, and has a better right.
        current.type, current.offered, current.agreed = reason, "", ""
        current.said = f"{current.said} {heard.text}".strip()
        return Told()
    new = named if elsewhere else [kind for kind in named if kind not in known]
    if new and asked in _DETAILS and not elsewhere and _instead(current, heard, new[0]):
        # "Geç gelmedi, kırık geldi": what it really is.
        current.type, current.wish = new[0], None
        return Told(corrected=True)
    another = elsewhere and not known.intersection(new)
    return Told(tuple(_further(case, heard, asked, new, another)))


def _reason(current: Problem, heard: Heard, asked: str | None, named: list[str]) -> str | None:
    """The defect that turns out to be why something is sent back; None where none does.

    Who agrees beside it, or tells of one more thing, wants what was proposed.
    """
    kind = KINDS.get(current.type)
    agrees = asked == Step.CONFIRM and (heard.yes or heard.act("affirm") is not None)
    if kind is None or not kind.reasonless or agrees or ONE_MORE.search(heard.folded):
        return None
    sure = {act.problem: act.item for act in heard.reports if act.confidence >= _SURE}
    own = (name for name in named if name in sure and _same(sure[name], current))
    return next((name for name in own if KINDS[name].reason), None)


def _same(item: str, current: Problem) -> bool:
    return not item or not current.about or fold(item)[:4] == fold(current.about)[:4]


def _instead(current: Problem, heard: Heard, name: str) -> bool:
    """Whether a trouble is told in the place of the one being worked on, and not beside it."""
    sure = any(act.problem == name and act.confidence >= _SURE for act in heard.reports)
    if heard.acts and not sure:
        return False
    beside = ONE_MORE.search(heard.folded) or ALSO.search(heard.folded)
    return KINDS[name].complaint and not beside and not current.offered and not current.about


def _corrects(heard: Heard, asked: str | None, named: list[str]) -> bool:
    """Whether it is the trouble that we got wrong, and not a number or a wish."""
    if not heard.correction or heard.wishes:
        return False
    return bool(named) or (asked not in PROOF and heard.first("phone_last4") is None)


def _beside_errand(name: str, heard: Heard) -> bool:
    kind = KINDS[name]
    return (kind.complaint and not kind.where) or kind.remedy in heard.wanted


def _only_asked(name: str, heard: Heard) -> bool:
    """Whether it is a question about it, without the wish for it."""
    kind = KINDS[name]
    return bool(kind.asked_about & set(heard.topics)) and kind.remedy not in heard.wanted


def _not_asked_for(name: str, heard: Heard) -> bool:
    """Forbidden, or only told of: no request, whatever the words sound like."""
    kind = KINDS[name]
    told = kind.only_if_meant and heard.speaks_of(kind.remedy) and not heard.contradicts
    return told and kind.remedy not in (*heard.wanted, *heard.wondered)


def _told_of(name: str) -> bool:
    return name in KINDS and KINDS[name].only_if_meant


def _name(case: Case, current: Problem, heard: Heard, named: list[str]) -> list[Problem]:
    """What was without a name gets one; with it all others that wait for theirs."""
    said = f"{current.said} {heard.text}".strip()
    for problem in case.problems:
        if not problem.type and problem is not current:
            problem.type = named[0]
    reports = _parts(heard, named[0])
    current.type, current.said = named[0], said
    if reports:
        current.about = current.about or reports[0].item
        _tell(current, reports[0])
    further = [_part(case, named[0], heard, act) for act in reports[1:]]
    return further + _add(case, heard, named[1:])


def _add(case: Case, heard: Heard, names: list[str]) -> list[Problem]:
    """One problem for each name, and for each thing that it is told of."""
    added = []
    for name in names:
        parts = _parts(heard, name)
        if len(parts) > 1:
            added += [_part(case, name, heard, act) for act in parts]
        else:
            problem = case.add(name, heard.text)
            problem.about_money = "refund_status" in heard.topics
            if parts:
                problem.about = parts[0].item
                _tell(problem, parts[0])
            added.append(problem)
    return added


def _parts(heard: Heard, name: str) -> list[Act]:
    """The reports of one trouble that tell of different things or orders."""
    acts = [act for act in heard.reports if act.problem == name]
    seen = {(fold(act.item)[:4], act.order_number): act for act in reversed(acts)}
    different = [act for act in acts if seen[(fold(act.item)[:4], act.order_number)] is act]
    named = [act for act in different if act.item or act.order_number]
    return named if len(named) > 1 else different[:1]


def _part(case: Case, name: str, heard: Heard, act: Act) -> Problem:
    problem = case.add(name, act.clause or heard.text)
    problem.about = act.item
    _tell(problem, act)
    return problem


def _tell(problem: Problem, act: Act) -> None:
    problem.quantity = problem.quantity or pieces(act.quantity)


def pieces(words: str) -> int | None:
    """A number of pieces; None where there is none, or one that is no number."""
    digits = words.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= 4 else None


def _further(
    case: Case, heard: Heard, asked: str | None, named: list[str], another: bool
) -> list[Problem]:
    """A further problem, plainly said to be one, or asked for before there is an order.

    `another`: it is told of another order than the one that is worked on.
    """
    if not named:
        return []
    kind = KINDS[named[0]]
    one_more = asked is None or another or ONE_MORE.search(heard.folded) is not None
    waits = kind.queues and asked in PROOF
    if waits or (one_more and kind.complaint):
        return _add(case, heard, named)
    return []
