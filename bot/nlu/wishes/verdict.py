"""What the verb that governs a remedy says of it: the first word that decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.acts import ASKED, CONDITIONAL, DONE, UNWANTED, WANTED
from bot.nlu.wishes.around import PARTICLE
from bot.nlu.wishes.verbs import Form, form, staying

YOU = re.compile(r"^m[iu]s[iu]?n\w*$")
NEEDLESS = frozenset({"gerek", "luzum", "ihtiyac", "niyetim", "niyetinde"})
_NONE = re.compile(r"^(?:yok(?!sa)\w*|kalmadi|degil\w*)$")
_NEEDED = frozenset({"lazim", "sart", "gerek", "gerekiyor", "gerekir"})
_LETS_BE = ("kalsin", "dursun")
_CERTAIN = {
    # "İade etmek zorunda kaldım"
    **dict.fromkeys(("zorunda", "mecbur"), DONE),
    # "İade kalsın": let it be.
    **dict.fromkeys(_LETS_BE, UNWANTED),
}
_REQUEST = re.compile(r"^(?:talep|talebi\w*|istegi\w*)$")
_BUTTON = re.compile(r"^(?:tus|dugme|buton|link|secene)\w*$")
_NEVER_ASKED = re.compile(r"^(?:ac|istem|isteme)m?[ae](?:di[mk]|misti[mk])$")
# "Tutmam karşılığında": my keeping it.
_MINE = re.compile(r"m[ae]m$")
_POSSESSED = re.compile(r"^(?:halinde|karsilig|icin|sorun|durum|gibi|soz)\w*$")
_NOUN_FOLLOWS = re.compile(
    r"^(?:hak|sans|islem|secene|talep|talebi|tus|link|icin|aparat|minder|gibi|konus|ucret|bedel"
    r"|sure|imkan|iste|nokta|durum|ihtimal|niyet|oda)"
)
_OF_FORM = {
    Form.REQUEST: WANTED,
    Form.FORBID: UNWANTED,
    Form.TELL: DONE,
    Form.SUPPOSE: ASKED,
}


def verdict(words: Sequence[str], own: str) -> str | None:
    """What the words after a remedy make of it; `own`: the remedy whose verb stands first."""
    if own == "keep" and words and (stays := staying(words[0])):
        return _with_next(stays, words[1] if len(words) > 1 else "")
    for place, word in enumerate(words):
        if _means_nothing(word, words[place - 1] if place else "", bool(own)):
            continue
        if word in _LETS_BE and any(form(one) is Form.IF for one in words[:place]):
            # "Tamir edilecekse kalsın": the goods stay.
            return CONDITIONAL
        if found := _of_word(word, words[place + 1 :]):
            return found
    return None


def _means_nothing(word: str, before: str, own: bool) -> bool:
    """ "Sorun değil" asks nobody, "sağ olun" wants nothing."""
    problem = word == "sorun" and (bool(before) or not own)
    return problem or (before == "sag" and word in {"ol", "olun"})


def _of_word(word: str, rest: Sequence[str]) -> str | None:
    following = rest[0] if rest else ""
    if word in NEEDLESS:
        return UNWANTED if _NONE.match(following) else WANTED
    if word == "mecbur" and not following:
        # "İptal, mecbur"
        return None
    if word in _CERTAIN:
        return _CERTAIN[word]
    found = form(word)
    return None if found in {None, Form.IF} else _of_verb(word, rest)


def _of_verb(word: str, rest: Sequence[str]) -> str | None:
    following = rest[0] if rest else ""
    if _REQUEST.match(word):
        # "Değişim talebim yapılmadı" tells of an earlier wish.
        return DONE if any(form(later) is Form.TELL for later in rest) else WANTED
    if word.startswith("ist") and YOU.match(following):
        # "Fark ister misiniz"
        return ASKED
    if _NEVER_ASKED.match(word):
        return UNWANTED
    return _of_form(word, form(word), following)


def _of_form(word: str, found: Form | None, following: str) -> str | None:
    if found is None:
        return None
    if found is Form.REQUEST and _BUTTON.match(following):
        return None
    if found is Form.FORBID and following in _NEEDED:
        return WANTED
    if found is Form.FORBID and _MINE.search(word) and _POSSESSED.match(following):
        return None
    if found is Form.NOUN:
        # "etme" at the end is an imperative; before another word it may be a noun.
        imperative = word.endswith(("me", "ma")) and not _NOUN_FOLLOWS.match(following)
        return UNWANTED if imperative else None
    return _with_next(found, following)


def _with_next(found: Form, following: str) -> str | None:
    if found is Form.MAY:
        if YOU.match(following):
            return WANTED
        return ASKED if PARTICLE.match(following) else None
    if found in {Form.REQUEST, Form.TELL} and _NONE.match(following):
        return UNWANTED
    if PARTICLE.match(following) or YOU.match(following):
        return ASKED
    return _OF_FORM.get(found)
