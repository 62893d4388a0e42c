"""What comes next: the open problems of an order, their questions, and one yes to all deeds."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commerce.errors import NotAllowed
from bot.complaints.case import Problem
from bot.complaints.deed import put
from bot.complaints.dialogue import telling
from bot.complaints.dialogue.questions import consent
from bot.complaints.dialogue.remedy import quoted
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kind import Matter
from bot.complaints.move import Say
from bot.complaints.step import Step


@dataclass(frozen=True)
class Next:
    """The next question and the problem that it is about; no step: all can be settled."""

    step: Step | None
    problem: Problem | None = None


def next_question(scene: Scene) -> Next:
    """What is missing first: the trouble, the order, then problem by problem, then the yes."""
    case = scene.case
    unnamed = next((one for one in case.open if not one.type), None)
    if unnamed:
        return Next(Step.TYPE, unnamed)
    if not case.proven_at:
        return Next(_proof(scene), case.current)
    matters = scene.matters
    for matter in matters:
        if step := matter.kind.next_step(matter):
            return Next(step, matter.problem)
    waits = next((one for one in matters if one.wants_consent), None)
    return Next(Step.CONFIRM, waits.problem) if waits else Next(None)


def proposal(scene: Scene) -> list[Say]:
    """All that would be done, with amounts and dates from the shop, and one question for the yes.

    What the shop refuses is told and taken off the choices; [] where nothing is left to agree to.
    """
    says: list[Say] = []
    kinds: list[str] = []
    for matter in scene.matters:
        if not matter.wants_consent:
            continue
        try:
            kind = _put(matter, says)
        except NotAllowed as refusal:
            says += _taken_off(matter, refusal)
            continue
        kinds.append(kind)
    return [*says, consent(kinds)] if kinds else says


def _put(matter: Matter, says: list[Say]) -> str:
    kind = matter.plan()
    if kind is None:
        raise LookupError("nothing to agree to")
    what = matter.deed(kind, matter.instead_of)
    says.append(telling.terms(matter, quoted(matter, what), kind))
    put(matter.problem, what)
    return kind


def _taken_off(matter: Matter, refusal: NotAllowed) -> list[Say]:
    """What runs already is told as what it is, and the wish becomes its change."""
    problem, running = matter.problem, refusal.open_action
    if running and not problem.action:
        problem.action = running
        # The same again is told when it is settled; something else is offered as a change of it.
        same = matter.runs_already
        return [] if same else [Say("utter_already_open", telling.running(matter, running))]
    problem.barred.append(str(problem.wish))
    problem.wish = None
    return matter.kind.refused(matter, refusal.message)


def _proof(scene: Scene) -> Step:
    case = scene.case
    if case.found:
        return Step.WHICH_ORDER
    known = case.order_number or case.email
    return Step(scene.rules.shop.factor.value) if known else Step.ORDER
