"""Which wish goes with which problem: each by the thing that its own clause names."""

from __future__ import annotations

from collections.abc import Sequence

from bot.acts import ASKED, DONE, UNWANTED, WANTED, Act
from bot.commerce.shops.port import Ground, Order
from bot.complaints.case import Case, Problem
from bot.complaints.deed import ENDS, KEEP, WAIT, alike
from bot.complaints.kind import ANOTHER
from bot.complaints.kinds import KINDS, errands
from bot.complaints.reading.answers import asks_back
from bot.complaints.reading.details import told_detail
from bot.complaints.reading.expressions import ALL, CHOSEN, MONEY, SENDS
from bot.complaints.reading.heard import Heard
from bot.complaints.reading.items import named_items, same_thing
from bot.complaints.reading.named import take_named
from bot.complaints.reading.orders import same_order
from bot.complaints.reading.problems import pieces
from bot.complaints.step import PROOF, Step

_CHOOSING = frozenset({Step.WISH, Step.CONFIRM, Step.VARIANT})


def take_wishes(case: Case, heard: Heard, asked: str | None, order: Order | None) -> None:
    """Every wish goes to the problem of its own thing; without one to the one being worked on.

    What is forbidden is no wish any more. Changes the case.
    """
    problem = case.current
    if problem is None:
        return
    if asked == Step.WISH and heard.choice:
        _wish(problem, heard.choice)
        return
    told = _without_rest([act for act in heard.wishes if _counts(act, heard, asked)])
    if not told and take_named(case, heard, order):
        return
    for act in told:
        if not _taken_back(act, told):
            _take(case, heard, act, told, order)
    if not told and asked == Step.WISH and not asks_back(heard) and not _speaks(heard):
        # What the intents say of a wish where the words alone do not.
        said = next((KINDS[name].remedy for name in heard.intents if _stands_for(name)), None)
        _wish(problem, said)
    _variant(problem, heard, asked, told)
    _by_name(problem, heard, asked, bool(told))
    if heard.contradicts:
        problem.wish = None


def _by_name(problem: Problem, heard: Heard, asked: str | None, told: bool) -> None:
    """What is wished for without a word for the remedy; a yes is asked for all the same."""
    kind = KINDS.get(problem.type)
    if kind is None:
        return
    if kind.only_if_meant and not heard.wishes and heard.intent == kind.name:
        # "Onu çıkarın siparişten"
        _wish(problem, kind.remedy)
    if kind.not_come and asked in {None, *PROOF} and not (heard.wishes or heard.topics):
        # "Daha gelmedi, istemiyorum artık": a request beside the trouble gives the order up.
        named = (KINDS[name].remedy for name in heard.intents if name in KINDS)
        _wish(problem, next((remedy for remedy in named if remedy in ENDS), None))
    if asked in {Step.WISH, Step.EVIDENCE} and not told and MONEY.search(heard.folded):
        # "Üç tanesinin parası"
        _wish(problem, "refund")
    sends = asked == Step.WISH and not told and SENDS.search(heard.folded)
    if kind.ground is Ground.missing and sends:
        # "Şarj aletini gönderin yeter": what is missing, and no more.
        _wish(problem, "reship")


def _variant(problem: Problem, heard: Heard, asked: str | None, told: Sequence[Act]) -> None:
    """ "S alayım", "43 olsun": a size or colour asks for that one."""
    wanted = heard.first("wanted")
    others = [act for act in told if act.polarity == WANTED and act.remedy not in ANOTHER]
    if not wanted or others or asked not in {*_CHOOSING, *PROOF, None}:
        return
    kind = KINDS.get(problem.type)
    if asked not in _CHOOSING and kind and kind.ground is not Ground.withdrawal:
        # "42 yerine 43 gelmiş": what was bought, and no wish.
        return
    problem.variant = problem.variant or wanted
    if asked != Step.VARIANT and problem.wish not in ANOTHER:
        problem.wish = "exchange"
        problem.type = problem.type or _exchanges()


def _exchanges() -> str:
    """The type that a wish for another one belongs to, where no trouble is told."""
    return next(name for name, kind in KINDS.items() if kind.remedy == "refund")


def one_of(wishes: Sequence[str]) -> str | None:
    """The wish that all of them mean; None where they are several, or none."""
    first = wishes[0] if wishes else None
    return first if first and all(alike(wish, first) for wish in wishes) else None


def refuse(problem: Problem, remedy: str) -> None:
    """The customer does not want this: it is offered last, and is no wish any more."""
    if remedy not in problem.refused:
        problem.refused.append(remedy)
    if problem.wish and alike(remedy, problem.wish):
        problem.wish = None


