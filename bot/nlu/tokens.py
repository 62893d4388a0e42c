"""Words of a message with their places, and its clauses: what the rules for acts look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.turkish import fold

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_STRETCHED = re.compile(r"(\w)\1{2,}")
_JOINED = re.compile(
    r"^(?!teslimi|yirmi)(\w*(?:[aeiu]r|yor|yo|l[iu]|s[iu]z|c[ae]k|var|yok|kun|lazim|sart|gerekir|mecbur))(m[iu](?:s[iu]?n\w*|y[iu][mz]|yd\w*|d[iu]r)?)$"
)
# Between two words: an end of a clause.
_STOP = re.compile(r"[.!?;:,\n()]")
_JOINS = frozenset("ama fakat ancak lakin cunku yada veya ustelik ayrica sonra zaten oysa".split())
# "değişim değil iade": what follows is the other side.
_CONTRASTS = frozenset({"degil", "yerine"})
# "Ne yapalım", "mecbur": who gives in wants it all the same.
_GIVES_IN = re.compile(
    r"(?<!\S)(?:(?:ne|n) (?:yapalim|edelim)|na+palim|n[ae]ydelim|(?:yapacak|yapicak|yapcak) (?:bir ?sey|bi ?sey|birsey|bisey) (?:yok|kalmadi)|(?:baska )?(?:care(?:m|miz)?|caresi) (?:yok|kalmadi)|"
    r"elden ne gelir|olan oldu|kader|kismet degilmis|mecbur(?:uz|um|en)?(?! (?:kal|bira|et|ol)))(?!\S)"
)
# "İndirimi ne yapalım" is no giving in.
_OBJECT = re.compile(r"(?<!k)[iu]$")
# Words whose vowels people leave out; a spelling with the same consonants is meant as one of them.
_COMMON = (
    "iptal iade istemiyorum istiyorum istemem isterim etmeyin edin edelim gonderin gondermeyin "
    "gonderir vazgectim degisim degistirin parami lutfen misiniz beklerim tamir indirim yenisini "
    "tekrar yeniden siparisi siparisimi kalsin olsun degil yerine yollayin yollamayin ediyorum "
    "etmek edilsin edilmedi edildi verin vermediniz vermeyin kesildi kaniyor carpti sisti yaniyor "
    "yandi patladi duman alamiyor bogazim boguluyor zehirlendi istemedim hayir evet bekliyorum "
    "onayliyorum onayladim yuttu cildim batarya telefon zehirlendim elektrik carpiyor haslandi "
    "haslandim kusuyorum kustu ictim kizim oglum elim elimi yuzum gozum gozler bogazina bogazima "
    "nefes bacagim parmagim parmagi cikti cikiyor cikardi kivilcim atiyor kirildi dustu dustum "
    "dusup kacti alamadi kesti kestim keskin bilegi bilegim sismis alev aldi yakti kanadi kanama "
    "ishal hastane hastanede hastanelik bebegin bebegim bebek cocuk cocugum kopegim hasta kizardi "
    "kabardi kasiniyor dokuldu yutmus parcasi babam annem ettim etmistim yaptim gondermediler "
    "edermisin gerek vazgecmistim"
).split()


@dataclass(frozen=True)
class Token:
    """A word, folded and mended, with its place in the folded text; `stop`: a clause ends after."""

    text: str
    start: int
    end: int
    stop: bool


def tokens(text: str) -> list[Token]:
    """The words of a message, at most 300: nobody says what they want after that."""
    folded = fold(text)
    found = list(_WORD.finditer(folded))[:300]
    ends = [*(match.start() for match in found[1:]), len(folded)]
    return [
        token
        for match, until in zip(found, ends, strict=False)
        for token in _parted(match, bool(_STOP.search(folded[match.end() : until])))
    ]


def _parted(match: re.Match[str], stop: bool) -> Iterator[Token]:
    """The question's particle is a word of its own, however it is joined: "edermisiniz"."""
    word = mended(match[0])
    joined = _JOINED.match(word)
    if joined is None:
        yield Token(word, match.start(), match.end(), stop)
        return
    yield Token(joined[1], match.start(), match.end(), False)
    yield Token(joined[2], match.start(), match.end(), stop)


def without_giving_in(words: list[Token]) -> list[Token]:
    """The words without those that only say that there is no other way."""
    text = " ".join(word.text for word in words)
    kept, at = [], 0
    away = [match.span() for match in _GIVES_IN.finditer(text) if _stands_alone(text, match)]
    for word in words:
        if not any(start <= at < end for start, end in away):
            kept.append(word)
        at += len(word.text) + 1
    return kept or words


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].split()
    return not (match[0].startswith("n") and before and _OBJECT.search(before[-1]))


def clauses(words: list[Token]) -> list[list[Token]]:
    """The words between signs and joining words."""
    parts: list[list[Token]] = [[]]
    for place, word in enumerate(words):
        following = words[place + 1].text if place + 1 < len(words) else ""
        if parts[-1] and (word.text in _JOINS or _one_more(word.text, following)):
            parts.append([])
        parts[-1].append(word)
        if word.stop or word.text in _CONTRASTS:
            parts.append([])
    return [part for part in parts if part]


def _one_more(word: str, following: str) -> bool:
    """ "Bi de": what follows is another matter."""
    return word in {"birde", "bide"} or (word in {"bir", "bi"} and following == "de")


# Customers' words have no end; the common ones come again and again.
@lru_cache(maxsize=20_000)
def mended(word: str) -> str:
    """A word without stretched letters and, where its vowels are gone, with them."""
    word = _STRETCHED.sub(r"\1", word).split("'")[0].split("’")[0]
    return (
        _BY_CONSONANTS.get((word[0], _consonants(word)), word) if _short_of_vowels(word) else word
    )


def _short_of_vowels(word: str) -> bool:
    """Three consonants in a row, or two at an end: few Turkish words are so."""
    crowded = re.search("[^aeiou]{3}|[^aeiou]{2}$|^[^aeiou]{2}", word)
    return len(word) >= 3 and crowded is not None and word not in _COMMON


def _consonants(word: str) -> str:
    return re.sub("[aeiou]", "", word)


_BY_CONSONANTS = {(word[0], _consonants(word)): word for word in _COMMON}
