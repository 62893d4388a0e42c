"""Takes into the case whatever a message says, asked for or not: nothing is asked twice."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commerce.shops.port import Order, Shop
from bot.complaints.case import NONE, Case, Problem
from bot.complaints.kinds import KINDS, errands
from bot.complaints.reading.answers import take_answer
from bot.complaints.reading.expressions import (
    ARRIVED_LATE,
    CAME,
    DIGITS,
    EMPTY,
    FOUND,
    SEARCHED,
    SOME,
    VAGUE,
    WORDS,
)
from bot.complaints.reading.heard import Heard
from bot.complaints.reading.items import meant_items
from bot.complaints.reading.orders import take_orders
from bot.complaints.reading.problems import Told, pieces, take_problems
from bot.complaints.reading.wishes import take_wishes
from bot.complaints.step import Step
from bot.turkish import fold

_QUOTES, _QUOTE = 6, 200
_FEW = 2
_TELLING = 3
_MOODS = ("calm", "annoyed", "angry", "abusive")


@dataclass(frozen=True)
class Absorbed:
    """What of the message was of use; `added`: further problems; `corrected`: we were wrong."""

    useful: bool
    added: tuple[Problem, ...] = ()
    corrected: bool = False


def absorb(
    case: Case, heard: Heard, asked: str | None, shop: Shop, order: Order | None
) -> Absorbed:
    """Take a message into the case, which it changes.

    `order`: the proven one, for its items; None too where nothing may be looked up.
    """
    before = repr(case)
    elsewhere = _elsewhere(case, heard, shop)
    told = take_problems(case, heard, asked, elsewhere)
    if case.current is None and _begins(heard):
        # A number or a photo without a word about the trouble: the first question is what it is.
        case.add("", heard.text)
    take_orders(case, heard, asked, shop, told.added if elsewhere else ())
    proven = order if case.proven_at else None
    if case.current:
        _details(case, case.current, proven, heard, asked)
        take_wishes(case, heard, asked, proven)
    for one in case.problems:
        one.some = SOME.search(fold(one.said)) is not None
        one.arrived_late = ARRIVED_LATE.search(fold(one.said)) is not None
    useful = repr(case) != before
    remember(case, heard, told, asked)
    return Absorbed(useful, told.added, told.corrected)


def remember(case: Case, heard: Heard, told: Told | None = None, asked: str | None = None) -> None:
    """What the brief and the words of the talk need of a message. Changes the case."""
    # Names of streets and things are of no language.
    if asked not in {Step.DETAIL, Step.RECEIVED, Step.VARIANT}:
        case.language = _language(case, heard)
    case.occasion = heard.first("occasion") or case.occasion
    case.conduct = heard.conduct[:_QUOTE] or case.conduct
    if _MOODS.index(heard.mood) > _MOODS.index(case.worst_mood):
        case.worst_mood = heard.mood
    if heard.text and (told is None or told.added or heard.wishes or heard.reports):
        # What proves an order is not kept.
        said = DIGITS.sub("…", heard.text[:_QUOTE])
        case.quotes = [*case.quotes, said][-_QUOTES:]


def _language(case: Case, heard: Heard) -> str:
    """The language of what was written; a number or a word or two change nothing later on."""
    words = [word for word in heard.text.split() if word.isalpha()]
    first = not case.used
    return heard.language if len(words) > (0 if first else _FEW) else case.language


def _begins(heard: Heard) -> bool:
    """Whether there is something to work on that has no name yet: questions alone are answered."""
    return heard.requested(errands()) or not (heard.topics or heard.conduct) or bool(heard.wanted)


def _elsewhere(case: Case, heard: Heard, shop: Shop) -> bool:
    """Whether a message names another order than the proven one, by its number or as "önceki"."""
    number = shop.order_number(heard.text)
    named = heard.first("other_order") if number is None else number != case.order_number
    return bool(case.proven_at and named)


def _tells_what_came(heard: Heard) -> bool:
    """Whether the words say more than that it is another one."""
    own = [word for word in WORDS.findall(heard.folded) if not EMPTY.fullmatch(word)]
    return len(own) >= _TELLING and CAME.search(heard.folded) is not None


def _searched(heard: Heard) -> bool:
    """Whether it was looked for where we would send the customer, and not found."""
    return bool(SEARCHED.search(heard.folded)) and not FOUND.search(heard.folded)


def _what_came(problem: Problem, heard: Heard) -> None:
    received = heard.first("received")
    if received and not VAGUE.search(fold(received)):
        problem.received = problem.received or received
    kind = KINDS.get(problem.type)
    if kind and kind.asks_what_came and not problem.received and _tells_what_came(heard):
        problem.received = DIGITS.sub("…", heard.text)[:_QUOTE]


def _details(
    case: Case, problem: Problem, order: Order | None, heard: Heard, asked: str | None
) -> None:
    if order and not problem.skus:
        problem.skus = meant_items(order, heard, problem, asked)
    if problem.quantity is None and len(case.open) == 1:
        problem.quantity = pieces(heard.first("quantity") or "")
    _what_came(problem, heard)
    kind = KINDS.get(problem.type)
    if kind and kind.not_come and problem.found is None and _searched(heard):
        problem.found = False
    problem.report = problem.report or heard.first("damage_report")
    if heard.photo:
        problem.photo = heard.photo
    elif heard.first("photo_answer") and not problem.photo:
        problem.photo = NONE
    for one in case.open:
        # One photo, one word about the report: they are about all that came in the parcel.
        one.photo, one.report = one.photo or problem.photo, one.report or problem.report
    take_answer(problem, heard, asked)
