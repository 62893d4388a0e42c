"""What stays of the acts and intents of a message when all of them are seen together.

Heads judge words; a word that the rules have read as a question, an answer or mockery says no more
than that.
"""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.acts import ASKED, WANTED, Act
from bot.nlu.asks import (
    ARE_YOU_HUMAN,
    COUPON,
    FIND_NUMBER,
    FIND_PHONE,
    OUTDOES,
    PRODUCT,
    REFUND_STATUS,
)
from bot.nlu.conduct import CONDUCT
from bot.nlu.entities import Entity
from bot.nlu.entities.products import PHRASES
from bot.nlu.names import (
    COMPLAINTS,
    DAMAGED,
    GENERAL,
    INFORM,
    LATE,
    MISSING,
    OUT_OF_SCOPE,
    PRAISE,
    REQUESTS,
    RETURN,
    STATUS,
    WISHED,
    WRONG,
)
from bot.nlu.parts import Part
from bot.nlu.understand import Meaning
from bot.turkish import fold

# Who thanks for the service beside a complaint mocks it; "ürün güzel ama" weighs both.
_MOCKS: Final = re.compile(
    r"\b(?:bravo\w*|helal\w*|tebrik\w*|aferin\w*|alkis\w*|masallah|(?:cok |tesekkur\w*|sag ?ol\w*|eyvallah)(?: \w+)? (?:yine|gene|bir daha)|"
    r"tesekkur\w*|sag ?ol\w*|(?:harika|super|mukemmel|muhtesem|guzel) (?:bir )?(?:hizmet|servis|is|firma|alisveris|kargo)\w*|supersiniz|harikasiniz|"
    r"well done|great (?:service|job)|thanks a lot|congratulations|nice (?:work|job))"
)
_TURNS: Final = re.compile(r"\b(?:ama|fakat|ancak|yalniz|lakin|yine de|but|however)\b")
# A message that names a thing, or a variant, and says nothing of it.
_WORDS: Final = {"product": 2, "wanted": 4}
# "Elbise dar geldi" is sure by its words.
_UNFIT: Final = 0.9
_LACKING: Final = re.compile(
    r"\b(?:eksi[kg]\w*|yok(?:tu)?|cikma\w+|gelme\w+|gonderme\w+|unut\w+|missing)\b"
)
# "Çantam nerde kaldı": where it is, whatever the heads make of the rest.
_LOOKED_FOR: Final = re.compile(
    r"\b(?:urun|kargo|paket|siparis|koli|esya|canta|elbise|ayakkabi|telefon|tablet|kitap|\w{3,}(?:im|um|m))\w* (?:\w+ )?ner(?:e)?de\b(?! (?:yaz|bul))"
)
_NOT_LATE: Final = re.compile(r"\bgec (?:gelmedi|kalmadi|degil)\b")
_WEAK: Final = 0.5
_IDLE: Final = frozenset({OUT_OF_SCOPE, INFORM})
_WAITS: Final = re.compile(
    r"\b(?:gec(?:ik\w*| geldi| kaldi)?|gelme\w+|bekli\w+|yetisme\w+|nerede|late)\b"
)
# The wishes that ask for neither the goods nor the money.
_ELSEWHERE: Final = frozenset({"change_address", "change_pickup", "company_invoice", "callback"})
_TELLING_TOPICS: Final = frozenset({"where_is_it", REFUND_STATUS})
_PEOPLE: Final = re.compile(
    r"\b(?:insan|temsilci|musteri hizmet|yetkili|muhatap|ulasam|biri(?:yle|si)|canli|agent|human|person)"
)
# What heads hear in a plain wish: "para iadesi".
_OF_WISHES: Final = frozenset({"refund_time", REFUND_STATUS, "return_cost", "return_period"})
_ASKING: Final = re.compile(
    r"\?|\b(?:ne|nasil|neden|niye|kac\w*|nere\w*|nerd\w*|kim\w*|hangi\w*|m[iu](?:s[iu]n\w*|y[iu]m|d[iu]r)?|how|when|where|what|which|who|why|is|do|does|can|will)\b|\w+m[iu](?:s[iu]n[iu]z|y[iu]m)\b"
)
# Who asks for people, and who only tells of having called some.
_CONNECT: Final = re.compile(
    r"\b(?:bagla(?!nti)\w*|aktar(?:in|ir|sana|abil)\w*|gorus(?:mek|ebil|eyim|tur|ecek|mem|ur)\w*|konus(?:mak|abil|ayim|acag|mam|tur|ur)\w*|"
    r"(?:temsilci|yetkili|insan|operator)\w*(?: \w+)? (?:ist|lazim|ver|yok|ara(?:sin|yin)|bul|cikar|gelsin|devret)\w*|muhatap\w*|"
    r"biri(?:yle|si|leri|ne)?(?: \w+){0,2} (?:konus|gorus|arasin|ilgilen|don(?:sun|us)|baksin|yardim)\w*|"
    r"(?:want|need|get|give me|connect|transfer|speak|talk)(?: \w+){0,3} (?:to |with )?(?:a |an |the )?(?:real |live )?(?:human|person|agent|someone|somebody|representative|people)(?! or))"
)
_CALLED: Final = re.compile(
    r"\b(?:musteri hizmet|cagri merkez|sizi|temsilci|destek hat)\w*(?: \w+){0,3} (?:aradi[mk]|ariyoru[mz]|aramisti[mk]|arayip|beklet\w+|kapatti\w*)"
)
_PARCEL: Final = re.compile(r"\b(?:kargo|paket|koli|siparis|urun)\w*")
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
# "Kutuda duruyor" tells where it is.
_STANDS: Final = re.compile(r"(?:(?!yok|eksik)\w+ ){1,4}duruyor?\W*")
_SAID: Final = 0.9
_UNSURE: Final = frozenset({OUT_OF_SCOPE, INFORM, "goodbye"})
_WRONGLY: Final = re.compile(
    r"\b(?:yanlis\w*|baska(?:si)?\b|farkli\w*|alakasiz\w*|yerine|degil\w*|(?<!dar )(?<!bol )(?<!kucuk )(?<!buyuk )(?<!kisa )(?<!uzun )gel(?:di|mis|en)\w*|cik(?:ti|mis|an)\w*|(?:yolla|gonder)(?:mis|di)\w*|gonderil\w+|karis\w+|"
    r"wrong|came|arrived|received|got|sent|different|instead)\b"
)
_TAKES: Final = re.compile(
    r"\b(?:al(?:ayim|abilir|alim|sam)|(?:yolla|gonder)(?:y[iu]n|[iu]n\b|r m[iu]|rm[iu]|ir m[iu]|irm[iu]|yabil|ebil|seniz|saniz)|degis(?!ik)\w+|ist(?:iyo(?!rdu)|erim)|swap|exchange)\w*"
)
_OF_GOODS: Final = frozenset({"exchange", "refund", "replacement", "reship", "repair", "cancel"})
_NAMING: Final = frozenset({"product", "order_number", "phone_last4", "quantity", "email"})
_SAYS_NOTHING: Final = re.compile(
    r"\d+|ts|siparis\w{0,4}|no|numara(?:li|m|si)?|nolu|son|dort|hane\w*|tel|telefon\w*|sonu|icin|ve|bir|bi|evet|merhaba|selam|iyi|gunler|su|bu|o|benim|ile|tane\w*|adet"
)
_PARTS_OF_NAMES: Final = frozenset(word for phrase in PHRASES for word in phrase[:-1])
# What rules read is in scope.
_SAYS: Final = frozenset(
    {"wish", "affirm", "deny", "skip", "undo", "undecided", "pause", "correct", "danger", "rate"}
)
# Who answers so asks nothing in the same words.
_ANSWERING: Final = frozenset({"affirm", "skip", "undo"})
_UNKNOWN: Final = frozenset({FIND_NUMBER, FIND_PHONE})
# Who gives a number asks not where to find it.
_FINDS: Final = {"order_number": FIND_NUMBER, "phone_last4": FIND_PHONE}
# Topics that the rules have read, and what heads often hear in the same words.
_NO_MEANING: Final = {
    COUPON: frozenset({DAMAGED, OUT_OF_SCOPE}),
    PRODUCT: frozenset({OUT_OF_SCOPE}),
    "compare": frozenset({OUT_OF_SCOPE}),
    ARE_YOU_HUMAN: frozenset({"abuse"}),
    FIND_NUMBER: frozenset({"human_agent", OUT_OF_SCOPE}),
    FIND_PHONE: frozenset({"human_agent", OUT_OF_SCOPE}),
}


