"""Wishes with their polarity: what is to be done, must not be done, was done, is only asked about.

A wish is the words of a remedy and the verb that governs them. The verb follows, so the words after
a mention decide, up to the end of the clause or the next mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.acts import ASKED, CONDITIONAL, DONE, UNWANTED, WANTED, Act
from bot.nlu.remedies import Mention, mentions
from bot.nlu.tokens import Token, clauses, tokens
from bot.nlu.verbs import Form, form

_REACH = 6
_QUESTION = re.compile(r"^(?:nasil|neden|niye|nicin|kac\w*|hangi\w*|hani|nere\w*)$")
_WHEN = re.compile(r"\bne (?:zaman|kadar|yap\w+)\b|\bne olur\b|\bkim(?:e|den|in)?\b")
_PARTICLE = re.compile(r"^m[iu](?:y[iu][mz]|d[iu]r|y[dm]\w*)?$")
_YOU = re.compile(r"^m[iu]s[iu]?n\w*$")
_GIVES_UP = re.compile(r"^(?:vazgec(?:t[iu][mk]|iyor\w*|tm|mist\w+|elim|ecegim)|caydi[mk])$")
_NOT = re.compile(r"^(?:degil\w*|deyil|yerine|haric)$")
_NONE = re.compile(r"^(?:yok(?!sa)\w*|kalmadi|degil\w*)$")
_NEEDLESS = frozenset({"gerek", "luzum", "ihtiyac", "niyetim", "niyetinde"})
_FORCED = frozenset({"zorunda", "mecbur"})
# Before a wish: "tarih verirseniz beklerim"
_IF_YOU = re.compile(r"^\w{3,}[aeiu]rs[ae]n(?:[iu]z)?$")
# "iade kutusu", "iptal etiketi": a thing with the remedy's name.
_THING = re.compile(r"^(?:kutu|etiket|kargo|form|kagi|zarf|adres|paket|masraf|barkod)\w*$")
# "iptali geri alın"
_UNDONE = re.compile(r"^geri al(?!abil|ayim|mak)\w*")
# "iptal edin demedim ki"
_NOT_SAID = re.compile(r"^(?:deme(?:di|m|mi)\w*|soyleme(?:di|mi)\w*|demiyor\w*)$")
_SAID = re.compile(r"^(?:de(?:mi|di|r|n)\w*|soyle(?:mi|di)\w*|soz\w*)$")
_ASKED_FOR = re.compile(r"^(?:talep|talebi\w*|istegi\w*)$")
_STAYS = re.compile(r"^(?:kalsin|kalabilir|dursun)$")
_FILLERS = frozenset(
    ["lutfen", "artik", "hemen", "acil", "acilen", "istek", "talep", "talebi", "kodu", "bana", "benim", "bu", "su", "o", "bi", "bir", "ben", "biz", "evet", "tamam", "olsun", "peki", "tabi", "ya", "abi", "hocam", "merhaba", "siparis", "siparisi", "siparisimi", "urun", "urunu", "para", "o", "zaman", "hayir", "yok", "sadece", "direkt", "o", "o", "halde", "icin", "iste", "ve", "da", "de"]
)  # fmt: skip
# An order's number and a phone's digits beside it say nothing else.
_NUMBER = re.compile(r"^(?:\d+|ts\d*|no|nolu|numarali|numara\w*|son|dort|hane\w*|tel\w*|sonu)$")
_OF_FORM = {
    Form.REQUEST: WANTED,
    Form.FORBID: UNWANTED,
    Form.TELL: DONE,
    Form.SUPPOSE: ASKED,
}


def wishes(text: str) -> tuple[Act, ...]:
    """The wishes of a message, one for each remedy and polarity, in their order."""
    words = tokens(text)
    parts = clauses(words)
    found: dict[tuple[str, str], Act] = {}
    for part in parts:
        for act in _of_clause(part):
            found.setdefault((act.remedy, act.polarity), act)
    return (*found.values(), *_given_up(words, found))


def _of_clause(clause: list[Token]) -> Iterator[Act]:
    named = mentions(clause)
    for place, mention in enumerate(named):
        until = named[place + 1].first if place + 1 < len(named) else len(clause)
        polarity = _polarity(clause, mention, until)
        if polarity:
            yield _act(mention.remedy, polarity, clause)


def _act(remedy: str, polarity: str, clause: Sequence[Token]) -> Act:
    words = " ".join(token.text for token in clause)
    return Act("wish", words, clause[0].start, clause[-1].end, remedy=remedy, polarity=polarity)


def _polarity(clause: Sequence[Token], mention: Mention, until: int) -> str | None:
    tail = [token.text for token in clause[mention.last + 1 : until]]
    if (tail and _NOT.match(tail[0])) or any(_GIVES_UP.match(word) for word in tail):
        return UNWANTED
    if any(_NOT_SAID.match(word) for word in tail):
        return UNWANTED
    if tail[:2] == ["sizin", "olsun"] or _UNDONE.match(" ".join(tail)) or _neither(clause, mention):
        return UNWANTED
    if tail and mention.verb > mention.last and _THING.match(tail[0]):
        return None
    words = [token.text for token in clause[mention.verb : until]][:_REACH]
    verdict = _verdict(words)
    if verdict is None:
        return _without_verb(clause, mention, tail)
    if verdict == WANTED:
        return DONE if any(_SAID.match(word) for word in tail) else _really(clause, mention)
    return verdict


def _neither(clause: Sequence[Token], mention: Mention) -> bool:
    """ "Ne iade ne değişim istiyorum"."""
    before = clause[mention.first - 1].text if mention.first else ""
    return before == "ne" and [token.text for token in clause].count("ne") > 1


def _verdict(words: Sequence[str]) -> str | None:
    """What the first deciding word after a remedy makes of it."""
    for place, word in enumerate(words):
        after = words[place + 1 : place + 3]
        if word in _NEEDLESS:
            return UNWANTED if after and _NONE.match(after[0]) else WANTED
        if word in _FORCED:
            return DONE
        verdict = _of_word(word, after, words[place + 1 :])
        if verdict:
            return verdict
    return None


def _of_word(word: str, after: Sequence[str], rest: Sequence[str]) -> str | None:
    found = form(word)
    if found is None or found is Form.IF:
        return None
    if _ASKED_FOR.match(word):
        # "Değişim talebim yapılmadı" tells of an earlier wish.
        return DONE if any(form(later) is Form.TELL for later in rest) else WANTED
    if found is Form.FORBID and after and after[0] in {"lazim", "gerek", "gerekiyor", "gerekir"}:
        return WANTED
    if found is Form.NOUN:
        return UNWANTED if _forbidding(word, after) else None
    return _with_next(found, after)


def _forbidding(word: str, after: Sequence[str]) -> bool:
    """ "etme" at the end is an imperative; before another word it may be a noun."""
    return word.endswith(("me", "ma")) and not (after and _takes_noun(after[0]))


def _takes_noun(word: str) -> bool:
    return bool(
        re.match(r"(?:hak|sans|islem|secene|talep|sure|imkan|iste|nokta|durum|ihtimal|niyet)", word)
    )


def _with_next(found: Form, after: Sequence[str]) -> str | None:
    following = after[0] if after else ""
    if found is Form.MAY:
        if _YOU.match(following):
            return WANTED
        return ASKED if _PARTICLE.match(following) else None
    if found in {Form.REQUEST, Form.TELL} and _NONE.match(following):
        return UNWANTED
    if _PARTICLE.match(following) or _YOU.match(following):
        return ASKED
    return _OF_FORM.get(found)


def _really(clause: Sequence[Token], mention: Mention) -> str:
    """Wanted by its verb; a question word or a condition before it says otherwise."""
    before = [token.text for token in clause[: mention.first]]
    every = " ".join(token.text for token in clause)
    inside = [token.text for token in clause[mention.first : mention.last + 1]]
    if "yerine" in every.split()[mention.last + 1 : mention.last + 3] or "geri aliyorum" in every:
        return UNWANTED
    if any(_QUESTION.match(token.text) for token in clause) or _WHEN.search(every):
        return ASKED
    return CONDITIONAL if any(map(_is_condition, [*before, *inside[:-1]])) else WANTED


def _is_condition(word: str) -> bool:
    return form(word) is Form.IF or bool(_IF_YOU.match(word))


def _without_verb(clause: Sequence[Token], mention: Mention, tail: Sequence[str]) -> str | None:
    """No verb: a question, or a remedy that is the whole of what is said."""
    every = " ".join(token.text for token in clause)
    if any(_QUESTION.match(token.text) for token in clause) or _WHEN.search(every):
        return ASKED
    if any(_PARTICLE.match(word) for word in tail) or any(word == "var" for word in tail):
        return ASKED
    others = [t.text for n, t in enumerate(clause) if not mention.first <= n <= mention.last]
    if mention.verb <= mention.last:
        return None
    if any(form(word) is Form.IF for word in others):
        return CONDITIONAL
    return WANTED if all(word in _FILLERS or _NUMBER.match(word) for word in others) else None


def _given_up(words: Sequence[Token], found: dict[tuple[str, str], Act]) -> Iterator[Act]:
    """ "Vazgeçtim" alone ends the order; after a word of another wish it ended that one."""
    if not words or any(polarity == UNWANTED for _, polarity in found):
        return
    gives_up = [token for token in words if _GIVES_UP.match(token.text)]
    if gives_up and not any(remedy == "cancel" for remedy, _ in found):
        stays = any(_STAYS.match(token.text) for token in words)
        yield _act("cancel", UNWANTED if stays else WANTED, gives_up)
