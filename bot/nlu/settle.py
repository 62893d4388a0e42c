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
from bot.nlu.names import (
    COMPLAINTS,
    DAMAGED,
    GENERAL,
    INFORM,
    LATE,
    MISSING,
    OUT_OF_SCOPE,
    PRAISE,
    RETURN,
    WISHED,
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
    names = {name for name, _ in meaning.intents}
    unfit = any(part.problems == (GENERAL,) for part in own)
    without = _known_better(ruled, own, names, folded)
    if OUT_OF_SCOPE in names and (unfit or _only_names(entities, folded)):
        without.add(OUT_OF_SCOPE)
    kept = [
        (pair, place)
        for pair, place in zip(meaning.intents, meaning.clauses, strict=True)
        if pair[0] not in without
    ]
    if unfit and not (names - without) & COMPLAINTS:
        kept.insert(0, ((GENERAL, _UNFIT), None))
    if not kept:
        kept = [((INFORM, meaning.intents[0][1]), None)]
    intents, places = zip(*kept, strict=True)
    return replace(meaning, intents=intents, clauses=places)


def _known_better(
    ruled: Sequence[Act], own: Sequence[Part], names: set[str], folded: str
) -> set[str]:
    """The meanings that the words themselves speak against."""
    without = {name for act in ruled for name in _NO_MEANING.get(act.topic, ())}
    if _PEOPLE.search(folded):
        without.discard("human_agent")
    if any(_puts_right(act) for act in ruled) and all(act.act != "correct" for act in ruled):
        # Their own address, not our understanding.
        without.add("correction")
    if any(act.act == "undo" for act in ruled):
        without.add(RETURN)
    if own:
        without.discard(DAMAGED)
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