def settled(
    meaning: Meaning,
    ruled: Sequence[Act],
    entities: Sequence[Entity],
    own: Sequence[Part],
    text: str,
) -> Meaning:
    """The meaning without what the rules know better; `own`: the parts of the message."""
    folded = fold(text)
    meaning = _with(meaning, ruled, entities, folded)
    names = {name for name, _ in meaning.intents}
    unfit = any(part.problems == (GENERAL,) for part in own)
    without = _known_better(ruled, own, names, folded)
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
    if not kept:
        kept = [((INFORM, meaning.intents[0][1]), None)]
    intents, places = zip(*kept, strict=True)
    return replace(meaning, intents=intents, clauses=places)


def _with(
    meaning: Meaning, ruled: Sequence[Act], entities: Sequence[Entity], folded: str
) -> Meaning:
    """The meaning with what the words leave no doubt of, though no head hears it."""
    names = {name for name, _ in meaning.intents}
    found = _lates(names, entities, folded)
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


def _lates(names: set[str], entities: Sequence[Entity], folded: str) -> list[str]:
    """ "Süpürge kayboldu", "bir aydır bekliyorum", "çantam nerede, aradım kapattılar"."""
    goods = any(one.entity == "product" for one in entities) or _PARCEL.search(folded)
    if names & COMPLAINTS or not goods:
        return []
    lost = _LOST.search(folded) or (_WAITED.search(folded) and not _NO_GOODS.search(folded))
    asks = "human_agent" in names and _WHERE.search(folded) and not _CONNECT.search(folded)
    return [LATE] if lost or asks else []


