"""Acts that the trained heads find: what is reported and asked about, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.acts import WANTED, Act
from bot.nlu.asking import asks_about
from bot.nlu.clauses import Clause
from bot.nlu.entities import Entity
from bot.nlu.entities.english_things import english_thing
from bot.nlu.entities.entity import Spelled, words
from bot.nlu.entities.quantities import asked_for, came, quantities
from bot.nlu.entities.things import things
from bot.nlu.names import ACTS, COMPLAINTS, MISSING, RETURN
from bot.nlu.parts import Part
from bot.nlu.understand import Meaning
from bot.turkish import fold

# A question counts from here (chosen on lines that were not held out).
ASKED_FROM = 0.5
# A trouble that only the words of a part name counts from here.
_NAMED_FROM = 0.3
_SEVERAL = 2
# The field of an act, and the entity that fills it.
_TIED = {
    "item": "product",
    "order_number": "order_number",
    "quantity": "quantity",
    "variant": "wanted",
}
# The remedies that some pieces of several may want.
_OF_PIECES = frozenset(
    {"refund", "exchange", "replacement", "reship", "repair", "price_reduction", "keep"}
)
# "Elbise güzel", "elbise kalsın", "elbisede sorun yok"
_FINE = re.compile(
    r"\W+(?:(?:de|da|ise|gayet|cok|zaten|bende) ){0,2}"
    r"(?:kalsin|kalacak|dursun|gelsin|guzel\w*|iyi(?:ydi|dir)?\b|harika\w*|super\w*|saglam\w*|tamam\b|"
    r"begend\w+|sorun(?:suz|u)? ?(?:yok|degil)?|sikinti(?:si)? yok|memnun\w*)"
)
_STANDS_FOR = re.compile(r"\b(?:onlar|bunlar|onu|bunu|onun|bunun)\w*\b")
_COUNTED = frozenset({"product", "quantity", "ordered_quantity"})
_TIES = frozenset({"report", "wish"})
_IDENTIFIES = ("order_number", "phone_last4", "email")


def told(meaning: Meaning, whole: Clause, parts: Sequence[Clause]) -> Iterator[Act]:
    """One act for each intent, with the clause that says it best."""
    for (name, score), place in zip(meaning.intents, meaning.clauses, strict=True):
        if name in ACTS:
            where = whole if place is None else parts[place]
            problem = name if ACTS[name] == "report" else ""
            yield _at(where, ACTS[name], round(score, 4), problem=problem)


def apart(
    acts: Iterable[Act],
    parts: Sequence[Part],
    labels: Sequence[str],
    scores: NDArray[np.float64],
) -> Iterator[Act]:
    """The reports of complaints, one for each part that says its own trouble of its own thing.

    `scores`: how sure each intent is of each part.
    """
    heard = [dict(zip(labels, row, strict=True)) for row in scores.tolist()]
    own = list(_distinct(parts, heard))
    every = list(acts)
    known = {act.problem for act in every}
    for act in every:
        mine = [part for part, _ in own if act.problem in part.problems]
        if act.problem not in COMPLAINTS or len(own) < _SEVERAL:
            item, lacking = (mine[0].item, mine[0].lacking) if mine else ("", "")
            yield replace(act, item=lacking or item, value=lacking) if mine else act
        elif mine:
            yield from (_of_part(act, part) for part in mine)
        elif not _spans_several(act, parts):
            yield act
    for part, sure in own:
        problem = max(part.problems, key=lambda name: sure.get(name, 0.0))
        score = round(sure.get(problem, 0.0), 4)
        if len(own) >= _SEVERAL and known.isdisjoint(part.problems) and score >= _NAMED_FROM:
            yield _of_part(Act("report", problem=problem, confidence=score), part)


def _spans_several(act: Act, parts: Sequence[Part]) -> bool:
    """Whether it has no words of its own: a trouble made of two others."""
    return sum(act.start <= part.start and part.end <= act.end for part in parts) >= _SEVERAL


def _distinct(
    parts: Sequence[Part], heard: Sequence[dict[str, float]]
) -> Iterator[tuple[Part, dict[str, float]]]:
    """Each trouble of each thing once, with how sure the heads are of its words."""
    told: set[tuple[tuple[str, ...], str, str]] = set()
    for part, sure in zip(parts, heard, strict=True):
        name = (part.problems, part.item, part.order_number)
        if name not in told:
            told.add(name)
            yield part, sure


def _of_part(act: Act, part: Part) -> Act:
    fields = {field: _first(part.entities, name) for field, name in _TIED.items()}
    where = {"clause": part.text, "start": part.start, "end": part.end}
    item = {"item": part.lacking or part.item, "value": part.lacking}
    return replace(act, **{**fields, **where, **item})


def asked(
    topics: Sequence[str], scores: NDArray[np.float64], spans: Sequence[Clause], folded: str
) -> Iterator[Act]:
    """The questions of a message, the surest first: one for each topic, where its words ask."""
    best: dict[str, tuple[float, Clause]] = {}
    for row, where in zip(scores, spans, strict=True):
        place = int(row.argmax())
        sure = row[place] >= max(ASKED_FROM, best.get(topics[place], (0.0, where))[0])
        if sure and asks_about(topics[place], folded, where.start, where.end):
            best[topics[place]] = (float(row[place]), where)
    for topic, (score, where) in sorted(best.items(), key=lambda pair: -pair[1][0]):
        yield _at(where, "ask", round(score, 4), topic=topic)


def identified(entities: Iterable[Entity]) -> Iterator[Act]:
    """What says who writes or which order is meant."""
    for one in entities:
        if one.entity in _IDENTIFIES:
            where = Clause(one.value, one.start, one.end)
            yield _at(where, "identify", 1.0, **{one.entity: one.value})


def tied(acts: Sequence[Act], entities: Sequence[Entity], text: str) -> Iterator[Act]:
    """The acts with the item, order, quantity and variant of their own clauses."""
    named = _named(text, entities)
    for act in acts:
        if act.act not in _TIES:
            yield act
            continue
        inside = [one for one in entities if act.start <= one.start and one.end <= act.end]
        found = {field: _first(inside, name) for field, name in _TIED.items()}
        found["item"] = _item(act, acts, named, text) or found["item"]
        if not (act.item or found["item"]):
            found["item"] = _thing(text, act, acts)
        if counted := _counted(act, text, inside):
            found["quantity"] = counted
        # What its own part says of it stays.
        yield replace(act, **{name: getattr(act, name) or value for name, value in found.items()})


def _item(act: Act, acts: Sequence[Act], named: Sequence[Entity], text: str) -> str:
    """The thing of an act that its own clause alone does not tell."""
    lacking = next((one.value for one in acts if one.problem == MISSING and one.value), "")
    if act.remedy == "reship" and lacking:
        # "Tabletin kalemi yok, eksik olanları gönderin": those, and no tablet.
        return lacking
    if not named:
        return ""
    if act.problem == RETURN:
        # A request is told of the thing that its wish is for.
        wished = (_meant(one, named, text) for one in acts if _asks_for_money(one))
        if item := next(wished, ""):
            return item
    return _meant(act, named, text)


def _asks_for_money(act: Act) -> bool:
    return (act.act, act.remedy, act.polarity) == ("wish", "refund", WANTED)


def _named(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Each thing that a message names, once; none where it names one thing only."""
    taken = [one for one in entities if one.entity not in _COUNTED]
    spelled = Spelled.of(text)
    found = things(spelled, words(spelled.folded), taken)
    names = {fold(one.value) for one in found}
    return found if len(names) > 1 else []


