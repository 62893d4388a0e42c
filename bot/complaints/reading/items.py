"""Which line of an order a customer means, in their own words."""

from __future__ import annotations

import re

from bot.commerce.shops.port import Order, OrderItem
from bot.complaints.case import Problem
from bot.complaints.reading.expressions import ALL, MANY_OR_NONE, ONLY, ORDINALS, STAYS
from bot.complaints.reading.heard import Heard
from bot.complaints.step import Step
from bot.turkish import fold

_ENGLISH = {
    **{"shoe": "ayakkabi", "sneaker": "ayakkabi", "trainer": "ayakkabi", "boot": "bot"},
    **{"dress": "elbise", "shirt": "gomlek", "coat": "kaban", "jacket": "mont"},
    **{"glass": "bardak", "pan": "tava", "vase": "vazo", "coffee": "kahve", "bed": "nevresim"},
    **{"vacuum": "supurge", "headphone": "kulaklik", "earphone": "kulaklik", "book": "tutun"},
    **{"phone": "telefon", "laptop": "bilgisayar", "backpack": "canta", "bag": "canta"},
    **{"serum": "serumu", "block": "blok", "toy": "blok"},
}


def meant_items(order: Order, heard: Heard, problem: Problem, asked: str | None) -> list[str]:
    """The SKUs that a message means; [] where it names none or several."""
    skus = [item.sku for item in order.items]
    if heard.choice in skus:
        return [str(heard.choice)]
    if len(skus) == 1:
        return skus
    if asked == Step.ITEM:
        return _answered(order, skus, heard)
    return told_items(order, problem) or named_items(order, heard.text)


def told_items(order: Order, problem: Problem) -> list[str]:
    """The one line that a problem was told of; [] for none or several."""
    return named_items(order, problem.about) or named_items(order, problem.said)


def named_items(order: Order, text: str) -> list[str]:
    """The one line of an order that a text names; [] where it names none or several."""
    words = _in_turkish(STAYS.sub(" ", fold(text)))
    for part in (*ONLY.findall(words), words):
        named = [item.sku for item in order.items if _names(part, _called(item))]
        if len(named) == 1:
            return named
    return []


def impossible_count(order: Order, text: str) -> bool:
    """Whether a text counts none, or scores, of a thing of the order: "99 bardak kırık"."""
    return any(
        _names(match["thing"], _called(item))
        for match in MANY_OR_NONE.finditer(fold(text))
        for item in order.items
    )


def _in_turkish(words: str) -> str:
    """Titles are Turkish; who writes English names the things in English."""
    return " ".join(
        next((ours for theirs, ours in _ENGLISH.items() if word.startswith(theirs)), word)
        for word in words.split()
    )


def same_thing(one: str, other: str) -> bool:
    """Whether two of the customer's words are for one thing, whatever their endings."""
    return bool(
        {word[:4] for word in fold(one).split()} & {word[:4] for word in fold(other).split()}
    )


def _answered(order: Order, skus: list[str], heard: Heard) -> list[str]:
    if heard.choice == "all" or ALL.search(heard.folded):
        return skus
    for index, word in enumerate(ORDINALS[: len(skus)]):
        if word in heard.folded or heard.folded.strip(" .") == str(index + 1):
            return [skus[index]]
    return named_items(order, heard.text)


def _called(item: OrderItem) -> str:
    return f"{item.title} {item.variant} {item.category}"


def _names(text: str, title: str) -> bool:
    """Whether a text names a thing: one of its longer words, whatever its ending."""
    stems = {word[:5] for word in re.findall(r"\w{4,}", fold(title))}
    return any(word.startswith(stem) for word in re.findall(r"\w+", text) for stem in stems)
