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
from bot.nlu.entities.things import things
from bot.nlu.names import DAMAGED, GENERAL, LATE, MISSING, WRONG

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


@dataclass(frozen=True)
class _Trouble:
    """A word that says a trouble, and the thing that it is said of."""

    problems: tuple[str, ...]
    place: int
    of: Entity


def parts(text: str, entities: Sequence[Entity]) -> tuple[Part, ...]:
    """A part for each trouble that has a thing or an order of its own, in their order."""
    spelled = Spelled.of(text)
    said = words(spelled.folded)
    troubles = list(_troubles(said, _anchors(spelled, said, entities)))
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
    return [*things(text, said, taken), *orders]


def _troubles(said: Sequence[Word], anchors: Sequence[Entity]) -> Iterator[_Trouble]:
    since = 0
    for place, word in enumerate(said):
        problems = _problems(said, place)
        if not problems:
            continue
        of = _said_of(said, place, anchors, since)
        if of:
            yield _Trouble(problems, place, of)
            since = max(word.end, of.end)


def _problems(said: Sequence[Word], place: int) -> tuple[str, ...]:
    word = said[place].text
    before = said[place - 1].text if place else ""
    after = said[place + 1].text if place + 1 < len(said) else ""
    if word.startswith("yok") and (_NO_TROUBLE.fullmatch(before) or before in {"pek", "hic"}):
        return ()
    if _DENIED.fullmatch(after) and not said[place].stop:
        return ()
    if _SIZE.match(word) and re.match("gel|cik|kal|ol", after):
        return (GENERAL,)
    return next((found for found, form in _TROUBLES if form.fullmatch(word)), ())


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
    return Part(trouble.problems, item, order, said, start, end, _moved(own, start))


def _moved(entities: Sequence[Entity], by: int) -> tuple[Entity, ...]:
    return tuple(replace(one, start=one.start + by, end=one.end + by) for one in entities)
