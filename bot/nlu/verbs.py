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
    "kontrol yerine toparla"
).split()
_VOICE = r"(?:t[iu]r|dir|[iu]l|[iu]n|n|t)?(?:[iu]l|[iu]n)?"
_SPLIT = re.compile(
    rf"^(?!yapis|alis|aldat|odenm|sungu|acil|gecik|gecen|gece|kalit|kalan|bulas|dondurm)({'|'.join(sorted(_STEMS, key=len, reverse=True))}){_VOICE}(?P<rest>.*)$"
)
_CAN = r"(?:y?[ae]bil|y?[iu]ver)?"
_ENDINGS: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, re.compile(rf"^(?:{words})$"))
    for form, words in (
        # "etmeyin", "yollama", "etmesin", "etmeyelim"
        (Form.FORBID, r"m[aei](?:y[iu]n(?:[iu]z)?|s[iu]n(?:l[ae]r)?|y[ae]l[iu]m|yn|yiniz|y[ae]y[iu]m|y[iu]ver\w*)"),
        # "etmiyorum", "etmem", "etmeyecegim": I will not
        (Form.FORBID, r"m[iu]yor(?:um|uz)|m[iu]yo[mz]|m[ae]m|y?[aei]m[ae][mz]|m[ae]yiz|y?[aei]?m[iu]c[ae]?[mz]|m[ae]y[ae]ce[gk]\w*[mz]|m[iy]{1,2}om"),
        # "edersem", "etsek", "etseydim"
        (Form.SUPPOSE, rf"{_CAN}[aeiu]?r?s[ae](?:[mk]|yd[iu][mk])"),
        # "gelmezse", "olmazsa", "gelmeyecekse", "gelmediyse", "etmiyorsaniz"
        (Form.REQUEST, r"m[ae]zs[ae]n(?:[iu]z)?|[ae]c[ae]kt[iu][mk]"),
        # "ederseniz", "yaparsan": asked for politely
        (Form.REQUEST, rf"{_CAN}[aeiu]?r?s[ae]n(?:[iu]z)?(?:[ae])?"),
        # "edin", "ediniz", "etsinler", "edelim", "edeyim", "edilsin", bare "et"
        (Form.REQUEST, rf"{_CAN}(?:|y?[iu]n(?:[iu]z)?|s[iu]n(?:l[ae]r)?|y?[ae]l[iu]m|y?[aei]?y[iu]m|y?[iu]v[ae]r\w*|y?n)"),
        # "ediyorum", "edecegim", "ediyoruz": I am about to
        (Form.REQUEST, r"y?(?:[iu]|ey|a|e)?yo(?:rum|ruz|m|z|rm)|y?[ae]c[ae]g?[iu]?[mz]|[ae]c[ae]m|y?[ae]caz"),
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
    r"|^\w+(?:[aeiu]c[ae]k|m[iu]yor|[iu]yor|[dt][iu]y|yo)s[ae]n[iu]z$|^\w+[ae]m[ae]zs[ae]n[iu]z$"
)
_NO_IF = frozenset(["kimse", "herkese", "neyse", "adrese", "nedense", "hisse", "mesele", "hepse"])
# Who says so waits already; it is no wish to.
_WAITS = re.compile(r"^bekliyo\w*$")
# "istemek" is the wish itself, in whatever spelling; a past one tells of an earlier wish.
_WANT = re.compile(r"^ist(?:iyor|iyo|iom|iyrum|iyrm|yorum|yom|erim|eriz|emekte|iyoru)\w*$")
_WANT_NOT = re.compile(r"^istem(?:iyo|iyr|em$|eyiz|edim|edik|yor|io|iy)\w*$|^istmiyo\w*$")
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
    for rest in () if split is None else (word[len(split[1]) :], split["rest"]):
        for found, ending in _ENDINGS:
            if ending.match(rest):
                return found
    return None