def came_wrong(entities: Sequence[Entity], folded: str) -> bool:
    """Whether something else came, by a word for it or by its name."""
    return any(one.entity == "received" for one in entities) or bool(_WRONGLY.search(folded))


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


def chosen(acts: Sequence[Act], entities: Sequence[Entity], text: str) -> tuple[Act, ...]:
    """The wish to have another variant, where it is asked for by its name alone: "S alayım"."""
    folded = fold(text)
    wanted = next((one for one in entities if one.entity == "wanted"), None)
    wished = any(act.act == "wish" and act.remedy in _OF_GOODS for act in acts)
    if not wanted or wished or came_wrong(entities, folded) or not _TAKES.search(folded):
        return ()
    return (
        Act(
            *("wish", folded, 0, len(folded)),
            remedy="exchange",
            polarity=WANTED,
            variant=wanted.value,
        ),
    )


def _known_better(
    ruled: Sequence[Act], own: Sequence[Part], names: set[str], folded: str
) -> set[str]:
    """The meanings that the words themselves speak against."""
    without = {name for act in ruled for name in _NO_MEANING.get(act.topic, ())}
    if _PEOPLE.search(folded):
        without.discard("human_agent")
    human = any(act.topic == ARE_YOU_HUMAN for act in ruled)
    if (human or _CALLED.search(folded)) and not _CONNECT.search(folded):
        # Who asks whether we are one, or tells of a call, asks for nobody.
        without.add("human_agent")
    if any(_puts_right(act) for act in ruled) and all(act.act != "correct" for act in ruled):
        # Their own address, not our understanding.
        without.add("correction")
    if any(act.act == "undo" for act in ruled):
        without.add(RETURN)
    if own:
        without.discard(DAMAGED)
    if any(act.topic == "when" for act in ruled) and not _PEOPLE.search(folded):
        without.add("human_agent")
    if names & COMPLAINTS and _MOCKS.search(folded) and not _TURNS.search(folded):
        without.add(PRAISE)
    return without | set(_unsaid(own, folded))


