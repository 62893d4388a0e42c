"""The customer's words for a size, a number of pieces or a day become the shop's own names."""

from __future__ import annotations

from bot.commerce.shops.port import Ground
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.telling import of_variant, titles
from bot.complaints.kind import Matter
from bot.complaints.move import Move, Say, Value
from bot.complaints.reading.days import meant_day
from bot.complaints.reading.items import impossible_count, named_items, told_items
from bot.complaints.reading.variants import meant_variant

# "Bot" stands in "Deri Kadın Botu" too.
_SHORT = 3


def fit_details(scene: Scene, move: Move) -> None:
    """Look for what was named at the shop; what it does not have is told and asked for again.

    Raises the shop's errors. Changes the case.
    """
    for matter in scene.matters:
        _thing(scene, matter, move)
        if matter.problem.variant:
            _variant(matter, move)
        if matter.problem.quantity is not None:
            _quantity(matter, move)
        elif impossible_count(matter.order, matter.problem.said):
            _once(scene, move, _wrong_quantity(matter))
        if matter.problem.wish == "change_pickup" and matter.problem.detail:
            _day(matter, move)


def _thing(scene: Scene, matter: Matter, move: Move) -> None:
    """ "Televizyonum kırık": what the order does not hold is said; the yes is asked for by name."""
    named = matter.problem.about
    if matter.kind.ground is not Ground.defect or len(named) <= _SHORT:
        return
    if named_items(matter.order, named) or told_items(matter.order, matter.problem):
        return
    held: dict[str, Value] = {"named": named, "items": titles(matter.order.items)}
    _once(scene, move, Say("utter_not_in_order", held))


def _once(scene: Scene, move: Move, say: Say) -> None:
    if not scene.case.used.get(say.response):
        move.says.append(say)


def no_such_variant(move: Move) -> bool:
    """Whether the customer was told that there is no such size or colour."""
    return any(say.response == "utter_no_such_variant" for say in move.says)


def _variant(matter: Matter, move: Move) -> None:
    problem, variants = matter.problem, matter.variants
    if len(matter.items) != 1:
        return
    meant = meant_variant(problem.variant, variants, matter.items[0].variant)
    if not variants:
        # The only one that there is.
        problem.variant = ""
    elif meant is None:
        move.says.append(of_variant("utter_no_such_variant", matter))
        problem.variant = ""
    elif not meant.in_stock:
        move.says.append(of_variant("utter_variant_gone", matter, meant.name))
        problem.variant = ""
    else:
        problem.variant = meant.name


def _quantity(matter: Matter, move: Move) -> None:
    problem, whole = matter.problem, matter.pieces
    if len(matter.items) == 1 and not 0 < (problem.quantity or 0) <= whole:
        move.says.append(_wrong_quantity(matter))
        problem.quantity = None
    elif problem.quantity == whole or len(matter.items) > 1:
        problem.quantity = None


def _wrong_quantity(matter: Matter) -> Say:
    values = {"item": matter.items[0].title, "pieces": str(matter.pieces)}
    return Say("utter_wrong_quantity", values)


def _day(matter: Matter, move: Move) -> None:
    coming = matter.with_pickup
    if coming is None:
        return
    days = matter.rules.shop.pickup_days(coming.id)
    meant = meant_day(matter.problem.detail, days, matter.rules.today, coming.pickup_on)
    if meant is None:
        move.say("utter_no_such_day")
    matter.problem.detail = meant.isoformat() if meant else ""
