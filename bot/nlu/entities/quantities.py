"""How many pieces there should be, and how many the trouble concerns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.nlu.entities.counting import NUMBER, OF_THEM, count, count_of_them
from bot.nlu.entities.english_quantities import english_quantities
from bot.nlu.entities.entity import Entity, Spelled

_PIECE: Final = r"(?:tane|adet|parca|cift|kutu|paket|sise|koli|kasa|kavanoz|poset|torba|rulo)"
# Sizes, prices and times count no pieces.
_NO_PIECE: Final = (
    r"(?!['’]?(?:tl|lira|kurus|euro|dolar|bin\b|milyon|numara|beden|yas\b|ml|lt|litre|gr\b|gram|kg|kilo|cm|mm|metre|inc|watt|"
    r"volt|gb|tb|kisilik|li\b|lu\b|luk|lik|gun|hafta|ay\b|aydir|ayda|aylik|saat|dakika|dakka|dk|yil|sene|kere|kez|defa|"
    r"kat\b|jant|arasi|boy\b|yildiz|puan|derece|nolu|no\b|taksit|haneli|hane|rakam|ton\b|sinif|buton|tik\b|de\b|da\b|te\b|ta\b|ile\b|ay\w?a\b))"
)
# "iPhone 13", "Windows 11": names of models.
_NUMBER: Final = rf"(?<![\w.,/%#:×+-])(?<!iphone )(?<!galaxy )(?<!windows )(?<!redmi )(?<!note )(?P<n>{NUMBER}) {_NO_PIECE}"
_WORD: Final = r"(?:[^\W\d]\w* )"
_PIECES: Final = rf"(?:{_PIECE} )?"
_ORDERED_BY: Final = (
    r"(?:al(?:di[mk]|misti[mk]|diydi[mk]|mis(?:ti)?|ip)|siparisi? (?:et|ver|gec)\w*|verdi[mk]|iste(?:di[mk]|misti[mk]|mis)|"
    r"soyledi[mk]|sectik?m?|lazimdi?|olacakti|olmasi|olmaliydi|gerekiyordu|gerekirken|beklerken|alinca|parasi|ucreti|odedi[mk]|satin al\w*)(?!\w)"
)
_NUMBER_AGAIN: Final = rf"(?:{OF_THEM}|(?:{NUMBER}) (?:{_PIECE} )?{_WORD}?(?:gel|cik|yolla|gonder|koy|yok|eksik|var\b))"
_COMING: Final = r"(?:gelen|ulasan|cikan|gonderilen|yollanan|teslim edilen|elimdeki)"
_PART: Final = rf"(?:{OF_THEM}|(?:{NUMBER})(?!\w)|yarisi|hepsi|tamami|teki|sadece|yalnizca|anca)"
_ORDERED: Final = tuple(
    re.compile(expression)
    for expression in (
        # "6 bardaktan 2'si", "10 tane tohum paketinden 4 ü"
        rf"{_NUMBER}{_WORD}{{0,3}}?\w+[dt][ae]n,? {_WORD}?(?={_PART})",
        # "12 bardağın yarısı", "15 boncuk bilekliğin 3 boncuğu"
        rf"{_NUMBER}{_WORD}{{0,2}}?\w+[iu]n,? (?!ucu(?! d[ae]\b|n))(?={_PART})",
        # "5'li set 3 çıktı"
        rf"(?<![\w.,/-])(?P<n>{NUMBER})['’ ]?l[iu] {_WORD}{{0,3}}?\D{{0,24}}?(?={NUMBER} (?:{_PIECE} )?(?:cik|gel|var))",
        # "üçlü setten ikisi"
        rf"(?<![\w.,/-])(?P<n>{NUMBER})['’ ]?l[iu] (?:set|takim|paket)\w* (?={_PART})",
        # "8 adet pil geldi dördü akmış", "8 adet pilin"
        rf"{_NUMBER}{_PIECE} {_WORD}{{0,2}}?(?:geldi|gelen|yolla\w+|gonder\w+),? (?={_WORD}?{OF_THEM})",
        # "8 yerine 6 geldi"
        rf"{_NUMBER}{_PIECES}yerine (?={NUMBER} )",
        # "7 çorap vardı 5 çıktı", "faturada 3 mont yazıyor, beşi yok"
        rf"{_NUMBER}{_PIECES}{_WORD}{{0,3}}?(?:vardi|varmis|yaz(?:iyor?|iyor?du|ili|an)|gorunuyor|gozukuyor)\W{{1,2}}(?={_WORD}{{0,3}}?{_NUMBER_AGAIN})",
        # "bayrak 50 sipariş, ulaşan 35"
        rf"{_NUMBER}{_PIECES}siparis\W{{1,2}}(?=(?:{_COMING} )?(?:{NUMBER})(?!\w))",
        # "5 oje 1 tanesi kurumuş"
        rf"{_NUMBER}{_WORD}?(?!kirik|catla|bozu|eksik|yok|leke|ezik|patla)\w+,? (?={NUMBER} (?:tane|aded|parca)s?i(?!\w))",
        # "1000 parçaydı 3 parçası yok", "toplam 3 koli"
        rf"(?<![\w.,/%#:×-])(?P<n>\d{{1,4}}|{NUMBER}) {_PIECE}(?:l[iu]k?)?y?[dt][iu](?!\w)",
        # "4 tane aldım", "on paket mendil parası verdim", "2 olması lazım"
        rf"{_NUMBER}{_PIECES}{_WORD}{{0,3}}?{_ORDERED_BY}",
    )
)
_PAIR: Final = re.compile(r"(?<!\w)cift (?:aldi|almis|siparis|satin)")
_ALL: Final = re.compile(r"(?<!\w)(?:hepsi|tamami)(?!\w)")
_BARE: Final = re.compile(rf"{_NUMBER}{_PIECE} ")

_TROUBLE: Final = (
    r"(?:kirik|kiril|kiri[lk]m|catla|bozu[kl]|eksik|yok|gelme(?:di|mis)|cikma(?:di|mis)|ezi[kl]|deli[kn]|yirti|leke|cizi|defolu|"
    r"ak(?:mis|iyor|iyo|ti)\b|eri(?:mis|di)|kop(?:uk|mus|tu)|kayip|patla|hasar|curu|kuru(?:mus|du)|bos\b|bostu|koyma(?:mis|di)|"
    r"gonderme|yollama|konma|calismi|acilmi|yanmi|sizmis|sizdir|sokuk|lekel|kusurlu|arizali|egri|yamuk|kul?lanilmis|atmis|"
    r"dokul|solmus|solgun|ters|kucuk|buyuk|kisa|tutmu|olmus|ayni\b|ufalan|paramparca|yanik|kokmus|bayat|curuk|"
    r"dus(?:tu|mus|uk)|sokul|cozul|yirtil|kaybol|bulunama|ulasma(?:di|mis)|pasli|paslan|yapismis|sis(?:mis|ti)|soluk|cek(?:ti|mis)|"
    r"oynuyor|cizir|calisma(?:di|z)|calmi|yanma(?:di|z)|uymu|kapanmi|sarar|yipran|cat(?:lak|ladi)|burus)"
)
_ARRIVED: Final = (
    r"(?:gel(?:di|mis)|cik(?:ti|mis)|yolla\w+|gonder\w+|var\b|teslim (?:al|ed)\w*|ulas\w+|koy\w+)"
)
_NEWS: Final = r"(?!(?:haber|ses|sey|cevap|donus|hareket|gelisme|bilgi|sorun|iz|yerde|daha|turlu|anda|de|da|kac|gun|suru|cok|ayri|farkli|kart|durum|niyet|istek|iste[gk]|insan|para|iade)\w*)"
_AFFECTED: Final = tuple(
    re.compile(expression)
    for expression in (
        rf"(?<![\w.,/-])(?:(?P<piece>{NUMBER}) (?:tanesi|adedi|parcasi|cifti|kutusu|paketi|sisesi|teki|kolisi|kavanozu)|"
        rf"(?P<them>{OF_THEM})(?! numara))",
        rf"{_NUMBER}{_PIECES}{_NEWS}{_WORD}{{1,2}}?(?:d[ae] )?{_TROUBLE}",
        rf"{_NUMBER}{_PIECES}{_WORD}?{_ARRIVED}",
        r"(?<![\w.,/-])(?P<n>\d{1,3}) (?:tane |adet )?(?:kiri[kl]|eksik|bozu[kl]|patla|ezik|defolu|gelmedi|yok)",
        rf"(?<!\w){_COMING}:? (?P<n>{NUMBER})(?:['’]?y?[dt][iu]|['’]?t[ae]n[ae])?(?=\W*(?:\Z|[.,;!?]|ama|tane))",
        r"(?<!\w)(?P<half>yarisi)(?!\w)",
        r"(?<!\w)(?P<one>(?<![\d|] )(?<![\d|]['’])(?<![\d|])teki|tek (?:corap|ayakkabi|kupe|eldiven|terlik))(?!\w)",
    )
)
_SOON: Final = re.compile(rf"\W+{_WORD}{{0,3}}?{_TROUBLE}|\W+{_ARRIVED}")
_CAME_AFTER: Final = re.compile(
    rf"['’]?\w{{0,3}} {_PIECES}(?!{_TROUBLE}){_WORD}{{0,2}}?{_ARRIVED}(?! (?:ama|fakat))"
)
_CAME_BEFORE: Final = re.compile(rf"(?<!\w){_COMING}:? $")
# "Biri beni arasın": somebody is no piece.
_ASKED_FOR: Final = re.compile(
    rf"(?<![\w.,/-])(?:(?!bir)(?P<n>{NUMBER}) (?:tane|aded|adet|parca)(?:s?[iu]\w{{0,3}}|n[iu]n)?(?!\w)|(?!biri|ucu(?!n)|onun?u?\b)(?P<them>{OF_THEM})(?! (?:numara|beden|de\b|da\b))|"
    r"(?P<one>birin(?:in|i))(?= (?:para|ucret|iade|degis|yenisi|bedel)))"
)
# More than these are a size or a model, unless it was said how many were ordered.
_MANY: Final = 30
_MOST: Final = 100
# A puzzle has a thousand.
_PARTS: Final = 5_000
# Before "biri" and "ucu": what it is one of.
_OF_MANY: Final = re.compile(r"l[ae]r(?:[iu]?n)?(?:d[ae]n|[iu]n)\W{1,2}$")
_OF_ONE: Final = re.compile(r"(?:[iu]n)\W{1,2}$")
_AT_ONCE: Final = re.compile(rf"\W+(?!yok\b)(?:{_TROUBLE}|\w+ {_TROUBLE}|sizdir)")
_ONE_MORE: Final = re.compile(r"(?<!\w)biri(?:nin|si)?(?!\w)(?: d[ae]\b)?")
_ONLY: Final = re.compile(r"(?:sadece|yalnizca|yalniz|anca|ancak)\W$")


@dataclass(frozen=True)
class _Number:
    value: int
    start: int
    end: int


def quantities(text: Spelled, taken: list[Entity]) -> Iterator[Entity]:
    """The first of each kind; `taken`: numbers and times, whose digits count nothing."""
    folded = _masked(text.folded, taken)
    ordered = _ordered(folded)
    orders = sum(one.entity == "order_number" for one in taken)
    affected = _affected(text, folded, ordered, two_orders=orders > 1)
    if not affected and (english := list(english_quantities(folded))):
        yield from english
        return
    if ordered and (affected or _BARE.match(folded, ordered.start) or _ALL.search(folded)):
        yield Entity("ordered_quantity", str(ordered.value), ordered.start, ordered.end)
    if affected:
        yield Entity("quantity", str(affected.value), affected.start, affected.end)


def came(folded: str, quantity: Entity) -> bool:
    """Whether a count is of what came, and not of what is in trouble."""
    return bool(_CAME_AFTER.match(folded, quantity.end)) or bool(
        _CAME_BEFORE.search(folded[max(0, quantity.start - 24) : quantity.start])
    )


def asked_for(folded: str) -> str:
    """How many pieces a wish is for: "o ikisinin parası", "2 tanesini", "para iadesi o 2 tanenin"."""
    # The nearest to its verb: "3 bardak kırık, iki tanesinin parasını verin".
    match = next(reversed(list(_ASKED_FOR.finditer(folded))), None)
    if not match:
        english = next(english_quantities(folded), None)
        return english.value if english else ""
    said = match["them"] or match["one"]
    value = count_of_them(said) if said else count(match["n"])
    return str(value) if value and value <= _MANY else ""


def _masked(folded: str, taken: list[Entity]) -> str:
    for one in taken:
        folded = f"{folded[: one.start]}{'|' * (one.end - one.start)}{folded[one.end :]}"
    return folded


def _ordered(folded: str) -> _Number | None:
    for expression in _ORDERED:
        for match in expression.finditer(folded):
            value = count(match["n"])
            if value and 1 < value <= (
                _MOST if match["n"].isalpha() or len(match["n"]) < 4 else _PARTS
            ):
                return _Number(value, *match.span("n"))
    pair_of = _PAIR.search(folded)
    return _Number(2, pair_of.start(), pair_of.start() + 4) if pair_of else None


def _affected(
    text: Spelled, folded: str, ordered: _Number | None, *, two_orders: bool
) -> _Number | None:
    for expression in _AFFECTED:
        for match in expression.finditer(folded):
            number = _number(match, ordered)
            if number and _fits(number, ordered) and _means(text, match, ordered, two_orders):
                return _with_others(number, folded, ordered)
    return None


def _with_others(number: _Number, folded: str, ordered: _Number | None) -> _Number:
    """ "birinin dikişi patlak, birinin fermuarı yok": two of them."""
    if not folded.startswith("biri", number.start) or not ordered:
        return number
    more = sum(
        bool(_SOON.match(folded, other.end())) for other in _ONE_MORE.finditer(folded, number.end)
    )
    return _Number(min(1 + more, ordered.value), number.start, number.end)


def _number(match: re.Match[str], ordered: _Number | None) -> _Number | None:
    group = match.lastgroup or ""
    value: int | None = 1
    if group == "them":
        value = count_of_them(match[group])
    elif group == "half":
        value = ordered.value // 2 if ordered else None
    elif group in {"n", "piece"}:
        value = count(match[group])
    return _Number(value, *match.span(group)) if value else None


def _fits(number: _Number, ordered: _Number | None) -> bool:
    """Another number than the ordered one, and no more of them; alone, few."""
    if ordered is None:
        return number.value <= _MANY
    apart = number.end <= ordered.start or ordered.end <= number.start
    return apart and number.value <= ordered.value


def _means(text: Spelled, match: re.Match[str], ordered: _Number | None, two_orders: bool) -> bool:
    """Whether an ambiguous word counts here: "biri" may be somebody, "ucu" a tip, "onu" it."""
    said, end = match[0], match.end()
    if match.lastgroup == "n":
        return _counts(text, match, ordered)
    if match.lastgroup == "one":
        # "teki küçük teki büyük": both of them.
        return text.folded.count("teki") < 2
    if match.lastgroup != "them":
        return True
    before = text.folded[max(0, match.start() - 12) : match.start()]
    if _ONLY.search(before) and re.match(rf"\W+{_ARRIVED}", text.folded[end:]):
        return True
    if said.startswith(("ucu", "biri")) and not ordered and not _OF_MANY.search(before):
        tip = said.startswith("ucu") and (_OF_ONE.search(before) or not text.source.isascii())
        return not tip and bool(_AT_ONCE.match(text.folded, end))
    if said.startswith("onu"):
        return ordered is not None
    if two_orders and said.startswith(("iki", "bir")):
        # "TS-1004 ve TS-1005, ikisi de gelmedi": both orders.
        return ordered is not None
    return bool(ordered or _OF_MANY.search(before) or _SOON.match(text.folded, end))


def _counts(text: Spelled, match: re.Match[str], ordered: _Number | None) -> bool:
    """A lone "bir" is an article, unless something is missing; what came counts beside an order."""
    if text.own(match.start("n"), match.end("n")).lower().startswith("ö"):
        return False
    rest = match[0][match.end("n") - match.start() :]
    if re.search(rf"{_ARRIVED}$", rest) and not re.search(rf"{_TROUBLE}$", rest):
        return ordered is not None
    if match["n"] in {"bir", "bi"}:
        return bool(re.search(rf"{_PIECE}|eksik|yok|gelme|cikma", rest)) or ordered is not None
    return True
