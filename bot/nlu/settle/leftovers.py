"""Intents that the words leave no room for, whatever the heads hear."""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.acts import ASKED, UNWANTED, WANTED, Act
from bot.nlu.asks import (
    ARE_YOU_HUMAN,
    CANCEL_COST,
    COUPON,
    FIND_NUMBER,
    FIND_PHONE,
    PRODUCT,
    WHEN,
)
from bot.nlu.conduct import CONDUCT
from bot.nlu.names import (
    BARE,
    CANCEL,
    COMPLAINTS,
    DAMAGED,
    GENERAL,
    INVOICE,
    LATE,
    MISSING,
    OUT_OF_SCOPE,
    PRAISE,
    RETURN,
    STATUS,
    WRONG,
)
from bot.nlu.parts import FAULTY, Part
from bot.nlu.settle.defects import awaited, defective
from bot.nlu.settle.given_up import given_up
from bot.nlu.settle.words import CONNECT, EKSIK, MONEY_BACK, TERMS

# Who thanks for the service beside a complaint mocks it; "ürün güzel ama" weighs both.
_MOCKS: Final = re.compile(
    r"\b(?:bravo\w*|helal\w*|tebrik\w*|aferin\w*|alkis\w*|masallah|(?:cok |tesekkur\w*|sag ?ol\w*|eyvallah)(?: \w+)? (?:yine|gene|bir daha)|"
    r"tesekkur\w*|sag ?ol\w*|(?:harika|super|mukemmel|muhtesem|guzel) (?:bir )?(?:hizmet|servis|is|firma|alisveris|kargo)\w*|supersiniz|harikasiniz|"
    r"well done|great (?:service|job)|thanks a lot|congratulations|nice (?:work|job))"
)
_TURNS: Final = re.compile(r"\b(?:ama|fakat|ancak|yalniz|lakin|yine de|but|however)\b")
_LACKING: Final = re.compile(
    r"\b(?:eksi[kg]\w*|yok(?:tu)?|cikma\w+|gelme\w+|gonderme\w+|unut\w+|missing)\b"
)
# "Elbise geldi de faturası yok içinde": nothing of the goods is missing.
_NO_INVOICE: Final = re.compile(
    r"\b(?:fatura|fis|irsaliye)\w*(?: (?:da|de|bile|hala|halen|henuz|daha))? (?:yok(?:tu)?|eksi[kg]|cikma|gelme|konma|koyma|unut)\w*"
)
_NOT_LATE: Final = re.compile(r"\bgec (?:gelmedi|kalmadi|degil)\b")
_WAITS: Final = re.compile(
    r"\b(?:gec(?:ik\w*| geldi| kaldi)?|gelme\w+|bekli\w+|yetisme\w+|nerede|late)\b"
)
_PEOPLE: Final = re.compile(
    r"\b(?:insan|temsilci|musteri hizmet|yetkili|muhatap|ulasam|biri(?:yle|si)|canli|agent|human|person)"
)
_CALLED: Final = re.compile(
    r"\b(?:musteri hizmet|cagri merkez|sizi|temsilci|destek hat)\w*(?: \w+){0,3} (?:aradi[mk]|ariyoru[mz]|aramisti[mk]|arayip|beklet\w+|kapatti\w*)"
)
# "Kutuda duruyor" tells where it is.
_STANDS: Final = re.compile(r"(?:(?!yok|eksik)\w+ ){1,4}duruyor?\W*")
# "Yanlış ürün değil, çalışmıyor; yanlış dedim pardon"
_NOT_WRONG: Final = re.compile(
    r"\byanlis (?:(?:urun|mal|sey|gelmis|gelen|olan|geldi) )?(?:degil|demedim|gelmedi)\b|\byanlis (?:de(?:di[mk]|misi[mz])|soyle(?:di[mk]|misi[mz]))\b|\b(?:it'?s |it is |its )?not (?:the |a )?wrong\b"
)
_DENIES: Final = re.compile(r" (?:gel(?:medi|en|mis)? |cik(?:an|mis)? |olan )?(?:degil|demedim)\b")
_DENIABLE: Final = ((MISSING, EKSIK), (DAMAGED, FAULTY))
_AWAITED: Final = re.compile(
    r"\b(?:gec(?:ik\w*| geldi| kaldi| kaliyo\w*)|gelme(?:di|mis|z|yen|yecek|den)\w*|gelmiyo\w*|ulasma\w+|bekl[ei]\w+|(?:cal|ugra|arama)madan|yetisme\w+|ner(?:e)?de\w*|kayip|kaybol\w*|gunlerdir|haftalardir|(?:gun|hafta|ay)d[iu]r|hala|halen|henuz|ne zaman|getirme\w+|ugrama\w+|teslim(?!at)\w*|late|where|waiting|hasn'?t|not (?:come|arrived))\b"
)
_STILL_COMES: Final = re.compile(
    r"\b(?:should|must|may|can|shall|let)(?: \w+){0,3} still (?:come|be (?:sent|delivered|shipped))|still (?:want|need) the \w+|(?:should|must) (?:come|be delivered) as"
)
_OF_INVOICES: Final = re.compile(
    r"\b(?:e?-?fatu?ra?|ftr|fis(?:i|im|imi|ini|in)?\b|irsaliye|kdv|vergi (?:no|numara|daire|levha)|vkn|kurumsal|sirket|unvan|invo|receipt|bill|tax|belge)"
)
# Topics that the rules have read, and what heads often hear in the same words.
_NOWHERE: Final = re.compile(
    r"\b(?:ortada|ortalarda|ortalikta|ortaliklarda|meydanda|gorunurde|piyasada) (?:hala |halen |henuz |hic |daha )?(?:yok|gorunmu|gozukmu|degil)\w*|\byok (?:ortada|ortalarda|ortalikta|meydanda|gorunurde|piyasada)\b|\bnowhere\b"
)
_SOME_LACK: Final = re.compile(
    r"\b(?:eksi[kg]\w*|cikma\w+|ici(?:nden|nde)|kutu\w*|paket(?:ten|in|te)\w*|koli(?:den|de)\w*|unut\w+|missing)\b"
)
_NO_MEANING: Final = {
    COUPON: frozenset({DAMAGED, OUT_OF_SCOPE}),
    PRODUCT: frozenset({OUT_OF_SCOPE}),
    "compare": frozenset({OUT_OF_SCOPE}),
    ARE_YOU_HUMAN: frozenset({"abuse"}),
    CANCEL_COST: frozenset({OUT_OF_SCOPE, RETURN}),
    FIND_NUMBER: frozenset({"human_agent", OUT_OF_SCOPE}),
    FIND_PHONE: frozenset({"human_agent", OUT_OF_SCOPE, PRAISE, "affirm"}),
}


