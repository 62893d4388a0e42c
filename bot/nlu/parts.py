"""The coordinate parts of a message that each say a trouble of their own thing.

Signs do not part "bardaklar kırık elbise de lekeli geldi": the verb ends a Turkish sentence, so each
trouble belongs to the thing before it, back to the trouble before that.
"""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from bot.nlu.entities import Entity, extract
from bot.nlu.entities.entity import Spelled, Word, words
from bot.nlu.entities.things import noun, things
from bot.nlu.names import DAMAGED, GENERAL, LATE, MISSING, WRONG
from bot.turkish import fold

FAULTY: Final = re.compile(
    r"\b(?:kiri[kg](?!t)|kirildi|catla[kmd]|lekeli|yirti[kg]|yirtil|bozu[kg]|bozuldu|bozulmus|calismi?yo|calismadi|calismaz|arizali|hasarli|ezi[kg]|cizi[kg]|deli[kg]|patla[kmd]|sokuk|kopuk|koptu|defolu|acilmiyo|yanmiyo)\w*"
)
"""That something is broken, wherever it is said."""
_TROUBLES: Final = (
    (
        (DAMAGED,),
        re.compile(
            r"kiri[kg](?!t)\w*|kiril(?:di|mis|iyor)\w*|cat(?:lak|ladi|lamis)\w*|lekeli\w*|leke(?:si)?|yirti[kg]\w*|yirtil\w+|bozu[kg]\w*|"
            r"bozul(?:du|mus)\w*|calismi?(?:yo\w*|yor\w*|adi|amis)|calismadi\w*|arizali\w*|hasarli\w*|ezi[kg]\w*|ezil(?:di|mis)\w*|cizi[kg]\w*|cizil\w+|"
            r"deli[kg]\w*|delin\w+|patla[kmd]\w*|akmis\w*|akit\w+|akiyor\w*|sizdir\w+|sok(?:uk|ul)\w*|kop(?:uk|tu|mus|muk)\w*|defolu\w*|paramparca\w*|"
            r"dokul(?:du|mus)\w*|paslan\w+|pasli\w*|yamul\w+|yamuk\w*|acilmiyo\w*|yanmiyo\w*|erimis\w*|solmus\w*|curu[kmd]\w*|kullanilmis\w*"
        ),
    ),
    ((MISSING,), re.compile(r"eksi[kg]\w*|cikma(?:di|mis)\w*|konma(?:di|mis)\w*|koyma(?:di|mis)\w*|yok(?:tu)?")),
    ((WRONG,), re.compile(r"yanlis\w*|baska(?:si)?|farkli\w*|alakasiz\w*")),
    ((LATE, MISSING), re.compile(r"gelme(?:di|mis)\w*|ulasma(?:di|mis)\w*|gelmiyo\w*|gecik(?:ti|mis|iyor)\w*")),
)  # fmt: skip
_SIZE: Final = re.compile(r"(?:kucu[kc]|buyu[kg]|dar|bol|kisa|uzun|kalitesiz|ince|kotu)")
_CAME: Final = re.compile(
    r"(?:gel|cik|kal|ol|yolla|gonder|var)\w*|(?:yollan|gonderil)\w+|edil\w+|durum\w*|halde"
)
# "Kırık değil", "leke yok", "eksik mi": no trouble.
_DENIED: Final = re.compile(r"degil\w*|yok\w*|m[iu]\w*|olmadan")
# "Sorun yok", "kusuru yok"
_NO_TROUBLE: Final = re.compile(
    r"(?:sorun|problem|sikinti|kusur|hasar|eksi[kg]|leke|kiri[kg]|cizi[kg]|haber|ses|cevap|gerek|fatura|foto|resim|sey)\w*"
)
_ACCESSORY: Final = re.compile(
    r"^(?:sarj\w*|kalem|kablo|adaptor|kumanda|kapak|pil|kilif|vida|aparat|filtre|batarya|kilavuz|kulp|toka|kemer|askilik|aski|anahtar|hortum|firca|uc|dongle|usb|tripod|stand|ayak|cakmak|kapagi|sarjor|kulaklik|hafiza kart\w*)\b"
)
_GENITIVE: Final = re.compile(r"[iu]n$")
_INSIDE: Final = re.compile(
    r"(?:kutu|paket|ic|yan|set|koli|poset|ambalaj)(?:su|si|i|in)?(?:nd[ae]n?|d[ae]n?|t[ae]n?)\w*|cikma\w*"
)
_NOWHERE: Final = frozenset(
    {"ortada", "ortalarda", "ortalikta", "ortaliklarda", "meydanda", "gorunurde"}
)
_LACK: Final = re.compile(r"eksi[kg]|noksan")
_LEFT: Final = re.compile(r"(?:olan|kalan)(?:lar)?(?:i|ini)?$|(?:gonder|yolla|tamamla)\w*$")
_CAME_INSTEAD: Final = re.compile(
    r"(?:gel|cik)(?:di|mis|en|ti|an)|(?:yolla|gonder|koy|ver)(?:mis|di|mus|du)|gonderil|yollan"
)
_VERY: Final = frozenset({"cok", "biraz", "fazla", "bana", "baya", "bayagi", "asiri", "da", "de"})
_GOES_ON: Final = re.compile(
    r"(?:x{0,3}[sl]|m|\d{2}|\w+(?:in|iniz|yin|yiniz|sana|yorum|ama|ve)|ama|ve|ya|bunu|onu|daha|bir|bi|buyugunu|kucugunu)"
)
_SHORTEST: Final = 2
_JOINS: Final = frozenset(
    {*("ve", "ama", "fakat", "ancak"), *("ayrica", "hem", "ustelik", "yalniz", "birde")}
)


