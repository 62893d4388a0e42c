"""How long something lasts, and days: "bi haftadır", "üç dört gün", "geçen salı", "ayın 15'i"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.nlu.entities.counting import WORD, count
from bot.nlu.entities.entity import Entity, Spelled

_UNITS: Final = {
    "dakika": "dakika", "dakka": "dakika", "dk": "dakika", "saat": "saat", "gun": "gün",
    "hafta": "hafta", "ay": "ay", "yil": "yıl", "sene": "yıl",
}  # fmt: skip


def _stretched(word: str) -> str:
    """ "haftaaa" is a week too."""
    return "".join(f"{letter}+" for letter in word)


_UNIT: Final = "|".join(_stretched(unit) for unit in _UNITS)
# Endings of a unit; "ayna", "ayrı", "günah" and "saati" of a watch are other words.
_ENDING: Final = (
    r"(?:['’]?(?:d[iu]+r+\w{0,3}|t[iu]+r+\w{0,3}|[dt][ae](?:n|ki)?|l[iu][kg]\w{0,4}|n?[iu]n|"
    r"y?[ae]|y?[iu]|s[iu]|l[ae]r\w{0,4}|[cs][ae]|c[iu]k\w{0,2}))?(?!\w)"
)
_HALF: Final = r"y+a+r+i+m+"
_AMOUNT: Final = (
    rf"(?:(?P<half>{_HALF})|(?P<one>\d{{1,3}}|{WORD})(?P<more> ?bucuk| ?[.,] ?5)?"
    rf"(?:\s?[-–/ ]\s?(?P<two>\d{{1,3}}|{WORD}))?)"
)
_DURATION: Final = re.compile(
    rf"(?<![\w.,/:-]){_AMOUNT}(?:(?<=\d)\s?|\s)(?P<unit>{_UNIT}){_ENDING}"
)
# "40 yılda bir", "6 aylık bebek": no time that anything took.
_NOT_AFTER: Final = re.compile(r"\s(?:bir\b|bi\b)|\s?(?:beden|bebe|cocu[kg]|oglum|kizim|oglan)")

_MONTHS: Final = "ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik"
_DAYS: Final = "pazartesi|sali|carsamba|persembe|cumartesi|cuma|pazar"
_DAY_END: Final = r"(?=(?:['’ ]?(?:y?[aeiu]|[dt][ae](?:n|ki)?|n[iu]n|n?[iu]|s[iu]|y[iu]|den|dan)|l[ae]r[ıi]?)?(?!\w))"
_DATES: Final = tuple(
    re.compile(expression)
    for expression in (
        r"(?<![\d.,/-])(\d{1,2}([./-])\d{1,2}\2(?:20)?\d{2})(?!\d)",
        rf"(?<![\w.,/-])(\d{{1,2}} ?(?:{_MONTHS})(?: 20\d\d)?)(?:['’]?(?:[dt][ae]n?|[iu]n?|[iu]nd\w+|a|e))?(?!\w)",
        r"(?<!\w)(ayin \d{1,2}(?:['’ ]?s?[iu])?)(?:['’]?[nd]\w{0,4})?(?!\w)",
        r"(?<!\w)(dun)(?:k[iu]\w{0,3}|den)?(?!\w)",
        r"(?<!\w)((?:evvelsi|evvelki|onceki|gecen|ertesi|obur) gun)(?!\w|ler)",
        rf"(?<!\w)((?:(?:gecen|bu|onumuzdeki|gelecek|haftaya|oteki|evvelki) )?(?:{_DAYS})){_DAY_END}",
        r"(?<!\w)(yarin)(?:a|ki|dan)?(?!\w)",
    )
)


def durations(text: Spelled) -> Iterator[Entity]:
    """All of a message as "<number> <unit>"; "birkaç gün" and "haftalardır" say no number."""
    for match in _DURATION.finditer(text.folded):
        if _NOT_AFTER.match(text.folded, match.end()) and not match["half"]:
            continue
        unit = next(
            name for said, name in _UNITS.items() if re.fullmatch(_stretched(said), match["unit"])
        )
        if amount := _amount(match, unit):
            yield Entity("duration", amount, *match.span())


def _amount(match: re.Match[str], unit: str) -> str | None:
    if match["half"]:
        return "30 dakika" if unit == "saat" else f"0.5 {unit}"
    first, second = (count(match[part]) if match[part] else None for part in ("one", "two"))
    if first is None:
        return None
    said = f"{first}.5" if match["more"] else str(first)
    if match["two"] is None:
        return f"{said} {unit}"
    # "1004 3 gün": the first number is another thing's.
    near = second is not None and first < second <= first * 3
    return f"{said}-{second} {unit}" if near else f"{second} {unit}"


def dates(text: Spelled) -> Iterator[Entity]:
    """Days as they were said, without their endings."""
    for expression in _DATES:
        for match in expression.finditer(text.folded):
            start, end = match.span(1)
            # "şalı", a scarf, folds to a weekday; "her pazar" is none.
            scarf = match[1].endswith("sali") and text.own(end - 4, end)[:1] in "şŞ"
            if not scarf and not re.search(r"(?<!\w)her $", text.folded[max(0, start - 4) : start]):
                yield Entity("date", text.own(start, end), start, end)