def known_better(
    ruled: Sequence[Act], own: Sequence[Part], names: set[str], folded: str
) -> set[str]:
    """The meanings that the words themselves speak against."""
    without = {name for act in ruled for name in _NO_MEANING.get(act.topic, ())}
    # "Ulaşamıyorum ona" speaks of who knows the phone.
    people = CONNECT if any(act.topic == FIND_PHONE for act in ruled) else _PEOPLE
    if people.search(folded):
        without.discard("human_agent")
    without |= {*_not_people(ruled, folded), *_said_otherwise(ruled, folded)}
    if own:
        without.discard(DAMAGED)
    if INVOICE in names and _lacks_invoice(folded):
        without.add(MISSING)
    if names & COMPLAINTS and _MOCKS.search(folded) and not _TURNS.search(folded):
        without.add(PRAISE)
    return without | set(_unsaid(own, folded))


def _not_people(ruled: Sequence[Act], folded: str) -> Iterator[str]:
    """Who asks whether we are one, tells of a call or asks for the day, asks for nobody."""
    human = any(act.topic == ARE_YOU_HUMAN for act in ruled)
    waits = any(act.topic == WHEN for act in ruled) and not _PEOPLE.search(folded)
    if waits or ((human or _CALLED.search(folded)) and not CONNECT.search(folded)):
        yield "human_agent"


def _said_otherwise(ruled: Sequence[Act], folded: str) -> Iterator[str]:
    """What the acts of the rules leave no room for."""
    said = {act.act for act in ruled}
    meant = {(act.remedy, act.polarity) for act in ruled}
    if any(map(_puts_right, ruled)) and "correct" not in said:
        # Their own address, not our understanding.
        yield "correction"
    if "undo" in said:
        yield RETURN
    if any(map(_goes_elsewhere, ruled)) and not _AWAITED.search(folded):
        # How the courier behaved, or where it is to go: nobody waits in those words.
        yield from (LATE, STATUS)
    if ("cancel", UNWANTED) in meant and ("cancel", WANTED) not in meant:
        yield CANCEL
    if "undecided" in said and said.isdisjoint({"affirm", "deny"}):
        # "Hem evet hem hayır" is neither.
        yield from BARE & {"affirm", "deny"}
    if any(act.remedy in TERMS and act.polarity == ASKED and act.confidence == 1 for act in ruled):
        yield OUT_OF_SCOPE


def _puts_right(act: Act) -> bool:
    return (act.remedy, act.polarity) == ("change_address", WANTED)


def _goes_elsewhere(act: Act) -> bool:
    moved = act.remedy in {"change_address", "change_pickup"} and act.polarity == WANTED
    return moved or act.kind == CONDUCT


def _unsaid(own: Sequence[Part], folded: str) -> Iterator[str]:
    """What the heads hear beside a trouble whose words say nothing of it."""
    if (own and not _lacks(own, folded)) or _STANDS.fullmatch(folded) or nowhere(folded):
        # "6 bardaktan 2'si kırık": the others are not missing.
        yield MISSING
    yield from denied(folded)
    if defective(folded) and not awaited(folded) and not _WAITS.search(folded):
        # "3 ay oldu çekmiyor"
        yield LATE
    if given_up(folded):
        yield from (LATE, STATUS)
    if _STILL_COMES.search(folded) and not _AWAITED.search(folded):
        # "Cancel the backpack, the dress should still come"
        yield from (LATE, STATUS)
    if not _OF_INVOICES.search(folded):
        yield INVOICE
    unfit = any(part.problems == (GENERAL,) for part in own)
    late = any(LATE in part.problems for part in own) or _WAITS.search(folded)
    if _NOT_LATE.search(folded) or (unfit and not late):
        # "Cumartesi düğün var, ayakkabı küçük geldi"
        yield LATE


def _lacks_invoice(folded: str) -> bool:
    rest, found = _NO_INVOICE.subn(" ", folded)
    return found > 0 and not _LACKING.search(rest)


def _lacks(own: Sequence[Part], folded: str) -> bool:
    return any(MISSING in part.problems for part in own) or bool(_LACKING.search(folded))


def denied(folded: str) -> Iterator[str]:
    """The troubles that a message only says not to be: "eksik değil, yanlış geldi"."""
    if _NOT_WRONG.search(folded):
        yield WRONG
    for problem, expression in _DENIABLE:
        found = list(expression.finditer(folded))
        if found and all(_DENIES.match(folded[one.end() :]) for one in found):
            yield problem


def nowhere(folded: str) -> bool:
    """Whether a parcel is looked for that is nowhere to be seen: "montum ortada yok" asks for it."""
    money = MONEY_BACK.search(folded)
    return bool(_NOWHERE.search(folded)) and not money and not _SOME_LACK.search(folded)