def _meant(act: Act, named: Sequence[Entity], text: str) -> str:
    """The thing of an act among several: the one of its own words that is not praised or kept.

    "Onlar" stands for what was named last before it.
    """
    folded = fold(text)
    fine = {fold(one.value) for one in named if _FINE.match(folded[one.end :])}
    own = [one for one in named if act.start <= one.start < act.end]
    told = [one for one in own if fold(one.value) not in fine]
    if len({fold(one.value) for one in told}) == 1:
        return told[0].value
    stands = _STANDS_FOR.search(folded, act.start, act.end)
    if told or not stands:
        return ""
    before = [one for one in named if one.start < stands.start() and fold(one.value) not in fine]
    return before[-1].value if before else ""


def _counted(act: Act, text: str, inside: Sequence[Entity]) -> str:
    """How many pieces a wish is for, or are missing where those that came are counted."""
    own = _own_words(act, text, inside)
    if act.act == "wish":
        return asked_for(own.folded) if act.remedy in _OF_PIECES else ""
    ordered, some = _entity(inside, "ordered_quantity"), _entity(inside, "quantity")
    if some is None:
        # The message counts again elsewhere: "2 bardak kırık, o ikisinin parası".
        return str(_first(quantities(own, []), "quantity"))
    if act.problem != MISSING or ordered is None or not came(Spelled.of(text).folded, some):
        return ""
    return str(int(ordered.value) - int(some.value))


def _own_words(act: Act, text: str, inside: Sequence[Entity]) -> Spelled:
    """The words of an act, without those that are numbers of something else."""
    said = Spelled.of(text).folded
    for one in inside:
        if one.entity not in _COUNTED:
            said = f"{said[: one.start]}{'|' * (one.end - one.start)}{said[one.end :]}"
    return Spelled.of(said[act.start : act.end])


def _thing(text: str, act: Act, acts: Sequence[Act]) -> str:
    """The thing of an act's own clause, where the message has several wishes, or is English."""
    spelled = Spelled.of(text[act.start : act.end])
    several = len([one for one in acts if one.act == "wish"]) > 1
    found = things(spelled, words(spelled.folded), ()) if several else []
    return found[0].value if found else english_thing(spelled.folded)


def _entity(entities: Iterable[Entity], name: str) -> Entity | None:
    return next((one for one in entities if one.entity == name), None)


def _first(entities: Iterable[Entity], name: str) -> Any:
    return next((one.value for one in entities if one.entity == name), "")


def _at(where: Clause, act: str, confidence: float, **fields: str) -> Act:
    return Act(act, where.text, where.start, where.end, confidence, **fields)