@dataclass(frozen=True)
class Part:
    """`problems`: what its words can mean; `entities`: those of its own words."""

    problems: tuple[str, ...]
    item: str
    order_number: str
    text: str
    start: int
    end: int
    entities: tuple[Entity, ...]
    lacking: str = ""
    """The parts of the thing that are missing, as they are called."""


@dataclass(frozen=True)
class _Trouble:
    """A word that says a trouble, and the thing that it is said of."""

    problems: tuple[str, ...]
    place: int
    of: Entity
    lacking: tuple[str, ...] = ()


def parts(text: str, entities: Sequence[Entity]) -> tuple[Part, ...]:
    """A part for each trouble that has a thing or an order of its own, in their order."""
    spelled = Spelled.of(text)
    said = words(spelled.folded)
    anchors = _anchors(spelled, said, entities)
    troubles = _gathered(list(_troubles(said, anchors)), anchors, said)
    cuts = [_cut(said, one.place, after.of) for one, after in pairwise(troubles)]
    ends = [*cuts, len(spelled.folded)]
    return tuple(
        _part(spelled, one, start, end)
        for one, start, end in zip(troubles, [0, *cuts], ends, strict=False)
    )


def _anchors(text: Spelled, said: Sequence[Word], entities: Sequence[Entity]) -> list[Entity]:
    """What a trouble can be said of: things, and orders where no thing is named."""
    taken = [
        one for one in entities if one.entity not in {"product", "quantity", "ordered_quantity"}
    ]
    orders = [one for one in entities if one.entity == "order_number"]
    # "Ayakkabı yerine terlik": a thing, though it is the name of what was wanted.
    wanted = [
        replace(one, entity="product")
        for one in taken
        if one.entity == "wanted" and noun(fold(one.value).split()[-1])
    ]
    return [*sorted((*things(text, said, taken), *wanted), key=lambda one: one.start), *orders]


def _troubles(said: Sequence[Word], anchors: Sequence[Entity]) -> Iterator[_Trouble]:
    since = 0
    for place in range(len(said)):
        problems = _problems(said, place)
        if not problems:
            continue
        of = _said_of(said, place, anchors, since)
        if of:
            yield _Trouble(problems, _verb_of(said, place), of)
            since = max(said[_verb_of(said, place)].end, of.end)


def _gathered(
    troubles: Sequence[_Trouble], anchors: Sequence[Entity], said: Sequence[Word]
) -> list[_Trouble]:
    """One trouble of the whole for all of its missing parts: "tabletin kalemi yok, kablosu yok"."""
    found: list[_Trouble] = []
    for one in troubles:
        whole = _whole_of(one, anchors, said, troubles)
        if whole is not None and whole is not one.of:
            one = replace(one, of=whole, lacking=(one.of.value,))
        same = found and found[-1].problems == one.problems == (MISSING,)
        if same and found[-1].of == one.of and (one.lacking or found[-1].lacking):
            found[-1] = replace(one, lacking=(*found[-1].lacking, *one.lacking))
        else:
            found.append(one)
    return found


def _whole_of(
    trouble: _Trouble,
    anchors: Sequence[Entity],
    said: Sequence[Word],
    troubles: Sequence[_Trouble],
) -> Entity | None:
    """What an accessory that is missing belongs to, where the words say so."""
    if trouble.problems != (MISSING,) or not _ACCESSORY.search(fold(trouble.of.value)):
        return None
    before = [
        one
        for one in anchors
        if one.entity == "product"
        and one.end <= trouble.of.start
        and not _ACCESSORY.search(fold(one.value))
    ]
    holding = (one for one in reversed(before) if _holds(one, said) or _lacks(one, troubles))
    return next(holding, None)


