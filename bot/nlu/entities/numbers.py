"""Order numbers in the shapes that shops use, and the last digits of a phone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.nlu.entities.entity import Entity, Spelled
from bot.numbers import phone_digits
from bot.spoken import in_digits, place, spoken

_SHOPS: Final = "ts|ord|sp|spr|hb|ty"
# What makes digits something else: money, amounts, years, percentages.
_NOT_AFTER: Final = (
    r"(?![\w]|[.,:/]\d|-\d|\s?(?:tl|lira|₺|try|kurus|euro|dolar|%|gb|tb|mb|mah|ml|lt|litre|gr|kg|gram|cm|mm|metre|"
    r"inc|watt|volt|adet|tane|parca|paket|kutu|beden|yil|sene|gun|saat|ay\b|kere|kez|kisi|puan)\w{0,8}\b)"
)
# Letters that begin names of models and standards.
_MODELS: Final = "(?:wh|wf|sm|rtx|gtx|rx|gt|hd|tv|en|iso|ean|ce|ip|usb|sk|un|kdv|covid|gib|ftr)-"
_BLANKS: Final = r"\d{2,5}(?: \d{3,6}){1,3}|\d{2,4}-\d{3,7}-\d{3,7}|\d{2,6}-\d{3,8}|\d(?: \d){4,9}(?! ?\d)|\d{4,12}"
_LABEL: Final = (
    r"(?<![a-z])(?:sipari+s+\w{0,10}|sprs|sip\b|order)"
    r"(?:['’.,:;#=\-–( ]{1,3}(?:no|nu?mara|num|nr|kod|id|ref|su|si|mi|ise|olan|bu|soyle|yaz|ver|budur|asagida)['’]?(?:[a-z]{0,6}))*"
    r"[\s:;#=.\-–(,\"'’]{0,4}"
)
_SHAPES: Final = tuple(
    re.compile(expression)
    for expression in (
        rf"(?<![\w-])(?P<number>(?:{_SHOPS})[ –/._-]?\d{{3,10}})(?!\d|[.,]\d)",
        rf"(?<![\w-])(?P<number>(?:{_SHOPS})[ :-]{{1,3}}(?:no\W{{0,2}})?\d{{4,10}})(?!\d|[.,]\d)",
        r"(?<![\w-])(?P<number>[a-z]{2,4}-20\d\d-\d{3,8})(?!\d|-)",
        rf"(?<![\w-])(?!{_MODELS})(?P<number>[a-z]{{1,4}}-\d{{4,10}}(?:-[a-z]{{1,3}}(?![a-z]))?)(?!\d|[.,]\d)",
        r"(?<![\w.,/-])(?P<number>20\d\d(?:-| - |/)\d{4,8})(?!\d|-|/)",
        r"#\s?(?P<number>\d{3,12}(?:-[a-z]{2,3}(?![a-z]))?)(?!\d|-\d)",
        # "405-2218834-7719023", "A7K-20931"
        r"(?<![\w.,/-])(?P<number>\d{3}-\d{7}-\d{7})(?![\w-])",
        r"#\s?(?P<number>\d{2,4}-\d{3,7}-\d{3,7}|\d{2,6}-\d{3,8})(?![\w-])",
        rf"{_LABEL}(?P<number>(?=[a-z]*\d+[a-z])[a-z\d]{{2,5}}-\d{{3,10}})(?![\w-])",
        rf"{_LABEL}(?P<number>[a-z]{{1,4}}-?\d{{3,12}}|(?:{_BLANKS})(?:-[a-z]{{2,3}}(?![a-z]))?){_NOT_AFTER}",
        rf"{_LABEL}(?P<number>\d{{4,12}})(?=['’][a-z]{{1,4}}\b|(?:[yn]?[iuae]|n?[iu]n|l[iu])\b)(?!['’]?[dt][ae]n?\b)",
        r"(?<![\w.,/:-])(?P<number>\d{4}) numara ts\b",
        r"(?<![\w.,/:-])(?P<number>(?:[a-z]{1,4}-?)?\d{3,12}|\d{2,4}(?: \d{3,4}){1,3}) ?(?:numarali|no['’. ]?lu|sayili|kodlu)(?!\w)(?! (?:hat|tel|numara))",
    )
)
# Digits that only stand near the word, or alone: after the phones have been taken.
_WEAK: Final = (
    re.compile(
        r"(?<![\w.,/:-])(?P<number>(?:\d{2,4} )?\d{3,12})['’]?(?: (?:bu|no|nolu)){0,2} siparis(?!e\b|ler)\w{0,10}"
    ),
    re.compile(
        r"(?<![\w.,/:-])(?P<number>\d{3,12}),? ?(?:ve|ile|,) (?=\d{3,12} (?:numarali|nolu|no['’. ]?lu))"
    ),
    re.compile(rf"siparis[^\d.!?]{{0,40}}?(?<![\w.,/-])(?P<number>\d{{6,11}}){_NOT_AFTER}"),
    re.compile(rf"\A\W*(?P<number>\d{{6,11}}){_NOT_AFTER}"),
    # With no word beside it: of an order's length, and of no price's.
    re.compile(rf"(?<![\w.,/+*:-])(?<!\d )(?P<number>(?!0)\d{{6,9}}){_NOT_AFTER}(?! \d)"),
    re.compile(r"(?<![\w-])(?!tr|ftr|gib)(?P<number>[a-z]{1,3}\d{6,10})(?!\w)"),
)
# The nearest of these before a number says whose it is.
_OWNERS: Final = re.compile(
    r"(?P<order>siparis|order)|takip|fatura|iade (?:kod|no)|kargo (?:kod|no|num|barkod)|gonderi|barkod|"
    r"iban|(?<!\w)tc(?!\w)|t\.c|kimlik|vergi|(?:urun|model|seri|stok|musteri|uye|uyelik|daire|apt|kapi|bina|"
    r"kupon|garanti|ref\w*|talep|kayit) (?:no|nu?mara|kod)|model|dogum|telefon (?:no|num)|cep (?:no|num)|"
    r"kart (?:no|num)|posta kodu|(?:servis|sikayet|talep|basvuru) kayd"
)
_OWNED_AFTER: Final = re.compile(
    r" (?:(?:numarali|no['’ ]?lu|no|su|bu) ){1,2}(?:kargo (?:takip|kod|no|bark)|takip|fatura|gonderi|urun|model|iade kod|"
    r"daire|kapi|sokak|cadde|hat|telefon|talep|musteri|seri|kupon)"
)
# These own a number only where they stand right before it.
_OWNERS_BESIDE: Final = re.compile(
    r"(?:sikayet|talep|talebi|basvuru|dosya|destek|cagri|kupon|randevu|servis|bilet|ticket|kayit|kaydi|sokak|tutar\w*|toplam\w*)"
    r"\w{0,4}(?: (?:no|num|kod)\w*)?[\s:#.]{0,3}$"
)
_PHONE: Final = re.compile(r"(?:\+?90|0)?5\d{9}")
_TWIN: Final = re.compile(
    r"\W{0,3}\w{0,3} ?(?:ve|ile|,|/|hem)\W{0,2}(?P<number>\d{3,10})(?!\d|[.,]\d|\s?(?:tl|lira))"
)
# Only the marketplaces' numbers of three groups are longer.
_GROUPS: Final = re.compile(r"\d{3}-\d{7}-\d{7}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def numbers(text: Spelled) -> list[Entity]:
    """Every order's number as it was written, without blanks, "#" and ending; and phones' ends.

    Said in words, they are as they would have been typed.
    """
    changes = spoken(text.folded)
    said = Spelled(in_digits(text.folded, changes), in_digits(text.source, changes))
    return [
        replace(one, start=place(one.start, changes), end=place(one.end, changes, end=True))
        for one in _typed(said)
    ]


def _typed(text: Spelled) -> list[Entity]:
    found: dict[int, Entity] = {}
    _take(found, text, _SHAPES)
    for one in phone_digits(text.source):
        if not _taken(found, (one.start, one.end)):
            found[one.start] = Entity("phone_last4", one.value, one.start, one.end)
    _take(found, text, _WEAK)
    return list(found.values())


def _take(found: dict[int, Entity], text: Spelled, shapes: Iterable[re.Pattern[str]]) -> None:
    for shape in shapes:
        for match in shape.finditer(text.folded):
            span = match.span("number")
            if not _taken(found, span) and _of_an_order(text.folded, *span):
                found[span[0]] = one = _entity(text, *span)
                if twin := _twin(text, one):
                    found.setdefault(twin.start, twin)


def _entity(text: Spelled, start: int, end: int) -> Entity:
    value = re.sub(r"\s|(?i:no)\W{1,2}", "", text.own(start, end)).replace("–", "-")
    return Entity("order_number", value.replace(":", ""), start, end)


def _taken(found: dict[int, Entity], span: tuple[int, int]) -> bool:
    return any(one.start < span[1] and span[0] < one.end for one in found.values())


def _of_an_order(folded: str, start: int, end: int) -> bool:
    """Not a phone's, a year's, or what other words beside it say it is."""
    number = folded[start:end]
    digits = re.sub(r"\D", "", number)
    year = _YEAR.fullmatch(number) and not folded.startswith((" numara", " no"), end)
    if _PHONE.fullmatch(digits) or year or (len(digits) > 12 and not _GROUPS.fullmatch(number)):
        return False
    if re.match(rf"(?:{_SHOPS})", number):
        return True
    if _OWNERS_BESIDE.search(folded[max(0, start - 32) : start]):
        return False
    before = [one for one in _OWNERS.finditer(folded, max(0, start - 32), start)]
    if before and not re.search(r"\d{3}|[.,;!?]\s", folded[before[-1].end() : start]):
        return before[-1]["order"] is not None
    return not _OWNED_AFTER.match(folded, end)


def _twin(text: Spelled, first: Entity) -> Entity | None:
    """ "TS-2604 ve 2609": the second has the first one's beginning, and its length."""
    digits = re.sub(r"\D", "", first.value)
    match = _TWIN.match(text.folded, first.end)
    if not match or len(match["number"]) != len(digits) or match["number"][:2] != digits[:2]:
        return None
    return _entity(text, *match.span("number"))
