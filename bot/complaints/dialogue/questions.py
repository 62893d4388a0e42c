"""The words and buttons of each question."""

from __future__ import annotations

from bot.complaints.case import NONE
from bot.complaints.deed import AGREE, KEEP
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kind import Matter
from bot.complaints.kinds import KINDS
from bot.complaints.move import Say
from bot.complaints.step import Step
from bot.labels import AGREES, CHOICES, TYPES

Buttons = tuple[tuple[str, str], ...]
# A request that is plain enough to be named by who asks for it; the others are met in words.
_ALSO_OFFERED = frozenset({"refund"})


def question(scene: Scene, step: Step) -> Say:
    """What to ask for a step, with the buttons that answer it."""
    matter = scene.matter
    if matter:
        own = matter.kind.ask(step, matter)
        say = own or Say(f"utter_question_{step.value}")
        return Say(say.response, say.values, _buttons(step, matter))
    if step is Step.TYPE:
        return Say("utter_question_problem_type", buttons=_types())
    if scene.case.failed and step in {Step.ORDER, Step.PHONE}:
        return Say("utter_question_no_match")
    return Say(f"utter_question_{step.value}")


def consent(kind: str) -> Say:
    """Ask for the yes to a deed whose terms were just told."""
    return Say("utter_question_confirm", buttons=((AGREES[kind], AGREE), ("Hayır, kalsın", KEEP)))


def _buttons(step: Step, matter: Matter) -> Buttons:
    if step is Step.WISH:
        return _wishes(matter)
    if step is Step.ITEM:
        items = tuple((f"{item.title} ({item.variant})", item.sku) for item in matter.order.items)
        return (*items, ("Hepsi", "all"))
    return _FIXED.get(step, ())


def _wishes(matter: Matter) -> Buttons:
    choices = matter.open_options
    if matter.problem.refused and KEEP not in choices:
        choices = (*choices, KEEP)
    return tuple((CHOICES[choice], choice) for choice in choices)


def _types() -> Buttons:
    kinds = [kind for kind in KINDS.values() if kind.complaint or kind.remedy in _ALSO_OFFERED]
    return tuple((TYPES[kind.name], kind.name) for kind in kinds)


_FIXED: dict[Step, Buttons] = {
    Step.PHOTO: (("Fotoğrafım yok", NONE),),
    Step.REPORT: (("Tutanak var", "yes"), ("Tutanak yok", "no")),
    Step.NEIGHBOURS: (("Buldum, bende", "found"), ("Bulamadım, araştırın", "not_found")),
}
