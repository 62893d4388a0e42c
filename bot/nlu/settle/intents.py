"""Which intents a message has, once the rules and its parts are heard beside the heads."""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.acts import WANTED, Act
from bot.nlu.clauses import clauses
from bot.nlu.entities import Entity
from bot.nlu.entities.evidence import only_evidence
from bot.nlu.entities.products import PHRASES
from bot.nlu.names import (
    CANCEL,
    COMPLAINTS,
    DAMAGED,
    GENERAL,
    INFORM,
    LATE,
    MISSING,
    OUT_OF_SCOPE,
    REQUESTS,
    RETURN,
    STATUS,
    WRONG,
)
from bot.nlu.parts import FAULTY, Part
from bot.nlu.settle.choice import came_wrong
from bot.nlu.settle.defects import awaited, defective
from bot.nlu.settle.given_up import given_up
from bot.nlu.settle.leftovers import denied, known_better, nowhere
from bot.nlu.settle.words import CONNECT, EKSIK
from bot.nlu.understand import Meaning
from bot.turkish import fold

# A message that names a thing, or a variant, and says nothing of it.
_WORDS: Final = {"product": 2, "wanted": 4}
# "Elbise dar geldi" is sure by its words.
_UNFIT: Final = 0.9
# "Çantam nerde kaldı": where it is, whatever the heads make of the rest.
_LOOKED_FOR: Final = re.compile(
    r"\b(?:urun|kargo|paket|siparis|koli|esya|canta|elbise|ayakkabi|telefon|tablet|kitap|\w{3,}(?:im|um|m))\w* (?:\w+ )?ner(?:e)?de\b(?! (?:yaz|bul))|\bwhere(?:'?s| is| are) (?:my|the|our) (?!refund|money|order number|phone number|number|invoice|courier|receipt)\w+"
)
# "TS-1031 nerde kaldı bi de TS-1033'teki ayakkabıyı iade edicem"
_ORDER_SOUGHT: Final = re.compile(
    r"\bts[\W_]{0,3}\d{4}\W{1,3}(?:(?:nolu|numarali|siparis\w*|kargo\w*|paket\w*|de|da) ){0,2}(?:ner(?:e)?de\w*|ne (?:oldu|zaman gel\w+|durumda)|hala yok|gelmedi)|\bwhere(?:'?s| is) (?:my )?(?:order )?ts[\W_]{0,3}\d{4}"
)
_WEAK: Final = 0.5
_IDLE: Final = frozenset({OUT_OF_SCOPE, INFORM})
_PARCEL: Final = re.compile(r"\b(?:kargo|paket|koli|siparis|urun)\w*")
# "Tavam gelmedi": right behind the thing.
_NOT_COME: Final = re.compile(
    r"\w* (?:(?:da|de|hala|daha|henuz|bir|bi|turlu|halen|ki|ya) ){0,3}gel(?:medi|memis|miyo|mez)\w*"
)
_LOST: Final = re.compile(
    r"\b(?:kayip(?! esya)|kaybol(?:du|mus|up)\w*|kayiplara karis\w*|(?:is|got|are) lost)\b"
)
_WAITED: Final = re.compile(
    r"\b(?:hafta|ay)(?:l[ae]r)?d[iu]r\b.{0,60}\bbekli?yo\w*|\bbekli?yo\w*.{0,30}\b(?:hafta|ay)(?:l[ae]r)?d[iu]r\b|"
    r"\bwaiting\b.{0,40}\b(?:weeks?|months?)\b"
)
# What else is waited for.
_NO_GOODS: Final = re.compile(
    r"\b(?:iade|para(?:m|mi|si|sini|yi)?\b|ucret|cevap|cevab|donus|degisim|fatura|haber|tamir|servis|kurye|stok|indirim|refund|money|answer|reply|invoice)"
)
_WHERE: Final = re.compile(r"\b(?:nere(?:de|lerde)|nerd)\w*|\bwhere\b")
_CAME_WRONG: Final = re.compile(
    r"\b(?:yanlis|baska|farkli) (?!degil|de(?:di[mk]|misi[mz]))(?:\w+ ){0,2}(?:gel|cik|yolla|gonder|urun)\w*"
)
_FAULTY: Final = re.compile(
    r"\b(?:(?:has|have|with|got|there(?:'?s| is| are)) (?:a |an |some |big |small )*(?:stain|hole|crack|scratch|tear|dent|rip|chip|leak|defect)\w*|(?:is|are|was|were|came|arrived|it'?s) (?:all |completely |badly |a bit |totally )?(?:stained|broken|cracked|torn|ripped|scratched|damaged|defective|faulty|chipped|smashed|dented|leaking)|(?:doesn'?t|does not|don'?t|isn'?t|is not|not|stopped) work(?:ing)?)\b"
)
_SAID: Final = 0.9
_UNSURE: Final = frozenset({OUT_OF_SCOPE, INFORM, "goodbye"})
_NAMING: Final = frozenset({"product", "order_number", "phone_last4", "quantity", "email"})
_SAYS_NOTHING: Final = re.compile(
    r"\d+|ts|siparis\w{0,4}|no|numara(?:li|m|si)?|nolu|son|dort|hane\w*|tel|telefon\w*|sonu|icin|ve|bir|bi|evet|merhaba|selam|iyi|gunler|su|bu|o|benim|ile|tane\w*|adet"
)
_PARTS_OF_NAMES: Final = frozenset(word for phrase in PHRASES for word in phrase[:-1])
# "Ayağıma olmadı", "bedeni uymadı", "gömlek olmadı": it does not fit, without a word for how.
_NO_FIT: Final = re.compile(
    r"\b(?:aya[gk]|ust|bel|kol|omu?z|basen|bacak|gogus|bilek|parma[gk]|beden|numara|olcu|bana|kizim|oglum|esim|kocam|cocu[gk]|bebe[gk])\w*(?: (?:da|de|hic|pek|tam|yine))? (?:olmadi|olmuyo|olmaz|uymadi|uymuyo|oturmadi|oturmuyo|girmedi|girmiyo|sigmadi|sigmiyo|tutmadi)\w*"
    r"|\b(?:ayakkabi|bot|cizme|terlik|sandalet|elbise|gomlek|pantolon|kot|kaban|mont|ceket|etek|tisort|bluz|kazak|hirka|tayt|sort|esofman|gelinlik|abiye)(?:lar|ler)?(?:im|um|m|i|u)? (?:da |de |hic )?(?:olmadi|olmuyo|uymadi|oturmadi)\w*"
)


