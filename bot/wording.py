"""Dates, amounts, lengths of time and shares as a Turkish reader expects them."""

from __future__ import annotations

from collections.abc import Sequence
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
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar")
# The ending of "at", by the number that is read last: of the ones, or of the tens and of nought.
_AT_ONES = ("", "de", "de", "te", "te", "te", "da", "de", "de", "da")
_AT_TENS = ("da", "da", "de", "da", "ta", "de")


def day(moment: date | datetime | None, language: str = "tr") -> str:
    """'25 Kasım Çarşamba', in English 'Wednesday, 25 November'; 'bilinmiyor' for none."""
    if language == "en":
        return _english_day(moment)
    if moment is None:
        return "bilinmiyor"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {_DAYS[moment.weekday()]}"


def at_clock(moment: datetime) -> str:
    """'14.32'de', '09.30'da', '15.00'te': the ending of what is read last."""
    number = moment.minute or moment.hour
    ending = _AT_ONES[number % 10] or _AT_TENS[number // 10]
    return f"{moment:%H.%M}'{ending}"


def days(dates: Sequence[date]) -> str:
    """'24 ve 26 Kasım', '30 Kasım ve 2 Aralık': each day once, in their order."""
    shown = list(dict.fromkeys(dates))
    told = [
        f"{one.day}"
        if after and after.month == one.month
        else f"{one.day} {_MONTHS[one.month - 1]}"
        for one, after in zip(shown, [*shown[1:], None], strict=True)
    ]
    return " ve ".join(part for part in (", ".join(told[:-1]), *told[-1:]) if part)


def _english_day(moment: date | datetime | None) -> str:
    if moment is None:
        return "unknown"
    weekday, month = _ENGLISH_DAYS[moment.weekday()], _ENGLISH_MONTHS[moment.month - 1]
    return f"{weekday}, {moment.day} {month}"


def lira(amount: Decimal | None, language: str = "tr") -> str:
    """'1.899,90 TL', in English '1,899.90 TL'."""
    text = f"{amount or Decimal(0):,.2f}"
    if language == "en":
        return f"{text} TL"
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


def average(whole: int, number: int) -> str:
    """'2,5'; '–' of nothing."""
    return f"{whole / number:.1f}".replace(".", ",") if number else "–"


def percent(part: int, whole: int) -> str:
    """'%42'; '–' of nothing."""
    return f"%{100 * part / whole:.0f}" if whole else "–"
