"""Dates, amounts, lengths of time and shares as a Turkish reader expects them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

_MONTHS = (
    "Ocak",
    "Şubat",
    "Mart",
    "Nisan",
    "Mayıs",
    "Haziran",
    "Temmuz",
    "Ağustos",
    "Eylül",
    "Ekim",
    "Kasım",
    "Aralık",
)
_DAYS = ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar")


def day(moment: date | datetime | None) -> str:
    """'25 Kasım Çarşamba'; 'bilinmiyor' for none."""
    if moment is None:
        return "bilinmiyor"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {_DAYS[moment.weekday()]}"


def lira(amount: Decimal | None) -> str:
    """'1.899,90 TL'."""
    text = f"{amount or Decimal(0):,.2f}"
    return text.translate(str.maketrans(",.", ".,")) + " TL"


def duration(seconds: float | None) -> str:
    """A length of time in seconds, at a glance: 0,4 sn, 12 sn, 3 dk, 2 sa, 4 gün."""
    if seconds is None:
        return "–"
    if seconds < 10:
        return f"{seconds:.1f} sn".replace(".", ",")
    for size, unit, until in ((1, "sn", 90), (60, "dk", 5400), (3600, "sa", 172800)):
        if seconds < until:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds / 86400:.0f} gün"


def percent(part: int, whole: int) -> str:
    """'%42'; '–' of nothing."""
    return f"%{100 * part / whole:.0f}" if whole else "–"