def _puts_right(act: Act) -> bool:
    return (act.remedy, act.polarity) == ("change_address", WANTED)


def _unsaid(own: Sequence[Part], folded: str) -> Iterator[str]:
    """What the heads hear beside a trouble whose words say nothing of it."""
    if own and not _lacks(own, folded):
        # "6 bardaktan 2'si kırık": the others are not missing.
        yield MISSING
    if _STANDS.fullmatch(folded):
        yield MISSING
    if _NOT_LATE.search(folded):
        yield LATE
    unfit = any(part.problems == (GENERAL,) for part in own)
    if unfit and not any(LATE in part.problems for part in own) and not _WAITS.search(folded):
        # "Cumartesi düğün var, ayakkabı küçük geldi"
        yield LATE


def _lacks(own: Sequence[Part], folded: str) -> bool:
    return any(MISSING in part.problems for part in own) or bool(_LACKING.search(folded))


def _only_names(entities: Sequence[Entity], folded: str) -> bool:
    """ "Elbisem", "L olsun": an answer, whatever was asked."""
    said = len(folded.split())
    return any(said <= _WORDS.get(one.entity, 0) for one in entities)


def reconciled(acts: Sequence[Act], entities: Sequence[Entity] = ()) -> tuple[Act, ...]:
    """The acts without those that others of them, or an answer about photos, explain."""
    answered = any(one.entity == "photo_answer" for one in entities) or any(
        act.act in _ANSWERING for act in acts
    )
    known = {_FINDS.get(one.entity) for one in entities}
    acts = [
        act
        for act in acts
        if not (_heard_only(act) and (answered or act.topic in known or _wished(act, acts)))
    ]
    asked = [act for act in acts if act.act == "ask" and act.topic]
    unknown = any(act.topic in _UNKNOWN for act in asked)
    kept = (act for act in acts if not (unknown and act.act in {"pause", "undecided"}))
    return tuple(act for act in kept if not _explained(act, acts, asked))


def _heard_only(act: Act) -> bool:
    """A question that only heads hear: rules are sure of theirs."""
    return act.act == "ask" and act.confidence < 1


def _wished(ask: Act, acts: Sequence[Act]) -> bool:
    """ "Don't cancel" asks not how to."""
    wishes = [act for act in acts if act.act == "wish" and act.polarity != ASKED]
    wanted = any(act.polarity == WANTED for act in wishes)
    plain = ask.topic in _OF_WISHES and wanted and not _ASKING.search(ask.clause)
    return plain or (ask.topic.startswith("how_to") and bool(wishes))


def _explained(act: Act, acts: Sequence[Act], asked: Sequence[Act]) -> bool:
    if act.act == "other":
        told = any(one.kind == CONDUCT or one.act in _SAYS for one in acts)
        return told or any(one.topic != "other" for one in asked)
    if act.act == "ask":
        return any(act.topic in OUTDOES.get(one.topic, ()) for one in asked if one is not act)
    if act.act != "privacy" and act.problem not in WISHED:
        return False
    wishes = [one for one in _inside(acts, act) if one.act == "wish" and one.polarity != ASKED]
    if wishes:
        return all(one.remedy in _ELSEWHERE for one in wishes)
    topics = {one.topic for one in _inside(asked, act)} - {"data"}
    return bool(topics) and topics.isdisjoint(_TELLING_TOPICS)


def _inside(acts: Sequence[Act], where: Act) -> Iterator[Act]:
    """Those whose words overlap with an act's."""
    return (one for one in acts if one.start < where.end and where.start < one.end)
