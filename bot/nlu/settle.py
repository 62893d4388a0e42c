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

from bot.acts import ASKED, CONDITIONAL, UNWANTED, WANTED, Act
from bot.nlu.asking import ASKING
from bot.nlu.asks import (
    ARE_YOU_HUMAN,
    CANCEL_COST,
    COUPON,
    FIND_NUMBER,
    FIND_PHONE,
    OUTDOES,
    PRODUCT,
    REFUND_STATUS,
    WHEN,
)
from bot.nlu.clauses import clauses
from bot.nlu.conduct import CONDUCT
from bot.nlu.entities import Entity
from bot.nlu.entities.entity import Spelled, words
from bot.nlu.entities.evidence import only_evidence
from bot.nlu.entities.products import PHRASES
from bot.nlu.entities.things import things
from bot.nlu.names import (
    BARE,
    CANCEL,
    COMPLAINTS,
    DAMAGED,
    GENERAL,
    INFORM,
    INVOICE,
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
from bot.nlu.parts import FAULTY, Part
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
    r"\b(?:urun|kargo|paket|siparis|koli|esya|canta|elbise|ayakkabi|telefon|tablet|kitap|\w{3,}(?:im|um|m))\w* (?:\w+ )?ner(?:e)?de\b(?! (?:yaz|bul))|\bwhere(?:'?s| is| are) (?:my|the|our) (?!refund|money|order number|phone number|number|invoice|courier|receipt)\w+"
)
# "TS-1031 nerde kaldı bi de TS-1033'teki ayakkabıyı iade edicem"
_ORDER_SOUGHT: Final = re.compile(
    r"\bts[\W_]{0,3}\d{4}\W{1,3}(?:(?:nolu|numarali|siparis\w*|kargo\w*|paket\w*|de|da) ){0,2}(?:ner(?:e)?de\w*|ne (?:oldu|zaman gel\w+|durumda)|hala yok|gelmedi)|\bwhere(?:'?s| is) (?:my )?(?:order )?ts[\W_]{0,3}\d{4}"
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
_OPEN: Final = frozenset({WANTED, ASKED, CONDITIONAL})
_OF_TIME: Final = frozenset({"return_period", "refund_time", "return_cost", WHEN})
_MONEY_BACK: Final = re.compile(
    r"\b(?:iade|geri|para(?!ca|lim?)|ucret(?!li|siz)|cayma|kargo|gonder|refund|money|return)"
)
_TERMS: Final = frozenset({"repair", "exchange", "replacement"})
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
# "Yanlış ürün değil, çalışmıyor; yanlış dedim pardon"
_NOT_WRONG: Final = re.compile(
    r"\byanlis (?:(?:urun|mal|sey|gelmis|gelen|olan|geldi) )?(?:degil|demedim|gelmedi)\b|\byanlis (?:de(?:di[mk]|misi[mz])|soyle(?:di[mk]|misi[mz]))\b|\b(?:it'?s |it is |its )?not (?:the |a )?wrong\b"
)
_DENIES: Final = re.compile(r" (?:gel(?:medi|en|mis)? |cik(?:an|mis)? |olan )?(?:degil|demedim)\b")
_EKSIK: Final = re.compile(r"\beksi[kg]\w*")
_DENIABLE: Final = ((MISSING, _EKSIK), (DAMAGED, FAULTY))
_CAME_WRONG: Final = re.compile(
    r"\b(?:yanlis|baska|farkli) (?!degil|de(?:di[mk]|misi[mz]))(?:\w+ ){0,2}(?:gel|cik|yolla|gonder|urun)\w*"
)
_AWAITED: Final = re.compile(
    r"\b(?:gec(?:ik\w*| geldi| kaldi| kaliyo\w*)|gelme(?:di|mis|z|yen|yecek|den)\w*|gelmiyo\w*|ulasma\w+|bekl[ei]\w+|(?:cal|ugra|arama)madan|yetisme\w+|ner(?:e)?de\w*|kayip|kaybol\w*|gunlerdir|haftalardir|(?:gun|hafta|ay)d[iu]r|hala|halen|henuz|ne zaman|getirme\w+|ugrama\w+|teslim(?!at)\w*|late|where|waiting|hasn'?t|not (?:come|arrived))\b"
)
_STILL_COMES: Final = re.compile(
    r"\b(?:should|must|may|can|shall|let)(?: \w+){0,3} still (?:come|be (?:sent|delivered|shipped))|still (?:want|need) the \w+|(?:should|must) (?:come|be delivered) as"
)
_FAULTY: Final = re.compile(
    r"\b(?:(?:has|have|with|got|there(?:'?s| is| are)) (?:a |an |some |big |small )*(?:stain|hole|crack|scratch|tear|dent|rip|chip|leak|defect)\w*|(?:is|are|was|were|came|arrived|it'?s) (?:all |completely |badly |a bit |totally )?(?:stained|broken|cracked|torn|ripped|scratched|damaged|defective|faulty|chipped|smashed|dented|leaking)|(?:doesn'?t|does not|don'?t|isn'?t|is not|not|stopped) work(?:ing)?)\b"
)
_OF_INVOICES: Final = re.compile(
    r"\b(?:e?-?fatu?ra?|ftr|fis(?:i|im|imi|ini|in)?\b|irsaliye|kdv|vergi (?:no|numara|daire|levha)|vkn|kurumsal|sirket|unvan|invo|receipt|bill|tax|belge)"
)
_SAID: Final = 0.9
_UNSURE: Final = frozenset({OUT_OF_SCOPE, INFORM, "goodbye"})
_WRONGLY: Final = re.compile(
    r"\b(?:yanlis\w*|baska(?:si)?\b|farkli\w*|alakasiz\w*|yerine|degil\w*|(?<!dar )(?<!bol )(?<!kucuk )(?<!buyuk )(?<!kisa )(?<!uzun )gel(?:di|mis|en)\w*|cik(?:ti|mis|an)\w*|(?:yolla|gonder)(?:mis|di)\w*|gonderil\w+|karis\w+|"
    r"wrong|came|arrived|received|got|sent|different|instead)\b"
)
_TAKES: Final = re.compile(
    r"\b(?:al(?:ayim|abilir|alim|sam|sak)|(?:yolla|gonder)(?:y[iu]n|[iu]n\b|r m[iu]|rm[iu]|ir m[iu]|irm[iu]|yabil|ebil|seniz|saniz)|degis(?!ik)\w+|ist(?:iyo(?!rdu)|erim)|swap|exchange)\w*"
)
_PROPOSES: Final = re.compile(
    r"\b(?:degis|al|tak|yolla|gonder|degistir)(?:s[ae][mk]|seniz|saniz)\b"
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
    if _nowhere(folded) and not names & (COMPLAINTS - {MISSING}):
        return [LATE]
    denied = set(_denied(folded))
    if (names - denied) & COMPLAINTS:
        return []
    if _FAULTY.search(folded) or (denied - {DAMAGED} and FAULTY.search(folded)):
        return [DAMAGED]
    if denied - {WRONG} and _CAME_WRONG.search(folded):
        return [WRONG]
    return [MISSING] if denied - {MISSING} and _EKSIK.search(folded) else []


def _denied(folded: str) -> Iterator[str]:
    """The troubles that a message only says not to be: "eksik değil, yanlış geldi"."""
    if _NOT_WRONG.search(folded):
        yield WRONG
    for problem, expression in _DENIABLE:
        found = list(expression.finditer(folded))
        if found and all(_DENIES.match(folded[one.end() :]) for one in found):
            yield problem


def _nowhere(folded: str) -> bool:
    money = _MONEY_BACK.search(folded)
    return bool(_NOWHERE.search(folded)) and not money and not _SOME_LACK.search(folded)


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


def with_choice(acts: Sequence[Act], entities: Sequence[Entity], text: str) -> tuple[Act, ...]:
    """The acts with the wish for another variant, in the place of the mere question about one."""
    wish = chosen(acts, entities, text)
    if not wish:
        return tuple(acts)
    return (*(act for act in acts if (act.remedy, act.polarity) != ("exchange", ASKED)), *wish)


def chosen(acts: Sequence[Act], entities: Sequence[Entity], text: str) -> tuple[Act, ...]:
    """The wish to have another variant, where it is asked for by its name alone: "S alayım"."""
    folded = fold(text)
    wanted = next((one for one in entities if one.entity == "wanted"), None)
    rivals = [act for act in acts if act.act == "wish" and act.remedy in _OF_GOODS]
    if wanted:
        rivals = [act for act in rivals if not _of_another(act, wanted, entities, text)]
    wished = bool(rivals)
    if wished and _PROPOSES.search(folded) and not ASKING.search(folded):
        # "Onunla değişsek": a wish, politely put.
        wished = any(
            act.act == "wish"
            and act.remedy in _OF_GOODS
            and (act.remedy, act.polarity) != ("exchange", ASKED)
            for act in rivals
        )
    if not wanted or wished or came_wrong(entities, folded) or not _TAKES.search(folded):
        return ()
    start, end = _around(wanted, acts, folded)
    return (
        Act(
            *("wish", folded[start:end].strip(" ,.;"), start, end),
            remedy="exchange",
            polarity=WANTED,
            variant=wanted.value,
        ),
    )


def _of_another(act: Act, wanted: Entity, entities: Sequence[Entity], text: str) -> bool:
    """ "L gönderin, bardakları geri alın": a wish with a thing of its own, elsewhere."""
    apart = not act.start <= wanted.start < act.end
    taken = [one for one in entities if one.entity not in {"product", "quantity"}]
    own = things(Spelled.of(text), words(fold(text)), taken) if apart else []
    return any(act.start <= one.start < act.end for one in own) and any(
        one.end <= wanted.start or act.end <= one.start for one in own
    )


def _around(wanted: Entity, acts: Sequence[Act], folded: str) -> tuple[int, int]:
    """The words of a variant's own, between the other wishes of a message."""
    wishes = [act for act in acts if act.act == "wish" and act.remedy in _OF_GOODS]
    if not any(act.polarity != ASKED for act in wishes):
        return 0, len(folded)
    start = max((act.end for act in wishes if act.end <= wanted.start), default=0)
    end = min((act.start for act in wishes if wanted.end <= act.start), default=len(folded))
    return start, end


def _known_better(
    ruled: Sequence[Act], own: Sequence[Part], names: set[str], folded: str
) -> set[str]:
    """The meanings that the words themselves speak against."""
    without = {name for act in ruled for name in _NO_MEANING.get(act.topic, ())}
    # "Ulaşamıyorum ona" speaks of who knows the phone.
    people = _CONNECT if any(act.topic == FIND_PHONE for act in ruled) else _PEOPLE
    if people.search(folded):
        without.discard("human_agent")
    without |= {*_not_people(ruled, folded), *_said_otherwise(ruled, folded)}
    if own:
        without.discard(DAMAGED)
    if names & COMPLAINTS and _MOCKS.search(folded) and not _TURNS.search(folded):
        without.add(PRAISE)
    return without | set(_unsaid(own, folded))


def _not_people(ruled: Sequence[Act], folded: str) -> Iterator[str]:
    """Who asks whether we are one, tells of a call or asks for the day, asks for nobody."""
    human = any(act.topic == ARE_YOU_HUMAN for act in ruled)
    waits = any(act.topic == WHEN for act in ruled) and not _PEOPLE.search(folded)
    if waits or ((human or _CALLED.search(folded)) and not _CONNECT.search(folded)):
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
    if any(act.remedy in _TERMS and act.polarity == ASKED and act.confidence == 1 for act in ruled):
        yield OUT_OF_SCOPE


def _puts_right(act: Act) -> bool:
    return (act.remedy, act.polarity) == ("change_address", WANTED)


def _goes_elsewhere(act: Act) -> bool:
    moved = act.remedy in {"change_address", "change_pickup"} and act.polarity == WANTED
    return moved or act.kind == CONDUCT


def _unsaid(own: Sequence[Part], folded: str) -> Iterator[str]:
    """What the heads hear beside a trouble whose words say nothing of it."""
    if (own and not _lacks(own, folded)) or _STANDS.fullmatch(folded) or _nowhere(folded):
        # "6 bardaktan 2'si kırık": the others are not missing.
        yield MISSING
    yield from _denied(folded)
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
        and not _of_remedy(act, acts)
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
    plain = ask.topic in _OF_WISHES and wanted and not ASKING.search(ask.clause)
    return plain or (ask.topic.startswith("how_to") and bool(wishes))


def _of_remedy(ask: Act, acts: Sequence[Act]) -> bool:
    """ "Onarım kaç günde biter" asks about that remedy, whose terms are told."""
    if ask.act != "ask" or ask.topic not in _OF_TIME or _MONEY_BACK.search(ask.clause):
        return False
    return any(act.polarity == ASKED and act.remedy in _TERMS for act in _inside(acts, ask))


def _explained(act: Act, acts: Sequence[Act], asked: Sequence[Act]) -> bool:
    if act.act == "other":
        told = any(one.kind == CONDUCT or one.act in _SAYS for one in acts)
        return told or any(one.topic != "other" for one in asked)
    if act.act == "ask":
        # What heads hear outdoes no rule.
        sure = [one for one in asked if _heard_only(act) or not _heard_only(one)]
        return any(act.topic in OUTDOES.get(one.topic, ()) for one in sure if one is not act)
    if act.act != "privacy" and act.problem not in WISHED:
        return False
    if act.problem == RETURN and _only_waits_for_money(act, acts):
        return True
    wishes = [one for one in _inside(acts, act) if one.act == "wish" and one.polarity != ASKED]
    if wishes:
        return all(one.remedy in _ELSEWHERE for one in wishes)
    topics = {one.topic for one in _inside(asked, act)} - {"data"}
    return bool(topics) and topics.isdisjoint(_TELLING_TOPICS)


def _only_waits_for_money(report: Act, acts: Sequence[Act]) -> bool:
    """ "Param iade edilmedi" requests no further return."""
    asks = any(one.topic == REFUND_STATUS for one in _inside(acts, report))
    return asks and not any(one.act == "wish" and one.polarity in _OPEN for one in acts)


def _inside(acts: Sequence[Act], where: Act) -> Iterator[Act]:
    """Those whose words overlap with an act's."""
    return (one for one in acts if one.start < where.end and where.start < one.end)
