"""The mood of a Turkish verb form, as a wish needs it.

Turkish puts negation, mood and person into the verb's ending, so a form is known by its ending; the
stem only has to be known, so that no noun is taken for a verb. Words are folded.
"""

from __future__ import annotations

import re
from enum import Enum


class Form(Enum):
    """What a verb says of its remedy."""

    REQUEST = "edin, edilsin, istiyorum"
    FORBID = "etmeyin, istemiyorum"
    TELL = "etti, edilmedi, ediyorsunuz"
    SUPPOSE = "etsem, edersem"
    IF = "gelmezse, yoksa"
    MAY = "eder, edebilir"
    NOUN = "etmek, etme"


_STEMS = (
    "kargola degistir tamamla baslat guncelle durdur dondur yenile duzelt postala iptalle karsila "
    "gonder gonde yola sabred yatir gotur yolla cikart cikar getirt getir aktar uygula birak "
    "bekle yukle sagla ugras bekli vazgec cevir hallet ilet onar degis don et ed eyle ver yap "
    "iste ol al at cek ode dus gec ac bul kal koy sun gel hazirla gerceklestir yansit gonde "
    "kontrol yerine toparla ara ari sor arastir sorgula incele sorustur ogren ertele otele kaydir tut "
    "alikoy yonlendir tasi elle dokun caldir gorus konus ulas sikistir oyna danis dur duzenle yaz "
    "reddet redded onayla sonuclan kapat sil kullan soyle acikla anlat bildir yazis boz indir kir dusur olustur "
    "yollu kargolu tamamli basli uygulu sorgulu inceli erteli oteli postali"
).split()
_VOICE = r"(?:t[iu]r|d[iu]r|[iu]l|[iu]n|n|t)?(?:[iu]l|[iu]n)?"
_SPLIT = re.compile(
    rf"^(?!yola$|yapis|alis|aldat|odenm|sungu|aradan|arasin(?:a|d)|ariza|sorum|sorunl|durum|durust|yazlig|yazar|tutar(?:i$|in|la)|tutanak|tasin|acil$|acilen|gecik|gecen|gece|kalit|kalan|bulas|dondurm)({'|'.join(sorted(_STEMS, key=len, reverse=True))}){_VOICE}(?P<rest>.*)$"
)
_CAN = r"(?:y?[ae]bil|y?[iu]ver)?"
_ENDINGS: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, re.compile(rf"^(?:{words})$"))
    for form, words in (
        # "etmeyin", "yollama", "etmesin", "etmeyelim"
        (Form.FORBID, r"m[aei](?:y[iu]n(?:[iu]z)?|s[iu]n(?:l[ae]r)?|y[ae]l[iu]m|yn|yiniz|y[ae]y[iu]m|y[iu]ver\w*)"),
        # "etmiyorum", "etmem", "etmeyecegim": I will not
        (Form.FORBID, r"m[iu]yor(?:um|uz)|m[iu]yo[mz]|m[ae]m|y?[aei]m[ae][mz]|m[ae]yiz|y?[aei]?m[iu]c[ae]?[mz]|m[ae]y[ae]ce[gk]\w*[mz]|m[iy]{1,2}om|m[iu]y[ae]?c[ae][mz]"),
        # "edersem", "etsek", "etseydim"
        (Form.SUPPOSE, rf"{_CAN}[aeiu]?r?s[ae](?:[mk]|yd[iu][mk])"),
        # "gelmezse", "olmazsa", "gelmeyecekse", "gelmediyse", "etmiyorsaniz"
        (Form.REQUEST, r"m[ae]zs[ae]n(?:[iu]z)?|[ae]c[ae]kt[iu][mk]"),
        # "ederseniz", "yaparsan": asked for politely
        (Form.REQUEST, rf"{_CAN}[aeiu]?r?s[ae]n(?:[iu]z)?(?:[ae])?"),
        # "edin", "ediniz", "etsinler", "edelim", "edeyim", "edilsin", bare "et"
        (Form.REQUEST, rf"{_CAN}(?:|y?[iu]n(?:[iu]z)?|s[iu]n(?:l[ae]r)?|y?[ae]l[iu]m|y?[aei]?y[iu]m|y?[iu]v[ae]r\w*|y?n)"),
        # "ediyorum", "edecegim", "ediyoruz": I am about to
        (Form.REQUEST, r"y?(?:[iu]|ey|a|e)?yo(?:rum|ruz|m|z|rm)|y?[ae]c[ae]g?[iu]?[mz]|[ae]c[ae]m|y?[ae]caz|y?[iu]?c[ae][mz]"),
        # "degismeli"
        (Form.REQUEST, r"m[ae]l[iu](?:s[iu]n\w*)?"),
        # "göndereceksiniz": demanded
        (Form.REQUEST, r"y?[ae]?c[ae]ks[iu]n[iu]z"),
        # "etmek", "etmeyi", "etmenizi" ...
        (Form.NOUN, r"m[ae](?:k(?:t[ae]n?)?|y[iu]|n[iu]z[iu]|m[iu]|si|s[iu]n[iu]|ye|ya|den|dan|nin)?"),
        # "eder", "edebilir", "ederim"
        (Form.REQUEST, r"(?:y?[ae]bil)?(?:[aeiu]?r)(?:[iu]m|[iu]z|s[iu]n[iu]z)"),
        (Form.MAY, r"(?:y?[ae]bil)?(?:[aeiu]?r)|y?[ae]bil"),
        # "ettigim", "edince": belongs to another verb
        (Form.NOUN, r".*(?:[dt][iu]g\w*|[iu]nc[ae]|m[ae]d[ae]n|[aeiu]?rken|y?[ae]r[ae]k|y[iu]p|[iu]p)"),
        # the rest of the finite endings: past, reported, present of others
        (Form.TELL, r".*(?:[dt][iu](?:m|n|k|n[iu]z|l[ae]r)?|m[iu]s\w*|yor\w*|yo|[aeiu]?c[ae]k\w*|m[ae]z|y[ae]n|[ae]n)"),
    )
)  # fmt: skip
# "gelmezse", "yoksa", "stoktaysa", "degilse"; "ederseniz" is a polite request.
_IF = re.compile(
    r"^\w+(?:[zrkstdnl]|[aeiu]y|yok|var|yo)s[ae](?:l[ae]r)?$|^deg[iu]lse$|^\w+m[ae]z?y?s[ae]$"
    r"|^\w+(?:[ae]z|yor)s[ae][mk]$"
    r"|^\w+(?:[aeiu]c[ae]k|m[iu]yor|[iu]yor|[dt][iu]y|yo)s[ae]n[iu]z$|^\w+[ae]m[ae]zs[ae]n[iu]z$"
)
_NO_IF = frozenset(["kimse", "herkese", "neyse", "adrese", "nedense", "hisse", "mesele", "hepse"])
# What stays with the customer: who says so in the third person decides it all the same.
_STAYING = (
    (Form.FORBID, re.compile(r"^(?:kal|dur)m(?:az|ayac\w+|[iu]yor|as[iu]n)$")),
    (Form.REQUEST, re.compile(r"^(?:kal|dur)(?:s[iu]n|ac[ae]k|iyor|uyor|[iu]r|abilir)$")),
    (Form.SUPPOSE, re.compile(r"^(?:kal|dur)(?:[iu]r)?sa$")),
)
# Who says so waits already; it is no wish to.
_WAITS = re.compile(r"^bekliyo\w*$")
# "istemek" is the wish itself, in whatever spelling; a past one tells of an earlier wish.
_WANT = re.compile(
    r"^ist(?:iyor|iyo|iom|iyrum|iyrm|yorum|yom|erim|eriz|emekte|iyoru)(?!mus|\w*lar$|\w*s[iu]n[iu]z|\w*mus)\w*$"
)
_WANT_NOT = re.compile(
    r"^istem(?:iyo|ez$|eyip$|eden$|iyr|em$|eyiz|edim|edik|yor|io|iy)\w*$|istmiyo\w*$|^dusunmuyo\w*$"
)
_NEED = re.compile(r"^(?:lazim|gerek(?:iyor|li|ir|ecek)\w*|sart|rica|talep|talebim|talebimdir)$")


def form(word: str) -> Form | None:
    """The form of a word; None for what is no verb of ours."""
    if _IF.match(word) and word not in _NO_IF:
        return Form.IF
    if _WAITS.match(word):
        return Form.TELL
    if _WANT_NOT.match(word):
        return Form.FORBID
    if _WANT.match(word) or _NEED.match(word):
        return Form.REQUEST
    split = _SPLIT.match(word)
    # A stem may end where its voice seems to begin ("ettiler"): both cuts are tried.
    for rest in () if split is None else _rests(word, split):
        for found, ending in _ENDINGS:
            if ending.match(rest):
                return found
    return None


def _rests(word: str, split: re.Match[str]) -> tuple[str, str]:
    """What follows the stem, without its voice first where the stem ends in a vowel ("sorgulatin")."""
    whole, cut = word[len(split[1]) :], split["rest"]
    return (cut, whole) if split[1][-1] in "aeiu" else (whole, cut)


def staying(word: str) -> Form | None:
    """The form of a verb for goods that stay: "kalacak" is a decision, not news."""
    return next((found for found, words in _STAYING if words.match(word)), None)