def _counts(act: Act, heard: Heard, asked: str | None) -> bool:
    """Wanted or not; a small request also where it is put as a question.

    "Dursun" is a wish where something was asked, and else only tells where a thing is.
    """
    if act.remedy == "callback" or (act.remedy == KEEP and asked not in _CHOOSING):
        return False
    if act.remedy == WAIT and heard.act("pause"):
        # "Hanıma sorayım, bekleyin": we are asked to wait, and no parcel.
        return False
    if asked == Step.WISH and act.polarity in {ASKED, DONE} and CHOSEN.search(heard.folded):
        # "Tamir mi etseniz, onarım olsun", "yenisini yollayın diyor": it is the choice.
        return True
    polite = act.polarity == ASKED and act.remedy in errands() and heard.requested(errands())
    return polite or act.polarity in {WANTED, UNWANTED}


def _without_rest(told: Sequence[Act]) -> list[Act]:
    """ "İndirim yapın, bende kalsın": what is kept is what nothing else is wished for."""
    others = any(act.remedy != KEEP and act.polarity == WANTED for act in told)
    return [act for act in told if act.remedy != KEEP or not others]


def _taken_back(act: Act, told: Sequence[Act]) -> bool:
    """The same is asked for and forbidden of the same thing."""
    both = {WANTED, UNWANTED}
    return any(
        one.remedy == act.remedy and {one.polarity, act.polarity} == both and _one_thing(one, act)
        for one in told
    )


def _one_thing(one: Act, act: Act) -> bool:
    return one.item == act.item or not (one.item and act.item)


def rivals(heard: Heard) -> bool:
    """Whether two wishes for one thing exclude each other: "paramı da verin, yenisini de"."""
    told = [act for act in heard.wishes if act.polarity == WANTED and act.remedy != KEEP]
    return any(_rivals(one, act) for one in told for act in told)


def _take(case: Case, heard: Heard, act: Act, told: Sequence[Act], order: Order | None) -> None:
    for problem in _meant(case, heard, act, told, order):
        if act.polarity == UNWANTED:
            refuse(problem, act.remedy)
        elif any(_rivals(one, act) for one in told):
            # Two wishes for one thing, and nothing says which.
            problem.wish = None
        else:
            _wish(problem, act.remedy)
            if act.remedy in errands():
                problem.detail = problem.detail or told_detail(act.remedy, heard)
            problem.quantity = pieces(act.quantity) or problem.quantity
            problem.variant = act.variant or problem.variant


def _rivals(one: Act, act: Act) -> bool:
    same = one.item == act.item and one.order_number == act.order_number
    return one.polarity == WANTED and same and not alike(one.remedy, act.remedy)


def _meant(
    case: Case, heard: Heard, act: Act, told: Sequence[Act], order: Order | None
) -> list[Problem]:
    """The problems that a wish is about; a thing that none is about yet becomes one."""
    open_ones, current = case.open, case.current
    if current is None:
        return []
    if act.remedy in errands():
        return [_errand(case, act, current)]
    if elsewhere := [one for one in case.later if same_order(act.order_number, one.order_number)]:
        return elsewhere
    if act.item:
        about = [one for one in open_ones if _is_about(one, act, order)]
        return about or [_other_thing(case, act, current, told)]
    several = len(open_ones) > 1 and not any(one.item for one in told)
    if several and (ALL.search(heard.folded) or len(heard.reports) > 1 or not case.focus):
        return [one for one in open_ones if not one.wish or one is current]
    return [current]


def _is_about(problem: Problem, act: Act, order: Order | None) -> bool:
    if order is not None and problem.skus:
        named = named_items(order, act.item)
        # A thing that the order does not name at all is the one being talked about.
        return not named or problem.skus == named
    return not problem.about or same_thing(problem.about, act.item)


def _other_thing(case: Case, act: Act, current: Problem, told: Sequence[Act]) -> Problem:
    """ "Bardakların parasını, elbiseyi lacivertiyle": the second thing has its own wish."""
    problem = case.add(current.type, act.clause)
    problem.about = act.item
    problem.received, problem.photo, problem.report = None, current.photo, current.report
    return problem


def _errand(case: Case, act: Act, current: Problem) -> Problem:
    """What needs no trouble: it is a matter of its own beside one."""
    wanted = errands()[act.remedy]
    known = next((one for one in case.open if one.wish == act.remedy), None)
    if known:
        return known
    if current.type in {"", wanted} and current.wish is None:
        current.type = wanted
        return current
    return case.add(wanted, act.clause)


def _wish(problem: Problem, said: str | None) -> None:
    if said:
        problem.wish = said
        problem.refused = [wish for wish in problem.refused if not alike(said, wish)]


def _speaks(heard: Heard) -> bool:
    """Whether the rules have read a wish, a no or a hesitation: then no guess is made."""
    return any(act.act in {"wish", "deny", "pause", "undo", "undecided"} for act in heard.acts)


def _stands_for(intent: str) -> bool:
    return intent in KINDS and KINDS[intent].remedy not in {"", KEEP}
