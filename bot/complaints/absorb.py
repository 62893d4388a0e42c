"""Takes into the case whatever a message says, asked for or not: nothing is asked twice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.commerce.shops.port import Order, Shop
from bot.complaints.answers import take_answer
from bot.complaints.case import COMPLAINTS, NONE, TYPES, Case, Problem
from bot.complaints.heard import Heard
from bot.complaints.needs import Step
from bot.numbers import only_digits, phone_answer
from bot.turkish import fold

# "başka bir şey geldi" does not say what came.
_VAGUE = re.compile(r"\b(baska\w*|farkli|alakasiz|yanlis|bambaska|diger)\b")
_ONE_MORE = re.compile(r"\b(bir ?de|ayrica|ustelik|hem de|bunun disinda|baska)\b")
_REQUESTED = {"cancel_order": "cancel"}
_ORDINALS = ("birinci", "ikinci", "ucuncu", "dorduncu", "besinci")
# "sadece bardak takımı kırık, elbisede sorun yok": the words right after it name the item.
_ONLY = re.compile(r"\b(?:sadece|yalniz\w*|bir tek|bi tek) ((?:\w+ ){1,2}\w+)")
_ALL = re.compile(r"\b(hepsi\w*|ikisi\w*|tamami|tumu|her ikisi)\b")


@dataclass(frozen=True)
class Absorbed:
    """What of the message was of use; `added`: a further problem; `corrected`: we were wrong."""

    useful: bool
    added: bool = False
    corrected: bool = False


def absorb(case: Case, heard: Heard, asked: str | None, shop: Shop) -> Absorbed:
    before = repr(case)
    number = shop.order_number(heard.text, bare=asked == Step.ORDER)
    elsewhere = case.order_json is not None and number not in {None, case.order_number}
    corrected, added = _types(case, heard, asked, elsewhere)
    # A number or a photo without a word about the trouble: the first question is what it is.
    problem = case.current or case.add("", heard.text)
    digits = _digits(case, heard, asked, number)
    if elsewhere and added:
        # A further problem with another order: its turn comes, and its proof.
        case.problems[-1].order_number, case.problems[-1].phone_last4 = number, digits
    elif elsewhere or case.order_json is None:
        _ownership(case, number, digits)
    _details(problem, case.order, heard, asked)
    return Absorbed(useful=repr(case) != before, added=added, corrected=corrected)


def mentioned(heard: Heard) -> list[str]:
    """The problems that a message names; a wish is not a problem beside the complaint.

    Nor is a wish that the customer forbids, has had or only asks about a request for it.
    """
    if heard.choice in TYPES:
        return [str(heard.choice)]
    named = [name for name in heard.intents if name in TYPES and not _not_asked_for(name, heard)]
    complaints = [intent for intent in named if intent in COMPLAINTS]
    if not named and "cancel_order" in heard.intents and not heard.unwanted:
        # "Kargo iptal etmiş": what became of the order is the question.
        return ["order_status"]
    return complaints or named[:1]


def _not_asked_for(intent: str, heard: Heard) -> bool:
    """Forbidden, or only told of: no request, whatever the words sound like."""
    remedy = _REQUESTED.get(intent)
    meant = (*heard.wanted, *heard.wondered)
    told = remedy is not None and heard.speaks_of(remedy) and not heard.contradicts
    return told and remedy not in meant


def _types(case: Case, heard: Heard, asked: str | None, elsewhere: bool) -> tuple[bool, bool]:
    """Take the problems that are named; returns whether we were wrong, and whether one is added.

    `elsewhere`: the message names another order than the proven one.
    """
    current, named = case.current, mentioned(heard)
    new = [kind for kind in named if kind not in {problem.type for problem in case.problems}]
    if current is None:
        for kind in new or named:
            case.add(kind, heard.text)
        return False, False
    if not current.type and named:
        current.type, current.said = named[0], f"{current.said} {heard.text}".strip()
        for kind in named[1:]:
            case.add(kind, heard.text)
        return False, False
    if heard.correction and not (asked and heard.wanted):
        # Without a better word for it, the step that follows asks what it is.
        current.type = next((kind for kind in named if kind != current.type), "")
        current.wish = None
        return True, False
    return False, _add_further(case, heard, asked, named if elsewhere else new)


def _add_further(case: Case, heard: Heard, asked: str | None, named: list[str]) -> bool:
    """A further problem, plainly said to be one, or asked for before there is an order."""
    one_more = asked is None or _ONE_MORE.search(heard.folded) is not None
    waits = named[:1] == ["invoice"] and asked in {Step.ORDER, Step.PHONE}
    if waits or (one_more and named and named[0] in COMPLAINTS):
        case.add(named[0], heard.text)
        return True
    return False


def _ownership(case: Case, number: str | None, digits: str | None) -> None:
    if case.order_json is not None:
        _leave_order(case)
    if number:
        case.order_number, case.failed = number, False
    if digits:
        case.phone_last4, case.failed = digits, False


def _leave_order(case: Case) -> None:
    """Another order is meant: what was proven or chosen from the first does not hold for it."""
    case.order_json = case.phone_last4 = None
    for problem in case.problems:
        if not problem.done:
            problem.skus, problem.found = [], None


def _digits(case: Case, heard: Heard, asked: str | None, number: str | None) -> str | None:
    """The last digits of the phone: named, beside the order's number, or what was asked for."""
    named: str | None = heard.entities.get("phone_last4", (None,))[-1]
    if named:
        return named
    if asked == Step.PHONE or (number and asked == Step.ORDER):
        digits = phone_answer(heard.text, number or case.order_number)
        # "1004" in answer to the number's question is the number, not the phone.
        return None if number and digits == number[-4:] else digits
    # Nothing but four digits, while they are all that is missing.
    waited_for = case.order_number is not None and case.order_json is None and not case.phone_last4
    return only_digits(heard.text) if waited_for and asked != Step.ORDER else None


