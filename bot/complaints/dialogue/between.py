"""What comes in between: a question, a choice that is only wondered about, somebody undecided."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from bot.commerce.errors import NotAllowed
from bot.complaints.deed import KEEP, alike, fitting
from bot.complaints.dialogue import telling
from bot.complaints.dialogue.compare import compared
from bot.complaints.dialogue.facts import facts, stock
from bot.complaints.dialogue.remedy import quoted
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kind import Matter
from bot.complaints.kinds import KINDS
from bot.complaints.move import Move, Say
from bot.complaints.reading.wishes import rivals
from bot.complaints.situation import Situation
from bot.complaints.step import Step

# What a rule answers better than the terms of one choice.
_RULES = frozenset({"return_period", "return_cost", "how_to_return", "how_to_cancel", "hours"})
_CHOOSING = frozenset({Step.WISH, Step.CONFIRM, Step.VARIANT})


def answer_between(scene: Scene, asked: str | None, useful: bool, move: Move) -> bool:
    """Answer a question that came instead of (or with) the answer to ours; True if it was one.

    `useful`: the message said something for the case as well.
    """
    if _undecided(scene, asked, move) or _torn(scene, move):
        return True
    told = facts(scene)
    if not set(scene.heard.topics) & _RULES and _explained(scene, told, move):
        return True
    if told:
        move.says += told
        _offer(scene, _stock_of(told))
        return True
    if not useful and asked and scene.heard.wondered:
        # "Bulunmazsa para iadesi isterim": nothing to be done today, and nothing unclear.
        move.say("utter_noted_detail")
        return True
    return not useful and asked is not None and _told(scene, move)


def _undecided(scene: Scene, asked: str | None, move: Move) -> bool:
    """Who can't decide gets the choices side by side, and no push."""
    heard, matter = scene.heard, scene.matter
    compares = "compare" in heard.topics
    # Who hesitates before a yes has chosen already, and is only waited for.
    wonders = compares or (heard.act("undecided") and asked != Step.CONFIRM)
    if matter is None or not wonders:
        return False
    if asked not in _CHOOSING and not _chooses(matter):
        return False
    if compares and asked == Step.CONFIRM:
        matter.problem.wish, matter.problem.offered = None, ""
    move.says += compared(matter)
    return True


def _torn(scene: Scene, move: Move) -> bool:
    """ "Paramı da verin yenisini de": what can't be both is said, and the choice is asked for."""
    matter = scene.matter
    if matter is None or matter.problem.wish or not _chooses(matter):
        return False
    if scene.heard.contradicts:
        move.say("utter_which_of_both")
    elif rivals(scene.heard):
        move.say("utter_one_of_them")
    else:
        return False
    return True


def _chooses(matter: Matter) -> bool:
    """Whether the choice is the next that is asked for."""
    return matter.kind.next_step(matter) is Step.WISH


def _stock_of(told: Sequence[Say]) -> Say | None:
    return next((say for say in told if say.response == "utter_fact_in_stock"), None)


def _offer(scene: Scene, found: Say | None) -> None:
    """ "41 var mı?": it is there, so the exchange for it is put to the customer, who may say no."""
    matter = scene.matter
    if found and matter and matter.problem.wish is None and "exchange" in matter.options:
        matter.problem.variant, matter.problem.wish = str(found.values["variant"]), "exchange"


def _told(scene: Scene, move: Move) -> bool:
    """Where the order is, or its invoice: what our own question does not tell already."""
    matter, wanted = scene.matter, KINDS.get(scene.heard.intent)
    if matter is None or wanted is None or not wanted.only_tells:
        return False
    if wanted.where and matter.kind.where and not matter.kind.only_tells:
        return False
    move.says += wanted.tell(matter)
    return True


def _explained(scene: Scene, told: Sequence[Say], move: Move) -> bool:
    """ "İndirim ne kadar olur?": what it would bring, from the shop; nothing is chosen by it.

    `told`: what is known of the message's questions.
    """
    wondered, matter = scene.heard.wondered, scene.matter
    if not wondered or matter is None or matter.kind.item_step(matter):
        return False
    if len(_meant(wondered, matter)) > 1 and _chooses(matter):
        move.says += compared(matter)
        return True
    matter = _of_request(wondered[0], matter)
    kind = fitting(wondered[0], matter.options)
    if kind in {None, KEEP}:
        return False
    would = replace(matter, problem=replace(matter.problem, wish=kind)).plan()
    if not would or not alike(wondered[0], would) or matter.above_limit(would):
        return False
    # "L yoksa iade ederim", "değişim olur mu, L var mı": whether there is one.
    there = _stock_of(told)
    move.says += [there] if there else stock(scene) if scene.heard.first("wanted") else []
    with suppress(NotAllowed):
        what = matter.deed(would, matter.instead_of)
        move.says.append(telling.terms(matter, quoted(matter, what), would))
    move.say("utter_only_with_yes")
    return True


def _of_request(wish: str, matter: Matter) -> Matter:
    """ "Hâlâ hazırlanıyor, iptal etsem mi": no choice of a late parcel, but one of its own."""
    if fitting(wish, matter.options) or matter.where == Situation.DELIVERED:
        return matter
    own = next((kind for kind in KINDS.values() if kind.remedy == wish), matter.kind)
    return replace(matter, kind=own, problem=replace(matter.problem, type=own.name))


def _meant(wondered: Sequence[str], matter: Matter) -> set[str]:
    """The choices that are weighed: "indirim iyiyse kalır, yoksa iade"."""
    choices = (fitting(one, matter.options) for one in wondered)
    return {one for one in choices if one and one != KEEP}
