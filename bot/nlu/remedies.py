"""Where a message speaks of a remedy, whatever it says of it. Data, and the search for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.nlu.tokens import Token

_MONEY = r"(?:para|ucret|bedel|tutar|odeme)(?:m|mi|yi|sini|si|imi|imin|ini|lar\w*|miz\w*|nin|nizi|in|mm|ni|n|i|u)?"
_SEND = r"(?:gonder|gonde|yolla|yola|kargola|ver|ilet|postala|getir|istiy|istem|isti[oy]|ister|olsun|gelsin|at(?:in|arm|sa)|cikar|talep|al(?:abil|ayim|mak|may))\w*"
_SHIP = r"(?:gonder|gonde|yolla|yola|kargola|ilet|postala|getir|gonderim|cikar|ulastir)\w*"
_GIVE = r"(?:ver|yatir|yolla|gonder|ode(?!me$|mem)|istiy|isti[oy]|istem|ister|yukle|yansit|yat|aktar|al(?:ayim|abil|mak|may|mam)|hesab)\w*"
_NEW = r"(?:yenisi\w*|yenileri\w*|yenileyin|saglam[iı](?:n[iı]|s[iı])?\w*|sifir(?:i|ini|iyla)|hasarsiz(?:i|ini)|kusursuz(?:u|unu)|calisan(?:i|ini|indan))"
_SOUND = r"(?:kirik|bozuk|catlak|hasarli|cizik|defolu|kusurlu)"
_LESS = r"(?:indirim|indrim|iskonto|tenzilat)(?!li|de|siz|ler|den|inden)\w*"
# "adresimi değiştirin" changes no goods.
_NO_GOODS = re.compile(
    r"^(?:adres|telefon|numaram|isim|ismi|sifre|tarih|kart|pil|kablo|fatura)\w*$"
)
# Their single words may be verbs themselves: "degistirin", "onarin", "bekleyin".
_VERBAL = frozenset({"exchange", "repair", "wait"})
# Words of a remedy: between the parts of another one they would make one of two.
_HEADS = re.compile(r"^(?:iade|iptal|degis|tamir|onar|indirim|yenisi|saglami|tekrar|bekl)")
# Remedy, then one expression a word; "*" stands for up to two words of any kind. Where the verb
# itself names the remedy, it stands last and is read too.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("refund", r"(?:geri|para|ucret) (?:odeme|iade)\w*"),
    ("refund", r"iade(?!li|siz)\w*"),
    ("refund", rf"{_MONEY} * geri * {_GIVE}"),
    ("refund", rf"{_MONEY} * geri"),
    ("refund", r"geri * (?:ver|ode(?!me$|mem)|yatir|yukle|yansit|aktar)\w*"),
    ("refund", rf"param\w* * {_GIVE}"),
    ("refund", r"(?:param|ucretim|paramiz)\w* * yat(?!ak)\w*"),
    ("refund", rf"(?:ucret|bedel|tutar|odeme|odedig)\w* * {_GIVE}"),
    ("exchange", r"de(?:g|y)?is(?:im|ik|tir|il|sin|ebil|t(?!i)|ecek|imi|kl)\w*"),
    ("exchange", rf"dogrus\w* * {_SEND}"),
    ("exchange", rf"dogru (?:urun|beden|renk|numara|model)\w* * {_SEND}"),
    ("exchange", rf"(?:bir|bi) (?:beden|numara) \w+ * {_SEND}"),
    ("exchange", rf"(?:buyug|kucug|baska beden|baska ren[gk])\w* * {_SEND}"),
    ("replacement", rf"{_NEW} * degis\w*"),
    ("replacement", rf"{_NEW} * {_SEND}"),
    ("replacement", rf"(?:yeni|sifir|saglam|hasarsiz|calisan) (?:urun|bir|bi|tane)\w* * {_SEND}"),
    ("replacement", rf"{_SOUND} olmayan\w* * {_SEND}"),
    ("replacement", rf"{_NEW}"),
    ("repair", r"tamii?r(?!ci|hane)\w* * (?:ver|yap|ed|et|yolla|gonder|sok)\w*"),
    ("repair", r"tamii?r(?!ci|hane)\w*"),
    ("repair", r"onar(?!im|ma(?!yin|sin|k|di|ni)|ilmis)\w*"),
    ("repair", r"onarim\w*"),
    ("repair", r"servis(?:e|te|ten) * (?:gonder|yolla|al|ver|yap)\w*"),
    ("repair", r"garanti(?:den|ye) * (?:yap|al|sok|gonder)\w*"),
    ("price_reduction", rf"{_LESS}"),
    ("price_reduction", r"(?:fiyat|ucret)\w* * (?:dus|indir|kir|kolaylik)\w*"),
    ("price_reduction", r"(?:fark|lira|tl|bi ?sey|biraz|azcik|kurus)\w* * (?:dus|indir|kir)(?!t)\w*"),
    ("price_reduction", r"(?:dus|indir|kir)(?:tu|di|un|elim|ersen)\w* * (?:fiyat|ucret|lira)\w*"),
    ("price_reduction", r"fiyat * (?:iade|ode)\w*"),
    ("reship", rf"(?:tekrar|yeniden|tekrardan|bastan|yenibastan) * {_SHIP}"),
    ("reship", rf"(?:bir|bi|ikinci|ucuncu|iki|2) (?:daha|kez|kere|defa|sefer)\w* * {_SHIP}"),
    ("reship", rf"(?:eksi[gk]|noksan|unut|cikma(?:yan|di))\w* * {_SHIP}"),
    ("reship", r"(?:eksi[gk]|noksan)\w* * (?:ulas|gel|tamamla|cikan)\w*"),
    ("cancel", r"iptal\w*"),
    ("cancel", r"siparis\w* (?:geri cek|dusur|durdur|sil)\w*"),
    ("wait", r"bekl(?!enti|eni|eyen|edig|edigim)[ei]\w*"),
    ("wait", r"sabred\w*"),
)  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A remedy named by the words `first` to `last` of a clause; `verb`: the first that may govern."""

    remedy: str
    first: int
    last: int
    verb: int