def settled(
    meaning: Meaning,
    ruled: Sequence[Act],
    entities: Sequence[Entity],
    own: Sequence[Part],
    text: str,
) -> Meaning:
    """The meaning without what the rules know better; `own`: the parts of the message."""
    if only_evidence(text):
        return replace(meaning, intents=((INFORM, _SAID),), clauses=(None,))
    folded = fold(text)
    meaning = _with(meaning, ruled, entities, folded)
    names = {name for name, _ in meaning.intents}
    unfit = any(part.problems == (GENERAL,) for part in own)
    without = known_better(ruled, own, names, folded)
    if nothing_said_of(entities, folded):
        without |= {*COMPLAINTS, OUT_OF_SCOPE}
    if OUT_OF_SCOPE in names and (unfit or _only_names(entities, folded)):
        without.add(OUT_OF_SCOPE)
    kept = [
        (pair, place)
        for pair, place in zip(meaning.intents, meaning.clauses, strict=True)
        if pair[0] not in without
    ]
    if unfit and not (names - without) & COMPLAINTS:
        kept.insert(0, ((GENERAL, _UNFIT), None))
    if _LOOKED_FOR.search(folded) and (not kept or kept[0][0][1] < _WEAK or kept[0][0][0] in _IDLE):
        kept.insert(0, ((STATUS, _UNFIT), None))
    asks_where = _ORDER_SOUGHT.search(folded)
    if asks_where and kept and not {name for (name, _), _ in kept} & {STATUS, LATE}:
        kept.append(((STATUS, _UNFIT), _clause_of(text, asks_where.start())))
    if not kept:
        kept = [((INFORM, meaning.intents[0][1]), None)]
    intents, places = zip(*kept, strict=True)
    return replace(meaning, intents=intents, clauses=places)


