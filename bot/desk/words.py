"""How long somebody waits, and the brief's lines, as the desk shows them."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from bot import wording

# Where waiting costs more than time: shown in red.
URGENT = frozenset({"legal_threat", "safety", "promise_broken"})

_JUST_NOW = "az önce"


def waited(since: datetime) -> str:
    """How long ago, as short as a list needs it: '12 dk', '3 sa 5 dk', '2 gün'."""
    minutes = max(0, int((timezone.now() - since).total_seconds() // 60))
    if minutes < 1:
        return _JUST_NOW
    if minutes < 60:
        return f"{minutes} dk"
    hours, minutes = divmod(minutes, 60)
    if hours >= 24:
        return f"{hours // 24} gün"
    return f"{hours} sa {minutes} dk" if minutes else f"{hours} sa"


def waiting(since: datetime) -> str:
    """'12 dk bekliyor', and 'yeni geldi' within the first minute."""
    ago = waited(since)
    return "yeni geldi" if ago == _JUST_NOW else f"{ago} bekliyor"


def at_clock(moment: datetime) -> str:
    """'14.32'de', on the shop's clock."""
    return wording.at_clock(timezone.localtime(moment))


def from_clock(moment: datetime) -> str:
    """'29 Kasım 14.32'den', on the shop's clock."""
    local = timezone.localtime(moment)
    # "-de" and "-den", "-ta" and "-tan": the same ending and an n.
    return f"{wording.days([local.date()])} {wording.at_clock(local)}n"


def brief_lines(brief: str) -> list[tuple[str, str]]:
    """The brief's lines 'Etiket: değer' as pairs; a line without a label keeps its words."""
    pairs = []
    for line in brief.splitlines():
        label, found, value = line.partition(":")
        if line.strip():
            pairs.append((label.strip(), value.strip()) if found else ("", line.strip()))
    return pairs