def mentions(clause: Sequence[Token]) -> list[Mention]:
    """The remedies of a clause in their order; the longer of two that share a word."""
    found = [
        Mention(remedy, first, last, last if verbal else last + 1)
        for remedy, words, verbal in _compiled()
        for first in range(len(clause))
        if (last := _match(words, clause, first)) is not None
        and not (remedy == "exchange" and _of_no_goods(clause[max(0, first - 5) : first]))
    ]
    found.sort(key=lambda one: (-(one.last - one.first), one.first))
    taken: set[int] = set()
    kept = []
    for one in found:
        places = set(range(one.first, one.last + 1))
        if not places & taken:
            taken |= places
            kept.append(one)
    return sorted(kept, key=lambda one: one.first)


def _of_no_goods(before: Sequence[Token]) -> bool:
    return any(_NO_GOODS.match(token.text) for token in before)


def _match(words: Sequence[re.Pattern[str] | None], clause: Sequence[Token], at: int) -> int | None:
    """The place of the last word of a pattern that begins at `at`; None where it does not."""
    if not words:
        return at - 1
    head, rest = words[0], words[1:]
    if head is None:
        ends = (
            _match(rest, clause, at + gap)
            for gap in range(3)
            if not any(_HEADS.match(token.text) for token in clause[at : at + gap])
        )
        return next((end for end in ends if end is not None), None)
    if at < len(clause) and head.match(clause[at].text):
        return _match(rest, clause, at + 1)
    return None


@cache
def _compiled() -> list[tuple[str, list[re.Pattern[str] | None], bool]]:
    """Remedy, words, and whether the last word is (or may be) the verb that governs."""
    return [
        (
            remedy,
            [None if word == "*" else re.compile(f"^(?:{word})$") for word in _words(pattern)],
            len(_words(pattern)) > 1 or remedy in _VERBAL,
        )
        for remedy, pattern in PATTERNS
    ]


def _words(pattern: str) -> list[str]:
    """Blanks inside parentheses part no words."""
    return re.findall(r"(?:\((?:[^()]|\([^()]*\))*\)|[^\s()])+", pattern)
