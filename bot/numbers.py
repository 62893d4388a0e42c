"""The one reading of a phone's digits in a customer's words, for the understanding and the dialogue.

Dates, prices, sizes and years are digits too: unlabelled, four digits are the phone's only where
they stand right beside the order's number, or answer the question for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.spoken import in_digits, place, spoken, typed
from bot.turkish import fold

# "32 14" is a phone's ending; "32.14" and "20.11" are no words of one.
# The beginning of a whole number is not its ending.
_FOUR: Final = r"(?!0?5\d{2}[ .-]?\d{3}[ .-]?\d{2}|05\d{2}(?:[ .x*-]{2,}| (?:son|ile)))(?P<digits>\d{2} ?\d{2}|\d[ -]\d[ -]\d[ -]\d)"
# What makes a number something else: a price, a size, a year, an amount of something.
_UNITS: Final = (
    "tl lira try kurus euro dolar gb tb mb mah ml lt litre gr kg gram cm mm metre inc watt volt adet tane "
    "parca beden yil sene model numarali nolu kere kez defa"
).replace(" ", "|")
_NOT_AFTER: Final = rf"(?![\d.,/:%-]*\d| ?[*x]{{2}}|\s?(?:(?:{_UNITS})\w*|'?[dt][ea](?:n|ki)?\b|₺))"
# Dates: taken out first, in the same length, so that places stay.
_MONTHS: Final = "ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik"
_DATES: Final = re.compile(
    rf"(?<!\d)\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}(?![./-]?\d)|(?:\d{{1,2}} )?(?:{_MONTHS})\w*(?: \d{{4}}(?!\d))?"
    r"|(?<![\d.,])\d{1,2}[./]\d{1,2}(?=['’ ]?(?:tarih|gun|de\b|da\b|te\b|ta\b))"
)
_NOT_BEFORE: Final = r"(?<![\d.,/:%+#-])(?<![a-z]-)(?<!\w)(?<!\bts )"
_ORDER: Final = r"(?:(?<![a-z0-9])(?!kod)[a-z]{2,4}[\W_]{0,3}\d{3,10}|#\s?\d{3,12}|(?:siparis\w*|no|numara\w*)\W{0,3}\d{3,12})"
# "sonra", "sonunda" and "son model" end no number; "telefonda" and "cepten" name none.
_END_WORD: Final = r"son(?:(?:u|um|umuz|unu|umu|umun|lari|numara)(?![a-z])|(?=[ :]{0,2}(?:dor[td]|4|hane|rakam|numara)))|hane\w*"
_PHONE_WORD: Final = r"tel(?:efon(?!um?a\b|d[ae]|l[ae]\b|cu)\w*|no\w*|im\w*)?(?![a-z])|cep(?:im\w*|tel\w*|no)?(?![a-z])|gsm\w*|hat(?:t[iu][mn]\w*)?(?![a-z])"
_LABELLED: Final = (
    # "son dört hanesi 4821", "tel: 4821", "telefonun sonu 48 21"
    re.compile(
        rf"(?<![a-z])(?:{_END_WORD}|{_PHONE_WORD})(?:(?!\bts\b|siparis|tarih|kod)[^\d#]){{0,25}}?{_NOT_BEFORE}"
        rf"(?:(?:4|dort)(?:['’ ]?(?:hane|rakam|u)\w*)?\W{{1,3}})?{_FOUR}{_NOT_AFTER}"
    ),
    # "4821 ile bitiyor", "4821 telefonun sonu"
    re.compile(
        rf"{_NOT_BEFORE}{_FOUR}{_NOT_AFTER}(?:['’]?l[ae])?\s(?:(?:(?:ile|olarak) )?bit[eit]\w*|(?:ile|uzerinden) kayit\w*|son\w* (?:dort|4|hane)\w*|telefon\w*|tel\b)"
    ),
    # "the digits are 2618", "last four: 2618"
    re.compile(
        rf"\b(?:digits|last (?:four|4)|ending(?: in)?|ends (?:in|with))\b[^\d#]{{0,25}}{_FOUR}{_NOT_AFTER}"
    ),
    # a whole mobile number
    re.compile(
        r"(?<!\d)(?:\+?90|0)?[ .-]?\(?0?5\d{2}\)?[ .-]?\d{3}[ .-]?(?P<digits>\d{2}[ .-]?\d{2})(?!\d)"
    ),
    # "0532 xxx 44 71", "05** *** 51 90"
    re.compile(r"(?<!\d)0?5[\dx*.]{2}[ .x*-]{2,9}(?P<digits>\d{2} ?\d{2})(?!\d)"),
    # "tel sonu 44-21": right beside the word, signs may part the digits
    re.compile(
        r"(?:son[iu]m?|hanes?i?|son (?:dort|4))[: ]{0,3}(?P<digits>\d{2}[ .-]\d{2})(?![\d.-]|['’ ]?(?:tarih|gun|de\b|da\b))"
    ),
    # "4421 numaralı telefonum", "44 21 sonu"
    re.compile(
        rf"{_NOT_BEFORE}(?!20[12]\d){_FOUR} (?:(?:numarali|no['’ ]?lu|olan) (?:tel|hat|cep|gsm)\w*|sonum?\b)"
    ),
    # "numaram 4421", where nothing before it says what number
    re.compile(
        rf"(?:\A|[.,;!?] ?|kayitli |yeni |eski |iletisim |irtibat |whatsapp |mobil )(?:benim )?numaram\W{{1,3}}{_FOUR}{_NOT_AFTER}"
    ),
    # "numaram **** 4821"
    re.compile(
        r"(?:tel|numara|hat|cep|gsm|son)\w*[ :]{0,3}[*x.•_-]{2,}[ *x.•_-]{0,12}(?P<digits>\d{2} ?\d{2})(?!\d)"
    ),
    # "4421 de telefonun sonu", "5 0 1 9 benim telefonun sonu"
    re.compile(
        rf"{_NOT_BEFORE}{_FOUR},? (?:d[ae] )?(?:(?:benim|bizim|bu|o) )?(?:telefon|tel|cep|hat|gsm|numara)\w* (?:son|bit)\w*"
    ),
    # "son hanesi yirmi değil 2841"
    re.compile(rf"(?<![a-z])(?:{_END_WORD})[^\d#.!?]{{0,45}}(?<![a-z])degil,? {_FOUR}{_NOT_AFTER}"),
    # "dört rakam istediniz 2 7 6 0"
    re.compile(r"(?:dort|4) (?:rakam|hane)\w*\D{0,25}(?P<digits>\d[ -]\d[ -]\d[ -]\d)(?! ?\d)"),
)
_BESIDE: Final = (
    re.compile(
        rf"{_ORDER}(?:['’]?\w{{0,3}})?[ ,;/(–-]{{1,3}}(?:ve )?{_FOUR}{_NOT_AFTER}(?![ ]?\d)"
    ),
    re.compile(rf"{_NOT_BEFORE}{_FOUR}[ ,;/]{{1,3}}(?={_ORDER})"),
    re.compile(rf"\A\W*\d{{6,12}}[ ,;/–-]{{1,3}}{_FOUR}\W*\Z"),
)
# A card, a device and a person have numbers too.
_NUMBERED: Final = (
    r"kart(?:im|in|\b)|imei|tc\b|tckn|iban|kimlik|hesap(?!ta)|takip|fatura|seri|barkod|posta"
)
_OTHERS: Final = re.compile(
    rf"(?<![a-z])(?:{_NUMBERED}|siparis(?:im)?(?:in)?(?: (?:no|numara|kod)\w*)?$)[a-z]*(?: [^\d.,;:!?]{{0,14}})?$|kodu?$"
)
# "Sipariş TS-1001 4821": the word is the order's number's.
_OTHERS_BESIDE: Final = re.compile(
    rf"(?<![a-z])(?:{_NUMBERED})[a-z]*(?: [^\d.,;:!?]{{0,14}})?$|kodu?$"
)
_PLAIN_ORDER: Final = re.compile(
    r"(?!siparis|numara|no\b|kod|son|tel|cep|gsm)[a-z]{2,4}[\W_]{0,3}\d{3,}"
)
_CALLED: Final = re.compile(_PHONE_WORD)
_UNLABELLED: Final = re.compile(rf"{_NOT_BEFORE}{_FOUR}{_NOT_AFTER}")
_ALONE: Final = re.compile(r"\W*(?P<digits>\d{2}[ .-]?\d{2})\W*")

_PAIR: Final = re.compile(rf"{_NOT_BEFORE}(\d{{4}})[ ,;/–-]{{1,3}}(\d{{4}}){_NOT_AFTER}")
_SHORT: Final = 5


@dataclass(frozen=True)
class Digits:
    """The last four digits of a phone, and where they stand in the folded text."""

    value: str
    start: int
    end: int


def phone_digits(text: str) -> list[Digits]:
    """The endings that a text calls a phone's, or puts right beside an order's number."""
    own = fold(text)
    changes = spoken(own)
    folded = _without_dates(in_digits(own, changes))
    found = {
        digits.start: digits
        for patterns, others in ((_LABELLED, _OTHERS), (_BESIDE, _OTHERS_BESIDE))
        for pattern in patterns
        for digits in _matches(pattern, folded, others)
    }
    return [
        Digits(one.value, place(one.start, changes), place(one.end, changes, end=True))
        for _, one in sorted(found.items())
    ]


def phone_answer(text: str, order_number: str | None) -> str | None:
    """The ending in an answer to the question for it: the one group of four that is nothing else."""
    if alone := only_digits(text):
        return alone
    folded = _without_dates(typed(fold(text)))
    if order_number:
        folded = re.sub(
            rf"(?:[a-z]{{2,4}}[\W_]{{0,3}}|#)?{order_number[-4:]}(?!\d)", " ", folded, count=1
        )
    values = {digits.value for digits in _matches(_UNLABELLED, folded, _OTHERS)}
    return values.pop() if len(values) == 1 else None


def groups(text: str) -> list[str]:
    """The groups of four digits that are nothing else, in their order: '1006 6284'."""
    folded = _without_dates(typed(fold(text)))
    return [digits.value for digits in _matches(_UNLABELLED, folded, _OTHERS)]


def pair(text: str) -> tuple[str, str] | None:
    """Two groups of four side by side, that nothing else is named by: '1011 7061'."""
    found = _PAIR.findall(_without_dates(text))
    return found[0] if len(found) == 1 else None


def only_four(text: str) -> str | None:
    """The one group of four in a short message: 'pardon 9047'."""
    found = groups(text)
    return found[0] if len(found) == 1 and len(text.split()) <= _SHORT else None


def only_digits(text: str) -> str | None:
    """The four digits that are all that a message says."""
    alone = _ALONE.fullmatch(typed(fold(text)))
    return _plain(alone["digits"]) if alone else None


def _without_dates(folded: str) -> str:
    return _DATES.sub(lambda date: " " * len(date[0]), folded)


def _matches(pattern: re.Pattern[str], folded: str, others: re.Pattern[str]) -> Iterator[Digits]:
    for match in pattern.finditer(folded):
        # "Siparişimin telefonu 4821": the word for a phone is nearer.
        if others is _OTHERS_BESIDE and _PLAIN_ORDER.match(folded, match.start()):
            # Right behind the order's number nothing else is meant, whatever stands before it.
            yield Digits(_plain(match["digits"]), *match.span("digits"))
            continue
        near = _OTHERS_BESIDE if _CALLED.match(folded, match.start()) else others
        if not near.search(folded[max(0, match.start() - 32) : match.start()].rstrip()):
            yield Digits(_plain(match["digits"]), *match.span("digits"))


def _plain(digits: str) -> str:
    return re.sub(r"\D", "", digits)
