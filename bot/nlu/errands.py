"""Small requests that name no remedy: another day for the courier, a company's invoice, an address."""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.acts import WANTED, Act
from bot.turkish import fold

_DAY: Final = r"(?:pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar|yarin|(?:baska|ertesi|obur|oburku) gun|haftaya|\d{1,2} (?:ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|another day)\w*"
_COMES: Final = r"(?:gelsin(?:ler)?|gelse(?:ler)?|gelebilir\w*|gelemez mi\w*|gelir mi\w*|alsin(?:lar)?|alabilir mi\w*|ugrasin|olsun|olabilir mi\w*|uygun)"
_COURIER: Final = r"(?:kurye|kuriye|kargocu|randevu|courier|pick ?up|collection)\w*"
_OWN_DOING: Final = (
    r"(?:yaz|gir|ver|sec|kaydet|ekle|doldur)\w{0,3}(?:mis[iu](?:m|z)|m[iu]s[iu][mz]|[dt][iu][mk])"
)
_MISTAKEN: Final = r"(?:yanlis|hatali|eksik)"
_ERRANDS: Final = (
    (
        # Whose own address is wrong wants it put right.
        "change_address",
        re.compile(
            rf"\badres\w*(?: \w+){{0,2}} {_MISTAKEN}(?: \w+)? {_OWN_DOING}\b|\b{_MISTAKEN} (?:ev |teslimat )?adres\w*(?: \w+)? {_OWN_DOING}\b|"
            r"\b(?:i|we) (?:\w+ )?(?:entered|gave|wrote|put|typed|used)(?: \w+){0,2} wrong (?:\w+ )?add?ress|\b(?:my|our|the) add?ress (?:is|was) wrong"
        ),
    ),
    (
        "change_pickup",
        re.compile(
            rf"\b{_COURIER}(?: [^\s.!?]+){{0,4}}? {_DAY}(?: [^\s.!?]+){{0,3}}? {_COMES}\b|"
            rf"\b{_DAY}(?: [^\s.!?]+){{0,4}}? {_COMES} {_COURIER}|"
            rf"\b(?:evde (?:yokum|olmam|olmayacagim|degilim|olamam|olmicam)|musait degilim)\b.{{0,40}}\b(?:{_COURIER}|{_DAY}(?: [^\s.!?]+){{0,3}}? {_COMES})|"
            rf"\b(?:o gun|o saat|{_DAY})\w*(?: \w+){{0,2}} (?:olmaz|uymaz|uygun degil|isteyim|calisiyorum|evde yokum|evde olmam)\b|"
            rf"\b{_COURIER}(?: \w+){{0,4}} (?:come|pick (?:it )?up|collect)(?: \w+){{0,3}} (?:on )?{_DAY}"
        ),
    ),
    (
        "company_invoice",
        re.compile(
            r"\b(?:sirket|firma|kurumsal|kurum|vergi (?:no|numara|daire)\w*|unvan)\w*(?: [^\s.!?]+){0,5}? fatura\w*|"
            r"\bfatura\w*(?: [^\s.!?]+){0,5}? (?:sirket|firma(?!nin)|kurumsal|kuruma|vergi no|vergi numara|unvan)\w*|"
            r"\b(?:company|business|corporate) invoice|invoice(?: \w+){0,5} (?:company|business)"
        ),
    ),
)


# "Kargonun adresini değiştirin, yarın evde yokum": why the address, and no other day.
_ADDRESS: Final = re.compile(
    r"\badres\w*(?: \w+){0,3} (?:degis|guncelle|duzelt|cevir)\w*|(?:degistir|guncelle)\w* adres|\b(?:baska|yeni|farkli|is) adres\w*|(?:change|update) (?:the |my )?(?:\w+ )?address"
)
_FETCHED: Final = re.compile(r"\b(?:kurye|randevu|alim|almaya|iade|courier|pick ?up|collect)")


def _of_address(folded: str) -> bool:
    return bool(_ADDRESS.search(folded)) and not _FETCHED.search(folded)


def errands(text: str) -> Iterator[Act]:
    """A wish for each that a message asks for."""
    folded = fold(text)
    for remedy, words in _ERRANDS:
        match = words.search(folded)
        if match and not (remedy == "change_pickup" and _of_address(folded)):
            yield Act("wish", match[0], *match.span(), remedy=remedy, polarity=WANTED)
