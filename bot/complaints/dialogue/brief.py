"""The brief for the agent who takes over: six lines, so that nobody has to ask again."""

from __future__ import annotations

from bot.commerce.shops.port import Order
from bot.complaints.case import NONE, Case, Problem
from bot.complaints.dialogue.repeat import times
from bot.complaints.dialogue.scene import Scene
from bot.complaints.reading.answers import UNKNOWN
from bot.complaints.reading.expressions import DIGITS
from bot.complaints.reading.heard import Heard
from bot.complaints.situation import situation
from bot.labels import (
    CHANNELS,
    CHOICES,
    DANGERS,
    DONE,
    MOODS,
    PROBLEMS,
    SITUATIONS,
    STATUSES,
    label,
)

_QUOTE, _QUOTES, _NOTE = 160, 2, 300


def brief(scene: Scene, order: Order | None, channel: str) -> str:
    """Who, what, which order, tried, promised, wished and mood; `order`: if it can be read."""
    case, heard = scene.case, scene.heard
    proven = "doğrulandı" if case.proven_at else "doğrulanmadı"
    lines = (
        f"Kim: {label(CHANNELS, channel)} müşterisi, sipariş sahipliği {proven}",
        f"Sorun: {_danger(heard)}{_problems(case, order) or 'belirtilmedi'}{_quotes(case, heard)}",
        f"Sipariş: {_order(scene, order)}",
        f"Denenen: {_tried(case) or 'mağazada henüz bir işlem yapılmadı'}{_note(case)}",
        f"Söz verilen: {'; '.join(made.what for made in case.promised) or 'yok'}",
        f"İstek ve ruh hâli: {_wishes(case, order)}, {_mood(case, heard)}",
    )
    # The customer's own words may hold line breaks of any kind.
    return "\n".join(" ".join(line.split()) for line in lines)


def _danger(heard: Heard) -> str:
    """Danger stands first, with the customer's own words."""
    if not heard.danger:
        return ""
    return f"TEHLİKE ({label(DANGERS, heard.danger)}) “{heard.text[:_QUOTE]}” · "


def _quotes(case: Case, heard: Heard) -> str:
    """The two sentences that matter: the first that told of it, and the last."""
    last = [DIGITS.sub("…", heard.text)] if heard.text and not heard.danger else []
    said = [*case.quotes, *last]
    picked = dict.fromkeys(one[:_QUOTE] for one in (*said[:1], *said[-1:]))
    return "".join(f" · “{one}”" for one in list(picked)[:_QUOTES])


def _mood(case: Case, heard: Heard) -> str:
    if heard.danger:
        return "güvenlik riski var, acil"
    return label(MOODS, case.worst_mood)


def _problems(case: Case, order: Order | None) -> str:
    told = [_problem(problem, order) for problem in case.problems if problem.type]
    again = times(case)
    return "; ".join(
        [*told, *([again] if again else []), *([f"kurye: {case.conduct}"] if case.conduct else [])]
    )


def _problem(problem: Problem, order: Order | None) -> str:
    details = [PROBLEMS[problem.type], *_thing(problem, order)]
    if problem.order_number:
        details.append(problem.order_number)
    if problem.received:
        details.append(f"gelen: {problem.received}")
    if problem.photo:
        details.append("fotoğraf yok" if problem.photo == NONE else "fotoğraf var")
    if problem.report and problem.report != UNKNOWN:
        details.append("tutanak var" if problem.report == "yes" else "tutanak yok")
    return " · ".join(details)


def _thing(problem: Problem, order: Order | None) -> list[str]:
    """Which thing it is about, where that is not the whole order."""
    known = order is not None and problem.order_number is None and problem.skus
    titles = [item.title for item in problem.items(order)] if known and order else []
    named = ", ".join(titles) or problem.about
    pieces = f" ({problem.quantity} adet)" if problem.quantity else ""
    return [f"{named}{pieces}"] if named else []


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


def _note(case: Case) -> str:
    """What the agent wrote who gave the conversation back."""
    return f" · önceki temsilcinin notu: {case.agent_note[:_NOTE]}" if case.agent_note else ""


def _wishes(case: Case, order: Order | None) -> str:
    """What is wished for each problem, as it was last said, and what is not wanted."""
    open_ones = [one for one in case.problems if one.type and not one.done]
    last = [case.last_done] if case.last_done else []
    told = [_wish(one, order) for one in (open_ones or last)]
    return "; ".join(dict.fromkeys(told)) or "istek belirtilmedi"


def _wish(problem: Problem, order: Order | None) -> str:
    # Handing over must not fail on a word that has no title.
    wished = label(CHOICES, problem.wish) if problem.wish else "istek belirtilmedi"
    variant = f" ({problem.variant})" if problem.variant else ""
    thing = "".join(f"{one}: " for one in _thing(problem, order))
    refused = ", ".join(label(CHOICES, one) for one in problem.refused)
    return f"{thing}{wished}{variant}" + (f"; istemediği: {refused}" if refused else "")
