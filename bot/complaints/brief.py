"""The brief for the agent who takes over: six lines, so that nobody has to ask again."""

from __future__ import annotations

from datetime import date

from bot.complaints.case import NONE, Case, Problem
from bot.complaints.heard import Heard
from bot.complaints.situation import situation
from bot.complaints.wording import CHOICES, RESOLUTIONS, SITUATIONS, STATUSES, TYPES

_MOODS = {"calm": "sakin", "annoyed": "rahatsız", "angry": "öfkeli", "abusive": "hakaret ediyor"}


_DANGERS = {
    "cut": "kesik",
    "bleeding": "kanama",
    "swallowed": "yutma",
    "choking": "boğulma",
    "burn": "yanık",
    "reaction": "cilt, göz ya da alerji",
    "shock": "elektrik çarpması",
    "smoke": "duman, yanık kokusu",
    "fire": "yangın, patlama",
    "battery": "pil, aşırı ısınma",
    "food": "gıda",
    "hurt": "yaralanma",
    "other": "güvenlik",
}
_QUOTE = 160


def brief(case: Case, heard: Heard, channel: str, on: date) -> str:
    """Who, what, which order, tried, promised, wished and mood."""
    order = case.order
    proven = "sipariş sahipliği doğrulandı" if order else "sipariş sahipliği doğrulanmadı"
    lines = (
        f"Kim: {channel} müşterisi, {proven}",
        f"Sorun: {_danger(heard)}{_problems(case) or 'belirtilmedi'}",
        f"Sipariş: {_order(case, on)}",
        f"Denenen: {_tried(case) or 'henüz bir işlem yapılmadı'}",
        f"Söz verilen: {'; '.join(known.what for known in case.promised) or 'yok'}",
        f"İstek ve ruh hâli: {_wish(case)}, {_mood(heard)}",
    )
    # The customer's own words may hold line breaks of any kind.
    return "\n".join(" ".join(line.split()) for line in lines)


def _danger(heard: Heard) -> str:
    """Danger stands first, with the customer's own words."""
    if not heard.danger:
        return ""
    return f"TEHLİKE ({_DANGERS.get(heard.danger, heard.danger)}) “{heard.text[:_QUOTE]}” · "


def _mood(heard: Heard) -> str:
    if heard.danger:
        return "güvenlik riski var, acil"
    return _MOODS.get(heard.mood, heard.mood)


def _problems(case: Case) -> str:
    return "; ".join(_problem(problem) for problem in case.problems if problem.type)


def _problem(problem: Problem) -> str:
    details = [TYPES[problem.type]]
    if problem.received:
        details.append(f"gelen: {problem.received}")
    if problem.photo:
        details.append("fotoğraf yok" if problem.photo == NONE else "fotoğraf var")
    if problem.report:
        details.append("tutanak var" if problem.report == "yes" else "tutanak yok")
    return " · ".join(details)


def _order(case: Case, on: date) -> str:
    order = case.order
    if order is None:
        return f"{case.order_number} (doğrulanmadı)" if case.order_number else "bilinmiyor"
    items = ", ".join(f"{item.title} ({item.variant})" for item in order.items)
    carrier = order.shipment.carrier if order.shipment else "kargo yok"
    state = f"{STATUSES[order.status.value]}, {SITUATIONS[situation(order, on).value]}"
    return f"{order.order_number} · {items} · {carrier} · {state}"


def _tried(case: Case) -> str:
    return "; ".join(
        f"{TYPES[problem.type]}: {RESOLUTIONS[problem.resolution]}"
        for problem in case.problems
        if problem.done
    )


def _wish(case: Case) -> str:
    problem = case.current or case.last_done
    wish = problem.wish if problem else None
    # Handing over must not fail on a word that has no title.
    wished = CHOICES.get(wish, wish) if wish else "istek belirtilmedi"
    refused = problem.refused if problem else []
    if not refused:
        return wished
    return f"{wished}; istemediği: {', '.join(CHOICES.get(one, one) for one in refused)}"
