"""The words and buttons of each question."""

from __future__ import annotations

from datetime import date

from bot.complaints.case import COMPLAINTS, NONE, Case
from bot.complaints.consent import AGREE, KEEP
from bot.complaints.move import Say
from bot.complaints.needs import Step
from bot.complaints.options import open_choices
from bot.complaints.situation import Situation, situation
from bot.complaints.wording import AGREES, CHOICES, TYPES, day


def question(case: Case, step: Step, on: date) -> Say:
    """What to ask for a step, with the buttons that answer it."""
    if step == Step.WISH:
        return _wish(case, on)
    if step == Step.NEIGHBOURS:
        return _neighbours(case)
    if step == Step.ITEM:
        return _item(case)
    if case.failed and step in {Step.ORDER, Step.PHONE}:
        return Say("utter_question_no_match")
    return Say(f"utter_question_{step.value}", buttons=_BUTTONS.get(step, ()))


def consent(kind: str) -> Say:
    """Ask for the yes to a deed whose terms were just told."""
    return Say("utter_question_confirm", buttons=((AGREES[kind], AGREE), ("Hayır, kalsın", KEEP)))


def _item(case: Case) -> Say:
    order = case.order
    items = order.items if order else ()
    buttons = [(f"{item.title} ({item.variant})", item.sku) for item in items]
    return Say("utter_question_item", buttons=(*buttons, ("Hepsi", "all")))


def _wish(case: Case, on: date) -> Say:
    problem, order = case.open_problem()
    choices = open_choices(problem, order, on)
    if problem.refused and KEEP not in choices:
        choices = (*choices, KEEP)
    buttons = tuple((CHOICES[choice], choice) for choice in choices)
    if problem.type != "late_delivery":
        return Say(f"utter_question_wish_{problem.type}", buttons=buttons)
    parcel = order.shipment
    lost = situation(order, on) == Situation.LOST
    return Say(
        "utter_question_wish_lost" if lost else "utter_question_wish_overdue",
        {
            "carrier": parcel.carrier if parcel else "Kargo firması",
            "promised_on": day(parcel.promised_on if parcel else None),
            "last_scan": parcel.last_scan_place if parcel and parcel.last_scan_place else "yolda",
        },
        buttons,
    )


def _neighbours(case: Case) -> Say:
    parcel = case.order.shipment if case.order else None
    return Say(
        "utter_question_neighbours",
        {
            "carrier": parcel.carrier if parcel else "Kargo firması",
            "delivered_on": day(parcel.delivered_at if parcel else None),
            "delivered_to": (parcel.delivered_to if parcel else None) or "adınıza",
        },
        _BUTTONS[Step.NEIGHBOURS],
    )


_BUTTONS: dict[Step, tuple[tuple[str, str], ...]] = {
    Step.TYPE: tuple((TYPES[kind], kind) for kind in (*COMPLAINTS, "return_refund")),
    Step.PHOTO: (("Fotoğrafım yok", NONE),),
    Step.REPORT: (("Tutanak var", "yes"), ("Tutanak yok", "no")),
    Step.NEIGHBOURS: (("Buldum, bende", "found"), ("Bulamadım, araştırın", "not_found")),
}