def _holds(thing: Entity, said: Sequence[Word]) -> bool:
    """ "Tabletin kutusunda", "makinenin": what follows is in it or of it."""
    place = next((at for at, word in enumerate(said) if word.end >= thing.end), len(said))
    following = said[place + 1 : place + 3]
    return bool(_GENITIVE.search(said[place].text)) or any(
        _INSIDE.fullmatch(word.text) for word in following
    )


def _lacks(thing: Entity, troubles: Sequence[_Trouble]) -> bool:
    return any(one.problems == (MISSING,) and one.of == thing for one in troubles)


def _problems(said: Sequence[Word], place: int) -> tuple[str, ...]:
    word = said[place].text
    before = said[place - 1].text if place else ""
    after = said[place + 1].text if place + 1 < len(said) else ""
    if word.startswith("yok") and (_NO_TROUBLE.fullmatch(before) or before in {"pek", "hic"}):
        return ()
    if _DENIED.fullmatch(after) and not said[place].stop:
        return ()
    if word.startswith("yok") and before in _NOWHERE:
        return (LATE,)
    if _LACK.match(word) and _LEFT.match(after):
        # "Eksik olanları gönderin" asks for what was told.
        return ()
    if word == "yerine" and noun(before) and _comes(said, place):
        return (WRONG,)
    if _SIZE.match(word) and (re.match("gel|cik|kal|ol", after) or _just_so(said, place)):
        return (GENERAL,)
    return next((found for found, form in _TROUBLES if form.fullmatch(word)), ())


def _comes(said: Sequence[Word], place: int) -> bool:
    """ "Ayakkabı yerine terlik gelmiş"."""
    return _verb_of(said, place) != place


def _verb_of(said: Sequence[Word], place: int) -> int:
    """Where "yerine" has its verb; for every other word its own place."""
    if said[place].text != "yerine":
        return place
    near = range(place + 1, min(place + 5, len(said)))
    return next((at for at in near if _CAME_INSTEAD.match(said[at].text)), place)


def _just_so(said: Sequence[Word], place: int) -> bool:
    """ "Elbise küçük, L gönderin": without a verb, right behind the thing."""
    at = place - 1
    while at > 0 and said[at].text in _VERY:
        at -= 1
    if at < 0 or said[at].stop or noun(said[at].text) is None:
        return False
    following = said[place + 1] if place + 1 < len(said) else None
    ends = following is None or said[place].stop or bool(_GOES_ON.fullmatch(following.text))
    return ends and len(said[place].text) > _SHORTEST


def _said_of(
    said: Sequence[Word], place: int, anchors: Sequence[Entity], since: int
) -> Entity | None:
    """The last thing before a trouble and after the one before, or the one right behind it."""
    before = [one for one in anchors if since <= one.start and one.end <= said[place].start]
    goods = [one for one in before if one.entity == "product"]
    if before:
        return (goods or before)[-1]
    behind = said[place + 1].start if place + 1 < len(said) else -1
    return next((one for one in anchors if one.start == behind), None)


def _cut(said: Sequence[Word], place: int, following: Entity) -> int:
    """Where a part ends: at a sign or a joining word, else behind its verb."""
    between = [at for at in range(place, len(said) - 1) if said[at].end <= following.start]
    for at in between:
        if said[at].stop or said[at + 1].text in _JOINS:
            return said[at + 1].start
    verb = place + 1
    if verb < len(said) and said[verb].end <= following.start and _CAME.fullmatch(said[verb].text):
        return said[verb].end
    return said[place].end if said[place].end <= following.start else following.end


def _part(text: Spelled, trouble: _Trouble, start: int, end: int) -> Part:
    start += len(text.folded[start:end]) - len(text.folded[start:end].lstrip(" ,.;"))
    end = start + len(text.folded[start:end].rstrip(" ,.;"))
    said = text.folded[start:end]
    own = extract(text.source[start:end])
    order = next((one.value for one in own if one.entity == "order_number"), "")
    item = trouble.of.value if trouble.of.entity == "product" else ""
    lacking = ", ".join(dict.fromkeys(trouble.lacking))
    return Part(trouble.problems, item, order, said, start, end, _moved(own, start), lacking)


def _moved(entities: Sequence[Entity], by: int) -> tuple[Entity, ...]:
    return tuple(replace(one, start=one.start + by, end=one.end + by) for one in entities)
