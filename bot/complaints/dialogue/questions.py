"""The words and buttons of each question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.complaints.case import NONE
from bot.complaints.deed import AGREE, KEEP
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.telling import titles
from bot.complaints.kind import Matter
from bot.complaints.kinds import KINDS
from bot.complaints.move import Say, Value
from bot.complaints.step import PROOF, Step
from bot.labels import AGREES, CHOICES, TYPES
from bot.wording import day

Buttons = tuple[tuple[str, str], ...]
# A request that is plain enough to be named by who asks for it; the others are met in words.
_ALSO_OFFERED = frozenset({"refund"})
PEOPLE = ("Temsilciyle görüşmek istiyorum", "human_agent")
LOST_NUMBER = ("Numaramı bilmiyorum", "find_number")


def question(scene: Scene, step: Step) -> list[Say]:
    """What to ask for a step, with the buttons that answer it."""
    matter = scene.matter
    if matter:
        return [*_lacking(step, matter), _of_matter(scene, step, matter)]
    if step is Step.TYPE:
        return [_trouble(scene)]
    if step in PROOF:
        return [_proof(scene, step)]
    return [Say(f"utter_question_{step.value}")]


def _trouble(scene: Scene) -> Say:
    """What went wrong; with the order at hand the customer sees that it was found."""
    if not scene.case.proven_at or scene.order is None or scene.heard.correction:
        return Say("utter_question_problem_type", buttons=types())
    items = titles(scene.order.items)
    return Say("utter_question_problem_type_found", {"items": items}, types())


def consent(kinds: Sequence[str]) -> Say:
    """Ask for the yes to the deeds whose terms were just told."""
    agree = AGREES[kinds[0]] if len(kinds) == 1 else AGREES["all"]
    return Say("utter_question_confirm", buttons=((agree, AGREE), ("Hayır, kalsın", KEEP)))


def types() -> Buttons:
    """The troubles by their names, for who has named none."""
    kinds = [kind for kind in KINDS.values() if kind.complaint or kind.remedy in _ALSO_OFFERED]
    return tuple((TYPES[kind.name], kind.name) for kind in kinds)


def buttons_of(step: Step, matter: Matter) -> Buttons:
    """The answers to a question that there is a button for."""
    if step is Step.WISH:
        return _wishes(matter)
    if step is Step.ITEM:
        items = tuple((f"{item.title} ({item.variant})", item.sku) for item in matter.order.items)
        return (*items, ("Hepsi", "all"))
    if step is Step.VARIANT:
        money = ((CHOICES["refund"], "refund"),) if "refund" in matter.options else ()
        return (*((name, name) for name in matter.others), *money)
    if step is Step.DETAIL and matter.problem.wish == "change_pickup":
        coming = matter.with_pickup
        days = matter.rules.shop.pickup_days(coming.id) if coming else ()
        return tuple((day(one), one.isoformat()) for one in days)
    return _FIXED.get(step, ())


def _of_matter(scene: Scene, step: Step, matter: Matter) -> Say:
    own = matter.kind.ask(step, matter)
    values: dict[str, Value] = dict(own.values) if own else {}
    response = own.response if own else f"utter_question_{step.value}"
    if step is Step.DETAIL:
        response = f"utter_question_detail_{matter.problem.wish}"
    if step is Step.VARIANT:
        values |= {"item": matter.items[0].title}
    if step is Step.WISH and matter.problem.refused:
        response, values = "utter_question_wish_left", {}
    several = len(scene.case.open) > 1 and matter.problem.skus and step is not Step.ITEM
    if several and step in {Step.WISH, Step.EVIDENCE, Step.RECEIVED}:
        response, values = f"utter_question_{step.value}_of_item", _item(matter)
    return Say(response, values, buttons_of(step, matter))


def _item(matter: Matter) -> dict[str, Value]:
    return {"item": titles(matter.items)}


def _lacking(step: Step, matter: Matter) -> list[Say]:
    return matter.kind.lacks(matter) if step in {Step.WISH, Step.VARIANT} else []


def _proof(scene: Scene, step: Step) -> Say:
    case = scene.case
    if step is Step.WHICH_ORDER:
        return Say("utter_question_which_order", buttons=_found(scene))
    if case.lost_number and not (case.email and step is Step.PHONE):
        lost = "utter_lost_phone" if case.order_number else "utter_lost_number"
        return Say(lost, buttons=(PEOPLE,))
    if case.failed:
        return Say("utter_question_no_match", buttons=(LOST_NUMBER,))
    if step is Step.ORDER and case.phone_last4:
        return Say("utter_question_order_number_alone")
    if step is Step.PHONE:
        number = case.order_number
        if number is None:
            return Say("utter_question_phone_alone")
        return Say("utter_question_phone_last4", {"order_number": number})
    return Say(f"utter_question_{step.value}")


def _found(scene: Scene) -> Buttons:
    """The customer's orders, each by what is in it."""
    orders = [scene.orders[number] for number in scene.case.found if number in scene.orders]
    return tuple(
        (f"{order.items[0].title}, {day(order.placed_at)}", order.order_number) for order in orders
    )


def _wishes(matter: Matter) -> Buttons:
    choices = matter.open_options
    if matter.problem.refused and KEEP not in choices:
        choices = (*choices, KEEP)
    return tuple((CHOICES[choice], choice) for choice in choices)


_FIXED: dict[Step, Buttons] = {
    Step.EVIDENCE: (("Fotoğraf ve tutanak yok", NONE), ("Tutanak var", "report")),
    Step.NEIGHBOURS: (("Buldum, bende", "found"), ("Bulamadım, araştırın", "not_found")),
}
