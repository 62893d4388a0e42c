"""What a message is about, and what a remedy that it mentions means there.

"Değiştirin" changes goods, an address or the courier's day: what was spoken of before decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.nlu.entities.things import noun
from bot.nlu.tokens import Token
from bot.nlu.wishes.remedy_words import NO_GOODS
from bot.nlu.wishes.verbs import form

ADDRESS, APPOINTMENT = "change_address", "change_pickup"
_COURIER = re.compile(r"^(?:kurye|randevu|alim(?!li)|erteleme)\w*$")
_COMES = re.compile(r"\b(?:iade|alim) (?:alim )?adres|\balmaya\b")
_FETCHES = re.compile(
    r"\b(?:randevu|iade|tamir|degisim kurye|alim|alis saat|alacag|almaya|alinacak|kurye(?:nin)? (?:gun|saat|yer))"
)
_WHERE = re.compile(r"^(?:adres|teslimat|mahalle(?!c)|sokag|ilce(?!d)|tasin(?:d|iyor|ma))\w*$")
# An accusative, or with what: then a verb of change has an object of its own.
_OBJECT = re.compile(
    r"^(?!simdi|gecen|bari|kendi|iki|yeni|beni|bizi|musteri|annemi|bi$|onu$|bunu$|yerini|siz)\w+(?:[iu]|yl[ae]|sl[ae])$|^ile$"
)
_GOODS = re.compile(r"^(?:dogru(?!ydu)|yenisi|numara|beden|ren[gk]|model|urun|sip)\w*$")
_MISTAKEN = re.compile(r"^(?:yanlis|hatali|eksik)$")
_WRITTEN = re.compile(r"^(?:yaz|gir|ver|sec|kayd|yap)")
_WITH_US = re.compile(r"^(?:bende|bizde|elimde|urun\w*)$")
_STAYS_TOO = re.compile(
    r"^(?:gerisi|gerileri|digeri|digerleri|kalan|kalani|kalanlar|otekiler|oburleri|olcu|siparis|iptal|vazgec|iade(?!si)|talep|talebi|para|ucret|adres|ev$|simdilik|haber|hayir|yok$|tamam|degisim|tamir|tekrar|geri)\w*$"
)
_REFUNDS = re.compile(
    r"^(?:ed|et(?!iket)|yap|iste(?!k)|isti|talep|talebi|ol|para|yat|vazgec|iptal|gecik|say|dol|onay)\w*$"
)
_FETCHED = re.compile(r"^al(?:dir|sin|in|iyo|an|ir)\w*$")
_AWAITED = re.compile(
    r"^(?:\w+m[ae]sini|saglamini|yenisini|degisimini|cevab\w*|cevap|haber|hazir|donus|ustu)$"
)
_OTHERS = re.compile(r"^(?:aradi|aramis|aradilar|aramislar)$")


@dataclass(frozen=True)
class Mention:
    """A remedy named by the words `first` to `last` of a clause; `verb`: the first that may govern."""

    remedy: str
    first: int
    last: int
    verb: int


def about(words: Sequence[Token]) -> str:
    """What a verb of change without an object changes in this message: '' for the goods."""
    text = " ".join(token.text for token in words)
    fetches = bool(_FETCHES.search(text))
    courier = bool(_COMES.search(text)) or any(_COURIER.match(token.text) for token in words)
    where = any(_WHERE.match(token.text) for token in words)
    if courier and (fetches or not where):
        return APPOINTMENT
    return ADDRESS if where else ""


def meant(one: Mention, clause: Sequence[Token], topic: str) -> Mention | None:
    """The mention as a message about `topic` means it; None: of no remedy at all."""
    rule = _RULES.get(one.remedy)
    words = [token.text for token in clause]
    remedy = rule(one, words, topic) if rule else one.remedy
    return replace(one, remedy=remedy) if remedy else None


def _of_exchange(one: Mention, words: Sequence[str], topic: str) -> str:
    before = words[: one.first]
    if any(map(NO_GOODS.match, before[-5:])):
        return ""
    goods = any(map(_OBJECT.search, before[-1:])) or any(map(_GOODS.match, before))
    noun = words[one.last].startswith("degisim")
    return one.remedy if goods or noun else topic or one.remedy


def _of_address(one: Mention, words: Sequence[str], topic: str) -> str:
    """ "İade adresimi değiştirin": where the courier fetches it."""
    mistaken = any(map(_MISTAKEN.match, words[one.first : one.last]))
    if mistaken and _WRITTEN.match(words[one.last]):
        # "Adresimi yanlış yazmışım" tells why, `errands` reads what for.
        return ""
    turned = one.first == one.verb < one.last
    if turned and any(form(word) for word in words[one.last + 1 :][:1]):
        # "Saati değiştirmeyin adresi değiştirin": it is the next verb's.
        return ""
    return topic if topic == APPOINTMENT else one.remedy


def _of_keeping(one: Mention, words: Sequence[str], topic: str) -> str:
    near = words[max(0, one.first - 3) : one.last + 1]
    if topic and not any(map(_WITH_US.match, near)):
        # "Adres öyle kalsın"
        return topic
    others = [*words[: one.first], *words[one.last + 1 :]]
    # "Kalsın" alone, or for something else than the goods.
    other_thing = one.first > 0 and noun(words[one.first - 1]) is not None
    bare = not others or other_thing or near[-2:-1] == ["az"] or any(map(_STAYS_TOO.match, others))
    return "" if one.first == one.last and bare else one.remedy


def _of_refund(one: Mention, words: Sequence[str], topic: str) -> str:
    """ "İadeyi ofisten alsınlar" speaks of the day or the place only."""
    after = words[one.last + 1 :]
    fetched = topic == APPOINTMENT and words[one.last].startswith("iade")
    taken = any(map(_FETCHED.match, after[:4])) and after[0] != "alin"
    refunds = not after or any(map(_REFUNDS.match, after))
    return "" if fetched and (taken or not refunds) else one.remedy


def _of_waiting(one: Mention, words: Sequence[str], topic: str) -> str:
    """ "Cevabınızı bekliyorum", "evde bekleyemem": not for the order."""
    return "" if any(map(_AWAITED.match, words[: one.first][-1:])) else one.remedy


def _of_call(one: Mention, words: Sequence[str], topic: str) -> str:
    """ "Kurye evi aramış": not the customer."""
    other = _OTHERS.match(words[one.last]) and one.first and _OBJECT.search(words[one.first - 1])
    return "" if other else one.remedy


_RULES: dict[str, Callable[[Mention, Sequence[str], str], str]] = {
    "exchange": _of_exchange,
    ADDRESS: _of_address,
    "keep": _of_keeping,
    "refund": _of_refund,
    "callback": _of_call,
    "wait": _of_waiting,
}
