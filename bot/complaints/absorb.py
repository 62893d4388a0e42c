"""Takes into the case whatever a message says, asked for or not: nothing is asked twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.commerce.shops.port import Order, Shop
from bot.complaints.case import COMPLAINTS, NONE, TYPES, Case, Problem
from bot.complaints.heard import Heard
from bot.complaints.needs import Step
from bot.turkish import fold

_FOUR = re.compile(r"(?<!\d)(\d{2})[ .-]?(\d{2})(?!\d)")
_ONE_MORE = re.compile(r"\b(bir ?de|ayrica|ustelik|hem de|bunun disinda|baska)\b")
# What a customer wants to happen; it colours a complaint and is no second problem beside it.
_WISH_TYPES = {"return_refund": "refund", "cancel_order": "cancel"}
_ORDINALS = ("birinci", "ikinci", "ucuncu", "dorduncu", "besinci")
_ALL = re.compile(r"\b(hepsi\w*|ikisi\w*|tamami|tumu|her ikisi)\b")
_NEGATION = re.compile(
    r"\b(yok\w*|\w+em[ei]yor\w*|\w+am[ai]yor\w*|\w+[ea]med\w*|\w+[ea]mad\w*|gec)\b"
)


@dataclass(frozen=True)
class Absorbed:
    """What of the message was of use; `added`: a further problem; `corrected`: we were wrong."""

    useful: bool
    added: bool = False
    corrected: bool = False


def absorb(case: Case, heard: Heard, asked: str | None, shop: Shop) -> Absorbed:
    before = repr(case)
    corrected, added = _types(case, heard, asked)
    _ownership(case, heard, asked, shop)
    problem = case.current
    if problem:
        _details(problem, case.order, heard, asked)
    return Absorbed(useful=repr(case) != before, added=added, corrected=corrected)


def mentioned(heard: Heard) -> list[str]:
    """The problems that a message names; a wish is not a problem beside the complaint."""
    if heard.choice in TYPES:
        return [str(heard.choice)]
    named = [intent for intent in heard.intents if intent in TYPES]
    complaints = [intent for intent in named if intent in COMPLAINTS]
    return complaints or named[:1]


def _types(case: Case, heard: Heard, asked: str | None) -> tuple[bool, bool]:
    current, named = case.current, mentioned(heard)
    if current is None:
        for kind in named:
            case.add(kind, heard.text)
        return False, False
    if not current.type and named:
        current.type, current.said = named[0], heard.text
        return False, False
    if heard.correction and not (asked and heard.first("wish")):
        # Without a better word for it, the step that follows asks what it is.
        current.type = next((kind for kind in named if kind != current.type), "")
        current.wish = None
        return True, False
    new = [kind for kind in named if kind not in {problem.type for problem in case.problems}]
    if new and new[0] in COMPLAINTS and (asked is None or _ONE_MORE.search(heard.folded)):
        case.add(new[0], heard.text)
        return False, True
    return False, False


def _ownership(case: Case, heard: Heard, asked: str | None, shop: Shop) -> None:
    number = shop.order_number(heard.text, bare=asked == Step.ORDER)
    if case.order_json is not None:
        if number in {None, case.order_number}:
            return
        # A further problem with another order: that one has to be proven too.
        case.order_json = None
    if number:
        case.order_number, case.failed = number, False
    rest = _without_number(heard.text, case.order_number)
    named = heard.entities.get("phone_last4", (None,))[-1]
    bare = _FOUR.findall(rest) if number or asked == Step.PHONE else []
    digits = named or ("".join(bare[0]) if len(bare) == 1 else None)
    # "1004" in answer to the number's question is the number, not the phone.
    if digits and not (asked == Step.ORDER and number and digits == number[-4:] and not named):
        case.phone_last4, case.failed = digits, False


def _without_number(text: str, number: str | None) -> str:
    digits = number[-4:] if number else None
    if digits is None:
        return text
    spelled = re.compile(rf"[A-Za-z]{{2,4}}[ -]?{digits}|#{digits}")
    return spelled.sub(" ", text)


def _details(problem: Problem, order: Order | None, heard: Heard, asked: str | None) -> None:
    if order and not problem.skus:
        problem.skus = _items(order, heard, problem.said, asked)
    problem.received = problem.received or heard.first("received")
    problem.report = problem.report or heard.first("damage_report")
    if heard.photo:
        problem.photo = heard.photo
    elif heard.first("photo_answer") and not problem.photo:
        problem.photo = NONE
    if asked in set(_ANSWERS):
        _ANSWERS[Step(asked)](problem, heard)
    _wish(problem, heard, asked)


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
    named = [item.sku for item in order.items if _names(words, f"{item.title} {item.variant}")]
    return named if len(named) == 1 else []


def _names(text: str, title: str) -> bool:
    """Whether a text names a thing: one of its longer words, whatever its ending."""
    stems = {word[:5] for word in re.findall(r"\w{4,}", fold(title))}
    return any(word.startswith(stem) for word in re.findall(r"\w+", text) for stem in stems)


def _received(problem: Problem, heard: Heard) -> None:
    if heard.text and not heard.photo and not problem.received:
        problem.received = heard.text[:200]


def _photo(problem: Problem, heard: Heard) -> None:
    if not heard.photo and (heard.no or heard.choice == NONE or _NEGATION.search(heard.folded)):
        problem.photo = NONE


def _report(problem: Problem, heard: Heard) -> None:
    if heard.choice in {"yes", "no"}:
        problem.report = heard.choice
    elif heard.no or _NEGATION.search(heard.folded) or "tutulma" in heard.folded:
        problem.report = "no"
    elif heard.yes or re.search(r"\b(var|tut\w+|yap\w+|al\w+)\b", heard.folded):
        problem.report = problem.report or "yes"


def _neighbours(problem: Problem, heard: Heard) -> None:
    if heard.choice in {"found", "not_found"}:
        problem.found = heard.choice == "found"
    elif re.search(r"\b(buldum|bulduk|komsuda\w*|guvenlikte\w*|aldim|almis\w*)\b", heard.folded):
        problem.found = True
    elif (
        heard.no or heard.yes or "late_delivery" in heard.intents or _NEGATION.search(heard.folded)
    ):
        # "Evet, kimse almamış" says the same as "hayır": only a find ends it.
        problem.found = False


def _confirm(problem: Problem, heard: Heard) -> None:
    if heard.no:
        problem.wish, problem.confirmed = "keep", True
    elif heard.yes or heard.first("wish") == "cancel" or "cancel_order" in heard.intents:
        problem.confirmed = True


def _wish(problem: Problem, heard: Heard, asked: str | None) -> None:
    """A wish counts when it is plainly said, pressed, or the answer to the question."""
    said = heard.choice if asked == Step.WISH else None
    said = said or heard.first("wish")
    if said is None and asked == Step.WISH:
        said = next((_WISH_TYPES[name] for name in heard.intents if name in _WISH_TYPES), None)
        said = said or _wish_word(heard.folded)
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
