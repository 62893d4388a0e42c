"""The brief for the agent who takes over: six lines, so that nobody has to ask again."""

from __future__ import annotations

from bot.commerce.shops.port import Order
from bot.complaints.case import NONE, Case, Problem
from bot.complaints.dialogue.scene import Scene
from bot.complaints.reading.heard import Heard
from bot.complaints.situation import situation
from bot.labels import CHOICES, DANGERS, DONE, MOODS, PROBLEMS, SITUATIONS, STATUSES, label

_QUOTE = 160


def brief(scene: Scene, order: Order | None, channel: str) -> str:
    """Who, what, which order, tried, promised, wished and mood; `order`: if it can be read."""
    case, heard = scene.case, scene.heard
    proven = "doğrulandı" if case.proven_at else "doğrulanmadı"
    lines = (
        f"Kim: {channel} müşterisi, sipariş sahipliği {proven}",
        f"Sorun: {_danger(heard)}{_problems(case) or 'belirtilmedi'}",
        f"Sipariş: {_order(scene, order)}",
        f"Denenen: {_tried(case) or 'henüz bir işlem yapılmadı'}",
        f"Söz verilen: {'; '.join(made.what for made in case.promised) or 'yok'}",
        f"İstek ve ruh hâli: {_wish(case)}, {_mood(heard)}",
    )
    # The customer's own words may hold line breaks of any kind.
    return "\n".join(" ".join(line.split()) for line in lines)


def _danger(heard: Heard) -> str:
    """Danger stands first, with the customer's own words."""
    if not heard.danger:
        return ""
    return f"TEHLİKE ({label(DANGERS, heard.danger)}) “{heard.text[:_QUOTE]}” · "


def _mood(heard: Heard) -> str:
    if heard.danger:
        return "güvenlik riski var, acil"
    return label(MOODS, heard.mood)


def _problems(case: Case) -> str:
    return "; ".join(_problem(problem) for problem in case.problems if problem.type)


def _problem(problem: Problem) -> str:
    details = [PROBLEMS[problem.type]]
    if problem.received:
        details.append(f"gelen: {problem.received}")
    if problem.photo:
        details.append("fotoğraf yok" if problem.photo == NONE else "fotoğraf var")
    if problem.report:
        details.append("tutanak var" if problem.report == "yes" else "tutanak yok")
    return " · ".join(details)


def _order(scene: Scene, order: Order | None) -> str:
    case, rules = scene.case, scene.rules
    if order is None:
        state = "sahipliği doğrulandı" if case.proven_at else "doğrulanmadı"
        return f"{case.order_number} ({state})" if case.order_number else "bilinmiyor"
    items = ", ".join(f"{item.title} ({item.variant})" for item in order.items)
    carrier = order.shipment.carrier if order.shipment else "kargo yok"
    where = situation(order, rules.today, rules.law)
    state = f"{STATUSES[order.status.value]}, {SITUATIONS[where.value]}"
    return f"{order.order_number} · {items} · {carrier} · {state}"


def _tried(case: Case) -> str:
    return "; ".join(
        f"{PROBLEMS[problem.type]}: {DONE[problem.resolution]}"
        for problem in case.problems
        if problem.done
    )


def _wish(case: Case) -> str:
    problem = case.current or case.last_done
    wish = problem.wish if problem else None
    # Handing over must not fail on a word that has no title.
    wished = label(CHOICES, wish) if wish else "istek belirtilmedi"
    refused = problem.refused if problem else []
    if not refused:
        return wished
    return f"{wished}; istemediği: {', '.join(label(CHOICES, one) for one in refused)}"
