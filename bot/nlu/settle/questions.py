"""Which acts stay beside a question, an answer or a wish of the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.acts import ASKED, CONDITIONAL, WANTED, Act
from bot.nlu.asking import ASKING
from bot.nlu.asks import (
    FIND_NUMBER,
    FIND_PHONE,
    OUTDOES,
    REFUND_STATUS,
    WHEN,
)
from bot.nlu.conduct import CONDUCT
from bot.nlu.entities import Entity
from bot.nlu.names import (
    RETURN,
    WISHED,
)
from bot.nlu.settle.words import MONEY_BACK, TERMS

# The wishes that ask for neither the goods nor the money.
_ELSEWHERE: Final = frozenset({"change_address", "change_pickup", "company_invoice", "callback"})
_TELLING_TOPICS: Final = frozenset({"where_is_it", REFUND_STATUS})
# What heads hear in a plain wish: "para iadesi".
_OF_WISHES: Final = frozenset({"refund_time", REFUND_STATUS, "return_cost", "return_period"})
_OPEN: Final = frozenset({WANTED, ASKED, CONDITIONAL})
_OF_TIME: Final = frozenset({"return_period", "refund_time", "return_cost", WHEN})
# What rules read is in scope.
_SAYS: Final = frozenset(
    {"wish", "affirm", "deny", "skip", "undo", "undecided", "pause", "correct", "danger", "rate"}
)
# Who answers so asks nothing in the same words.
_ANSWERING: Final = frozenset({"affirm", "skip", "undo"})
_UNKNOWN: Final = frozenset({FIND_NUMBER, FIND_PHONE})
# Who gives a number asks not where to find it.
_FINDS: Final = {"order_number": FIND_NUMBER, "phone_last4": FIND_PHONE}


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
    if ask.act != "ask" or ask.topic not in _OF_TIME or MONEY_BACK.search(ask.clause):
        return False
    return any(act.polarity == ASKED and act.remedy in TERMS for act in _inside(acts, ask))


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