def _details(problem: Problem, order: Order | None, heard: Heard, asked: str | None) -> None:
    if order and not problem.skus:
        problem.skus = _items(order, heard, problem.said, asked)
    received = heard.first("received")
    if received and not _VAGUE.search(fold(received)):
        problem.received = problem.received or received
    problem.report = problem.report or heard.first("damage_report")
    if heard.photo:
        problem.photo = heard.photo
    elif heard.first("photo_answer") and not problem.photo:
        problem.photo = NONE
    take_answer(problem, heard, asked)


def _items(order: Order, heard: Heard, said: str, asked: str | None) -> list[str]:
    skus = [item.sku for item in order.items]
    if heard.choice in skus:
        return [str(heard.choice)]
    if len(skus) == 1 or (
        asked == Step.ITEM and (heard.choice == "all" or _ALL.search(heard.folded))
    ):
        return skus
    if asked == Step.ITEM:
        for index, word in enumerate(_ORDINALS[: len(skus)]):
            if word in heard.folded or heard.folded.strip(" .") == str(index + 1):
                return [skus[index]]
        return named_items(order, heard.text)
    return named_items(order, f"{said} {heard.text}")


def named_items(order: Order, text: str) -> list[str]:
    """The one line of an order that a text names; [] where it names none or several."""
    words = fold(text)
    for part in (*_ONLY.findall(words), words):
        named = [item.sku for item in order.items if _names(part, f"{item.title} {item.variant}")]
        if len(named) == 1:
            return named
    return []


def _names(text: str, title: str) -> bool:
    """Whether a text names a thing: one of its longer words, whatever its ending."""
    stems = {word[:5] for word in re.findall(r"\w{4,}", fold(title))}
    return any(word.startswith(stem) for word in re.findall(r"\w+", text) for stem in stems)
