"""What a clause says of a remedy that it mentions: wanted, unwanted, done, asked or conditional."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.acts import ASKED, CONDITIONAL, DONE, UNWANTED, WANTED
from bot.nlu.remedies import Mention
from bot.nlu.tokens import Token
from bot.nlu.verbs import Form, form

# So many words after a remedy may hold the verb that governs it.
_REACH = 6
_QUESTION = re.compile(r"^(?:nasil|neden|niye|nicin|kac\w*|hangi\w*|hani|nere\w*)$")
_WHEN = re.compile(r"\bne (?:zaman|kadar|yap(?!al)\w+)\b|\bkim(?:e|den|in)?\b|\bne olur$")
_PARTICLE = re.compile(r"^m[iu](?:y[iu][mz]|d[iu]r|y[dm]\w*)?$")
_YOU = re.compile(r"^m[iu]s[iu]?n\w*$")
# "Tamam mı", "olur mu": agreement is asked for, not the remedy about.
_AGREEING = frozenset({"tamam", "olur", "di", "oldu"})
_NOT = re.compile(r"^(?:degil\w*|deyil|yerine|haric)$")
_NONE = re.compile(r"^(?:yok(?!sa)\w*|kalmadi|degil\w*)$")
_NEEDLESS = frozenset({"gerek", "luzum", "ihtiyac", "niyetim", "niyetinde"})
_NEEDED = frozenset({"lazim", "gerek", "gerekiyor", "gerekir"})
# "İade kalsın": let it be.
_STAYS = frozenset({"kalsin", "dursun"})
_TAKES_BACK = re.compile(r"\bgeri al(?:in|iniz|sana|ir|abilir)\w*(?: (?:o|bu|su))?$")
_FORCED = frozenset({"zorunda", "mecbur"})
_GAVE_UP = re.compile(r"\bvaz ?gec(?:t[iu][mk]|iyor|tm|mist|elim|ecegim)|\bcaydi[mk]\b")
# "iptali geri alın", "değişim talebimi geri çekiyorum", "iade talebimi iptal edin"
_WITHDRAWN = re.compile(
    r"^(?:geri (?:al(?!abil|ayim|mak|di)|cek)|yok say)"
    r"|^(?:talep|talebi|istegi|kayd|islem)\w* (?:geri (?:al|cek)|yok say)"
)
# "iptal edin demedim ki"; "göndereceğiz demiştiniz"
_NOT_SAID = re.compile(r"^(?:deme(?:di|m|mi)\w*|soyleme(?:di|mi)\w*|demiyor\w*)$")
_SAID = re.compile(r"^(?:de(?:mi|di|n)\w*|diyor\w*|soyle(?:mi|di)\w*|soz\w*)$")
_REQUEST = re.compile(r"^(?:talep|talebi\w*|istegi\w*)$")
_PAST = re.compile(r"(?:[dt][iu]|m[iu]s)(?:m|n|k|n[iu]z|l[ae]r|t[iu]\w*)?$")
# Before a wish: "tarih verirseniz beklerim"
_IF_YOU = re.compile(r"^\w+[aeiu]rs[ae]n(?:[iu]z)?$")
# "tamirden sonra": away from it, not for it.
_AWAY = re.compile(r"[dt][ae]n$")
# "iade kutusu", "iptal etiketi": a thing with the remedy's name.
_THING = re.compile(r"^(?:kutu|etiket|kargo|form|kagi|zarf|adres|paket|masraf|barkod)\w*$")
_NOUN_FOLLOWS = re.compile(
    r"^(?:hak|sans|islem|secene|talep|sure|imkan|iste|nokta|durum|ihtimal|niyet|oda)"
)
# Beside a remedy that is all that is said.
_FILLERS = frozenset(
    (
        "lutfen artik hemen acil acilen istek talep talebi kodu bana benim bu su o bi bir ben biz "
        "evet tamam olsun peki tabi ya abi hocam merhaba siparis siparisi siparisimi urun urunu "
        "para zaman hayir yok sadece direkt halde icin iste ve da de"
    ).split()
)
# An order's number and a phone's digits beside it say nothing else.
_NUMBER = re.compile(r"^(?:\d+|ts\d*|no|nolu|numarali|numara\w*|son|dort|hane\w*|tel\w*|sonu)$")
_OF_FORM = {
    Form.REQUEST: WANTED,
    Form.FORBID: UNWANTED,
    Form.TELL: DONE,
    Form.SUPPOSE: ASKED,
}


def polarity(clause: Sequence[Token], mention: Mention, until: int) -> str | None:
    """The polarity of a mention whose words end before the token `until`; None: no wish at all."""
    tail = [token.text for token in clause[mention.last + 1 : until]]
    if _refused(tail) or _taken_back(clause, mention) or _neither(clause, mention):
        return UNWANTED
    governs = _governs(clause, mention)
    if tail and not governs and _THING.match(tail[0]):
        return None
    first = mention.verb if governs else mention.last + 1
    words = [token.text for token in clause[first:until]][:_REACH]
    verdict = _verdict(words)
    if verdict is None:
        return None if governs else _without_verb(clause, mention, tail)
    if verdict == WANTED:
        return DONE if any(map(_SAID.match, tail)) else _really(clause, mention)
    asks = verdict == DONE and _wonders(clause) and not any(map(_PAST.search, words))
    return ASKED if asks else verdict


def _governs(clause: Sequence[Token], mention: Mention) -> bool:
    """Whether the last word of a mention is the verb itself: "değiştirin", not "değişim"."""
    return mention.verb <= mention.last and form(clause[mention.last].text) is not None


def _refused(tail: Sequence[str]) -> bool:
    """Refused by a word after the remedy, whatever the verb."""
    said = " ".join(tail)
    if tail and _NOT.match(tail[0]):
        return True
    if any(map(_NOT_SAID.match, tail)) or said.startswith("sizin olsun"):
        return True
    return bool(_GAVE_UP.search(said) or _WITHDRAWN.search(said))


def _taken_back(clause: Sequence[Token], mention: Mention) -> bool:
    """ "Geri alın iadeyi"."""
    before = " ".join(token.text for token in clause[: mention.first])
    return bool(_TAKES_BACK.search(before))


def _neither(clause: Sequence[Token], mention: Mention) -> bool:
    """ "Ne iade ne değişim istiyorum"."""
    before = clause[mention.first - 1].text if mention.first else ""
    return before == "ne" and [token.text for token in clause].count("ne") > 1


def _verdict(words: Sequence[str]) -> str | None:
    """What the first deciding word after a remedy makes of it."""
    for place, word in enumerate(words):
        rest = words[place + 1 :]
        if word in _NEEDLESS:
            return UNWANTED if rest and _NONE.match(rest[0]) else WANTED
        if word in _FORCED:
            return DONE
        if word in _STAYS:
            return UNWANTED
        verdict = _of_word(word, rest)
        if verdict:
            return verdict
    return None


def _of_word(word: str, rest: Sequence[str]) -> str | None:
    found, following = form(word), rest[0] if rest else ""
    if found is None or found is Form.IF:
        return None
    if _REQUEST.match(word):
        # "Değişim talebim yapılmadı" tells of an earlier wish.
        return DONE if any(form(later) is Form.TELL for later in rest) else WANTED
    if found is Form.FORBID and following in _NEEDED:
        return WANTED
    if found is Form.NOUN:
        # "etme" at the end is an imperative; before another word it may be a noun.
        imperative = word.endswith(("me", "ma")) and not _NOUN_FOLLOWS.match(following)
        return UNWANTED if imperative else None
    return _with_next(found, following)


def _with_next(found: Form, following: str) -> str | None:
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
    """Wanted by its verb; a question or a condition around it says otherwise."""
    every = [token.text for token in clause]
    before, after = every[: mention.first], every[mention.last + 1 :]
    if "yerine" in after[:2] or ("diye" in after and any(map(_NONE.match, after))):
        return UNWANTED
    if _wonders(clause) or _asks_at_the_end(after):
        return ASKED
    conditions = [*before, *every[mention.first : mention.last]]
    return CONDITIONAL if any(map(_is_condition, conditions)) else WANTED


def _wonders(clause: Sequence[Token]) -> bool:
    every = " ".join(token.text for token in clause)
    return any(_QUESTION.match(token.text) for token in clause) or bool(_WHEN.search(every))


def _asks_at_the_end(words: Sequence[str]) -> bool:
    """ "Karta mı yansır": a particle in the words of the wish."""
    pairs = pairwise(words)
    return any(_PARTICLE.match(word) and before not in _AGREEING for before, word in pairs)


def _is_condition(word: str) -> bool:
    return form(word) is Form.IF or bool(_IF_YOU.match(word))


def _without_verb(clause: Sequence[Token], mention: Mention, tail: Sequence[str]) -> str | None:
    """No verb: a question, or a remedy that is the whole of what is said."""
    if _wonders(clause) or any(map(_PARTICLE.match, tail)) or "var" in tail:
        return ASKED
    before = [token.text for token in clause[: mention.first]]
    if any(form(word) is Form.IF for word in tail):
        # "Tamir olmuyorsa": the condition of something else.
        return None
    if any(form(word) is Form.IF for word in before):
        return CONDITIONAL
    if _AWAY.search(clause[mention.last].text):
        return None
    others = [*before, *(token.text for token in clause[mention.last + 1 :])]
    return WANTED if all(word in _FILLERS or _NUMBER.match(word) for word in others) else None
