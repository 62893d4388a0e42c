"""Wishes refused by the words around them, whatever their verb says."""

from __future__ import annotations

import re

from bot.nlu.wishes.spot import Spot
from bot.nlu.wishes.verbs import Form, form

_NOT = re.compile(r"^(?:degil\w*|deyil|yerine|haric|hayir|asla)$")
_TAKES_BACK = re.compile(r"\bgeri al(?:in|iniz|sana|ir|abilir)\w*(?: (?:o|bu|su))?$")
_GAVE_UP = re.compile(r"\bvaz ?gec(?:t[iu][mk]|iyor|tm|mist|elim|ecegim)|\bcaydi[mk]\b")
# "iptali geri alın", "değişim talebimi geri çekiyorum", "iade talebimi iptal edin"
_WITHDRAWN = re.compile(
    r"^(?:geri (?:al(?!abil|ayim|mak|di)|cek)|yok say|(?:sil|kapat)(?:in|iniz)\b)"
    r"|^(?:talep|talebi|istegi|kayd|islem|randevu)\w* (?:geri (?:al|cek)|yok say|kapat|sil)"
)
# "iptal edin demedim ki"
_NOT_SAID = re.compile(r"^(?:deme(?:di|m|mi)\w*|soyleme(?:di|mi)\w*|demiyor\w*)$")
# "Aramayı bırakın", "boşverin tamiri"
_DROPS = re.compile(r"^(?:birak(?:in|iniz|ip|sana|alim)|bosver\w*)$")
# "İndirimi ne yapayım", "param sizin olsun"
_WHAT_FOR = re.compile(r"^(?:ne yap[ai]y[iu]m|nap[ai]y[iu]m|ne yapacag[iu]m|sizin olsun|olmaz$)")
# "Bekleyecek halim kalmadı", "değiştirmek yok"
_NO_WAY = re.compile(r"^(?:(?:hal|vakt|sabr|guc|zaman)\w* )?(?:yok|kalmadi)\b")
# So many words later a refusal is of something else.
_SOON = 5
# What was done or offered, and then: "indirim yapmışsınız, istemiyorum"
_THEN = re.compile(
    r"\b(?:istemiyo\w+|istemem|istemiyom|kabul etmiyo\w+|hayir|gerek yok|luzum yok|reddediyo\w+)\b"
    r"|\b(?!tamam)\w+m[ae]m$"
)


def refused(spot: Spot) -> bool:
    """Whether the words before or after a mention refuse it."""
    return _after(spot) or _given_up(spot) or _dropped(spot) or _before(spot)


def then_refused(spot: Spot) -> bool:
    """Whether what was done or offered is refused in the same breath."""
    return bool(_THEN.search(" ".join(spot.tail[:_SOON])))


def _after(spot: Spot) -> bool:
    tail = spot.tail
    said = " ".join(tail)
    not_this = bool(tail) and bool(_NOT.match(tail[0]))
    if spot.governs and _NO_WAY.match(said):
        return True
    return not_this or any(map(_NOT_SAID.match, tail)) or bool(_WHAT_FOR.match(said))


def _given_up(spot: Spot) -> bool:
    # "Bende kalsın, vazgeçtim": what is given up is the other wish.
    said = " ".join(spot.tail)
    ended = _GAVE_UP.search(said) or _WITHDRAWN.search(said)
    return spot.mention.remedy != "keep" and bool(ended)


def _dropped(spot: Spot) -> bool:
    around = (*spot.before[-1:], *spot.after[:1])
    object_ = spot.words[spot.mention.last].endswith(("i", "u"))
    return object_ and any(map(_DROPS.match, around))


def _before(spot: Spot) -> bool:
    """ "Geri alın iadeyi", "ne iade ne değişim istiyorum"."""
    neither = spot.before[-1:] == ("ne",) and spot.words.count("ne") > 1
    if spot.governs and form(spot.verb) is Form.TELL:
        # "Ne arayan var ne soran" tells.
        neither = False
    return neither or bool(_TAKES_BACK.search(" ".join(spot.before)))