def _clause_of(text: str, place: int) -> int | None:
    """The clause that a place of the folded text lies in."""
    spoken = clauses(text)
    return next((at for at, one in enumerate(spoken) if one.start <= place < one.end), None)


def _with(
    meaning: Meaning, ruled: Sequence[Act], entities: Sequence[Entity], folded: str
) -> Meaning:
    """The meaning with what the words leave no doubt of, though no head hears it."""
    names = {name for name, _ in meaning.intents}
    found = _lates(names, entities, folded) + _troubles(names, folded)
    if given_up(folded) and not names & {CANCEL, RETURN}:
        found = [*found, CANCEL]
    swaps = any((act.remedy, act.polarity) == ("exchange", WANTED) for act in ruled)
    named = any(one.entity == "wanted" for one in entities)
    exchanges = swaps and named and not came_wrong(entities, folded)
    if exchanges and (WRONG in names or not names & (COMPLAINTS | REQUESTS)):
        found = [*found, RETURN]
    found = [name for name in found if name not in names]
    if not found:
        return meaning
    kept = [
        (pair, place)
        for pair, place in zip(meaning.intents, meaning.clauses, strict=True)
        if pair[0] not in _UNSURE and not (exchanges and pair[0] == WRONG)
    ]
    kept = [*(((name, _SAID), None) for name in found), *kept]
    intents, places = zip(*kept, strict=True)
    return replace(meaning, intents=intents, clauses=places)


def _troubles(names: set[str], folded: str) -> list[str]:
    """ "Montum ortada yok" is no lack of a part; "it has a stain" beside the money for it."""
    if nowhere(folded) and not names & (COMPLAINTS - {MISSING}):
        return [LATE]
    if _NO_FIT.search(folded) and not names & COMPLAINTS:
        return [GENERAL]
    not_meant = set(denied(folded))
    if _broke(names - not_meant, folded):
        return [DAMAGED]
    if (names - not_meant) & COMPLAINTS:
        return []
    if _FAULTY.search(folded) or (not_meant - {DAMAGED} and FAULTY.search(folded)):
        return [DAMAGED]
    if not_meant - {WRONG} and _CAME_WRONG.search(folded):
        return [WRONG]
    return [MISSING] if not_meant - {MISSING} and EKSIK.search(folded) else []


def _broke(names: set[str], folded: str) -> bool:
    """ "Artık çekmiyor iade edicem", "3 ay oldu çekmiyor": the heads hear the wish, or a wait."""
    heard = names & COMPLAINTS
    only_wish = RETURN in names and not heard
    return defective(folded) and (only_wish or (heard == {LATE} and not awaited(folded)))


def _lates(names: set[str], entities: Sequence[Entity], folded: str) -> list[str]:
    """ "Tavam gelmedi", "süpürge kayboldu", "bir aydır bekliyorum", "çantam nerede, aradım kapattılar"."""
    goods = any(one.entity == "product" for one in entities) or _PARCEL.search(folded)
    if names & COMPLAINTS or not goods:
        return []
    not_come = any(
        one.entity == "product" and _NOT_COME.match(folded[one.end :]) for one in entities
    )
    lost = (
        not_come
        or _LOST.search(folded)
        or (_WAITED.search(folded) and not _NO_GOODS.search(folded))
    )
    asks = "human_agent" in names and _WHERE.search(folded) and not CONNECT.search(folded)
    return [LATE] if lost or asks else []


def nothing_said_of(entities: Sequence[Entity], folded: str) -> bool:
    """ "Çay bardakları TS-1007 3706": a thing and numbers, and nothing that is said of them."""
    named = [one for one in entities if one.entity in _NAMING]
    if not named:
        return False
    for one in named:
        folded = f"{folded[: one.start]}{' ' * (one.end - one.start)}{folded[one.end :]}"
    return all(
        _SAYS_NOTHING.fullmatch(word) or word in _PARTS_OF_NAMES
        for word in re.findall(r"\w+", folded)
    )


def _only_names(entities: Sequence[Entity], folded: str) -> bool:
    """ "Elbisem", "L olsun": an answer, whatever was asked."""
    said = len(folded.split())
    return any(said <= _WORDS.get(one.entity, 0) for one in entities)
